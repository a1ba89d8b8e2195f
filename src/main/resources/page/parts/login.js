// The log-in: a page of its own at first, a dialog over the view when the session has expired.
import { html, useId, useState } from '/page/lib.js';
import { logIn } from '/page/api.js';
import { Button, Notice } from '/page/parts/basics.js';
import { Dialog } from '/page/parts/dialog.js';
import { duration } from '/page/format.js';

function useLogin(onEnter) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState();
  const enter = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const session = await logIn(password);
      setPassword('');
      setBusy(false);
      onEnter(session);
    } catch (failure) {
      setProblem(words(failure));
      setBusy(false);
    }
  };
  return { password, setPassword, busy, problem, enter };
}

function words(failure) {
  if (failure.status === 401) {
    return 'This is not the password. It is the setting admin.password.';
  }
  if (failure.status === 429) {
    return `Too many attempts. Try again in ${duration(failure.retryAfter || 60)}.`;
  }
  return failure.message;
}

function Fields({ login }) {
  const id = useId();
  return html`<div class="field"><label for=${id}>Admin password</label>
      <input id=${id} class="input" type="password" name="password" autocomplete="current-password" required autofocus
        value=${login.password} onInput=${(event) => login.setPassword(event.target.value)}
        aria-invalid=${login.problem ? 'true' : undefined} /></div>
    <div role="alert">${login.problem && html`<${Notice} tone="red">${login.problem}<//>`}</div>`;
}

export function Login({ onEnter }) {
  const login = useLogin(onEnter);
  return html`<main class="login"><form onSubmit=${login.enter}>
    <span class="brand"><img src="/page/icon.svg" alt="" />handshake-dear</span>
    <h1>Log in</h1>
    <input type="text" name="username" autocomplete="username" value="admin" readonly hidden />
    <${Fields} login=${login} />
    <${Button} type="submit" kind="main-action" busy=${login.busy}>Log in<//>
  </form></main>`;
}

/** What was typed and chosen in the view stays as it is. */
export function LoginDialog({ onEnter }) {
  const login = useLogin(onEnter);
  const id = useId();
  return html`<${Dialog} title="Your session has ended" onClose=${() => {}} foot=${html`
      <${Button} type="submit" form=${id} kind="main-action" busy=${login.busy}>Log in<//>`}>
    <p>Log in again to go on where you were.</p>
    <form id=${id} onSubmit=${login.enter}><div class="stack"><${Fields} login=${login} /></div></form>
  <//>`;
}
