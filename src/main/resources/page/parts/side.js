// The navigation with what needs attention, the stores, and the state of the connections.
import { html, useState } from '/page/lib.js';
import { logOut } from '/page/api.js';
import { attempt } from '/page/parts/dialog.js';
import { Button } from '/page/parts/basics.js';
import { Icon } from '/page/parts/icons.js';
import { useStores } from '/page/context.js';
import { VIEWS } from '/page/views.js';
import { count } from '/page/format.js';
import { openShortcuts } from '/page/parts/shortcuts.js';

export function Side({ current, overview, problem, session, onLeave }) {
  const stores = useStores();
  const leave = async () => {
    if (await attempt(logOut)) {
      onLeave();
    }
  };
  return html`<div class="side"><div class="side-in">
    <a class="brand" href="#/overview"><img src="/page/icon.svg" alt="" />handshake-dear</a>
    ${stores.all.length > 1 && html`<div class="store-choice"><label for="store">Store</label>
      <select id="store" class="input" value=${stores.chosen} onChange=${(event) => stores.choose(event.target.value)}>
        <option value="">All stores</option>
        ${stores.all.map((one) => html`<option value=${one.name} key=${one.name}>${one.name}</option>`)}
      </select></div>`}
    <nav class="tabs" aria-label="Views">${VIEWS.map((view) => html`<a href=${'#/' + view.name} key=${view.name}
      aria-current=${view.name === current ? 'page' : undefined}><${Icon} name=${view.name} />${view.text}
      ${view.name === 'pending' && html`<${Attention} overview=${overview} />`}</a>`)}</nav>
    <div class="side-foot">
      <div class="links-state" role="group" aria-label="Connections">
        ${problem && html`<${Link} tone="red" name="Integration" text="does not answer" />`}
        ${!problem && overview && html`<${Link} tone=${tone(overview.dear)} name="DEAR" text=${overview.dear.state} />`}
        ${!problem && stores.all.map((one) => html`<${Link} key=${one.name} tone=${tone(one.connection)} name=${'Handshake ' + one.name} text=${one.connection.state} />`)}
      </div>
      <div class="side-tools">
        <${Theme} />
        <${Button} kind="quiet" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick=${openShortcuts}><${Icon} name="keys" /><//>
        ${!session.open && html`<${Button} kind="quiet" aria-label="Log out" title="Log out" onClick=${leave}><${Icon} name="leave" /><//>`}
      </div>
    </div>
  </div></div>`;
}

const tone = (connection) => (connection.state === 'broken' ? 'red' : 'green');

function Link({ tone: its, name, text }) {
  return html`<span class="link-state"><span class=${'dot ' + its}></span><span>${name} ${text}</span></span>`;
}

/** How many orders wait for a person. */
function Attention({ overview }) {
  const orders = overview?.orders || {};
  const number = (orders.HELD || 0) + (orders.FAILED || 0);
  return number > 0 && html`<span class="badge" title="Orders that wait for a person">${count(number)}<span class="unseen"> wait for a person</span></span>`;
}

/** Light or dark; until somebody chooses, as the system is. */
function Theme() {
  const [theme, setTheme] = useState(current());
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    localStorage.setItem('theme', other);
    document.documentElement.dataset.theme = other;
    setTheme(other);
  };
  return html`<${Button} kind="quiet" aria-label=${`Use ${other} colours`} title=${`Use ${other} colours`} onClick=${change}>
    <${Icon} name=${other === 'dark' ? 'moon' : 'sun'} /><//>`;
}

function current() {
  return document.documentElement.dataset.theme
    || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
