// The page: a log-in, then the frame with the view that the address names.
import { html, render, useEffect, useMemo, useRef, useState } from '/page/lib.js';
import { onExpired, session } from '/page/api.js';
import { resume, useLive } from '/page/live.js';
import { useRoute } from '/page/router.js';
import { Stores } from '/page/context.js';
import { Login, LoginDialog } from '/page/parts/login.js';
import { Side } from '/page/parts/side.js';
import { Shortcuts } from '/page/parts/shortcuts.js';
import { Toasts } from '/page/parts/dialog.js';
import { Loading, Notice, Trouble } from '/page/parts/basics.js';
import { VIEWS } from '/page/views.js';

function App() {
  const [found, setFound] = useState();
  const [problem, setProblem] = useState();
  const [expired, setExpired] = useState(false);
  const look = async () => {
    try {
      setFound(await session());
      setProblem(undefined);
    } catch (failure) {
      setProblem(failure);
      setTimeout(look, 3000);
    }
  };
  useEffect(() => {
    look();
    return onExpired(() => setExpired(true));
  }, []);
  const entered = (one) => {
    setFound(one);
    setExpired(false);
    resume();
  };
  if (found === undefined) {
    return problem ? html`<main class="login"><div class="login-box"><${Trouble} problem=${problem} /></div></main>` : null;
  }
  if (found === null) {
    return html`<${Login} onEnter=${entered} />`;
  }
  return html`<${Frame} session=${found} onLeave=${() => setFound(null)} />
    ${expired && html`<${LoginDialog} onEnter=${entered} />`}<${Toasts} />`;
}

const kept = (key) => sessionStorage.getItem(key) || '';

function Frame({ session: mine, onLeave }) {
  const route = useRoute();
  const { data, problem } = useLive('/overview', 4);
  const [chosen, setChosen] = useState(kept('store'));
  const stores = useMemo(() => {
    const all = data?.stores || [];
    const known = all.some((one) => one.name === chosen) ? chosen : '';
    return {
      all,
      chosen: known,
      one: all.find((one) => one.name === known) || all[0],
      zone: (name) => (all.find((one) => one.name === (name || known)) || all[0])?.timeZone || 'UTC',
      choose: (name) => {
        sessionStorage.setItem('store', name);
        setChosen(name);
      },
    };
  }, [data, chosen]);
  const view = VIEWS.find((one) => one.name === route.view) || VIEWS[0];
  const isFirst = useRef(true);
  useEffect(() => {
    // from view to view the reading goes on in the new one; at first it begins at the top of the page
    if (!isFirst.current) {
      document.querySelector('main').focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirst.current = false;
  }, [view.name, route.parts.join('/')]);
  return html`<${Stores.Provider} value=${stores}>
    <a class="skip" href=${location.hash || '#/overview'} onClick=${toMain}>Skip to the view</a>
    <div class="shell">
      <${Side} current=${view.name} overview=${data} problem=${problem} session=${mine} onLeave=${onLeave} />
      <div class="body"><main class="main" tabindex="-1">
        ${data && !data.holdsLock && html`<div class="stack"><${Notice} tone="amber"><strong>This instance stands by. </strong>
          Another one works on the database; this one takes over when that one stops.<//><p></p></div>`}
        ${data ? html`<${view.View} route=${route} overview=${data} problem=${problem} key=${view.name} />`
          : problem ? html`<${Trouble} problem=${problem} />` : html`<${Loading} />`}
      </main></div>
    </div>
    <${Shortcuts} />
  <//>`;
}

function toMain(event) {
  event.preventDefault();
  document.querySelector('main').focus();
}

render(html`<${App} />`, document.getElementById('page'));
