// Keys for those who have the page open all day; shown by ?, and off for those whose tools send single letters.
import { html, useEffect, useState } from '/page/lib.js';
import { Button } from '/page/parts/basics.js';
import { Dialog } from '/page/parts/dialog.js';
import { go } from '/page/router.js';
import { VIEWS } from '/page/views.js';

const PATIENCE = 1500;
let open = () => {};

export const openShortcuts = () => open();

const areOff = () => localStorage.getItem('shortcuts') === 'off';

function isTyping(target) {
  return target.closest('input:not([type=checkbox]), select, textarea, dialog');
}

/** The next or previous order, product or job of the list. */
function move(step) {
  const links = [...document.querySelectorAll('main [data-row]')];
  const at = links.indexOf(document.activeElement);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
}

export function Shortcuts() {
  const [shown, setShown] = useState(false);
  const [off, setOff] = useState(areOff());
  useEffect(() => {
    open = () => setShown(true);
    let afterG = 0;
    const pressed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || areOff()) {
        return;
      }
      const view = VIEWS.find((one) => one.key === event.key);
      if (event.timeStamp - afterG < PATIENCE && view) {
        afterG = 0;
        go([view.name]);
      } else if (event.key === 'g') {
        afterG = event.timeStamp;
      } else if (event.key === '?') {
        setShown(true);
      } else if (event.key === '/') {
        document.querySelector('[data-search]')?.focus();
        event.preventDefault();
      } else if (event.key === 'j' || event.key === 'k') {
        move(event.key === 'j' ? 1 : -1);
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  const change = (event) => {
    localStorage.setItem('shortcuts', event.target.checked ? 'on' : 'off');
    setOff(!event.target.checked);
  };
  const close = () => setShown(false);
  return shown && html`<${Dialog} title="Keyboard shortcuts" onClose=${close} foot=${html`<${Button} onClick=${close}>Close<//>`}>
    <dl class="keys">
      ${VIEWS.map((view) => html`<dt key=${view.name}><kbd>g</kbd> <kbd>${view.key}</kbd></dt><dd>${view.text}</dd>`)}
      <dt><kbd>/</kbd></dt><dd>Search</dd>
      <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>Next or previous row; <kbd>Enter</kbd> opens it</dd>
      <dt><kbd>Esc</kbd></dt><dd>Close a dialog</dd>
      <dt><kbd>?</kbd></dt><dd>This list</dd>
    </dl>
    <label class="row"><input type="checkbox" checked=${!off} onChange=${change} />Use these keys</label>
  <//>`;
}
