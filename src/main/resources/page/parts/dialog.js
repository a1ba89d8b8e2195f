// Questions before what cannot be taken back, and short reports of what was done.
import { html, useEffect, useId, useRef, useState } from '/page/lib.js';
import { Button } from '/page/parts/basics.js';
import { Icon } from '/page/parts/icons.js';

/** The browser's own dialog: it keeps the focus and closes on Escape. */
export function Dialog({ title, onClose, children, foot }) {
  const frame = useRef();
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    frame.current.showModal();
    return () => before?.isConnected && before.focus();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${frame} aria-labelledby=${id} onCancel=${cancel}>
    <div class="dialog-body"><h2 id=${id}>${title}</h2>${children}<div class="dialog-foot">${foot}</div></div>
  </dialog>`;
}

/**
 * A button that says first what it means.
 *
 * @param means what happens, and what does not
 * @param action does it; answers a promise
 */
export function Confirmed({ title, means, verb, action, danger, kind = '', icon, disabled, children }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    await action();
    setBusy(false);
    setOpen(false);
  };
  return html`<${Button} kind=${kind + (danger ? ' danger' : '')} icon=${icon} disabled=${disabled} onClick=${() => setOpen(true)}>${children}<//>
    ${open && html`<${Dialog} title=${title} onClose=${() => setOpen(false)} foot=${html`
      <${Button} onClick=${() => setOpen(false)}>Cancel<//>
      <${Button} kind=${'main-action' + (danger ? ' danger' : '')} busy=${busy} onClick=${act}>${verb}<//>`}>${means}<//>`}`;
}

const LONG = 9000;
let tellAll = () => {};
let last = 0;

/** Reports at the lower right; read out by screen readers. */
export function tell(text, tone = 'green') {
  tellAll({ id: ++last, text, tone });
}

/** Does what a button says: tells what came of it, or why it did not. Answers undefined after a failure. */
export async function attempt(action, done) {
  try {
    const answer = await action();
    const text = typeof done === 'function' ? done(answer) : done;
    if (text) {
      tell(text);
    }
    return answer === undefined || answer === null ? true : answer;
  } catch (problem) {
    tell(problem.message, 'red');
    return undefined;
  }
}

export function Toasts() {
  const [all, setAll] = useState([]);
  const drop = (id) => setAll((shown) => shown.filter((one) => one.id !== id));
  useEffect(() => {
    tellAll = (toast) => {
      setAll((shown) => [...shown.slice(-3), toast]);
      setTimeout(() => drop(toast.id), toast.tone === 'red' ? 2 * LONG : LONG);
    };
  }, []);
  return html`<div class="toasts" role="log" aria-live="polite" aria-label="Messages">${all.map((one) => html`<div class=${'toast ' + one.tone} key=${one.id}>
    <div>${one.text}</div><${Button} kind="quiet little" aria-label="Close this message" onClick=${() => drop(one.id)}><${Icon} name="cross" size="13" /><//></div>`)}</div>`;
}
