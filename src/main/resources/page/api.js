// The client of /api, the only thing the page talks to.

/** An answer that is no success, in words for people. */
export class Problem extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const UNREACHABLE = 'The integration does not answer. Is it running? This page goes on by itself when it is back.';

let csrfToken = '';
const watchers = new Set();

/** Calls the function when a call finds the session gone; answers how to stop that. */
export function onExpired(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** An address with the parameters that are not empty. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Segments of a path, whatever characters they have. */
export function path(...segments) {
  return '/' + segments.map(encodeURIComponent).join('/');
}

async function call(method, target, { body, signal, isLogin } = {}) {
  // no log-in box of the browser's own
  const headers = { Accept: 'application/json', 'X-Requested-With': 'handshake-dear' };
  if (method !== 'GET' && csrfToken) {
    headers['X-CSRF-Token'] = csrfToken;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let response;
  try {
    response = await fetch('/api' + target, {
      method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin', cache: 'no-store', redirect: 'error',
    });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Problem(0, UNREACHABLE);
  }
  const text = await response.text();
  const answer = parsed(text);
  if (response.ok) {
    return answer;
  }
  if (response.status === 401 && !isLogin) {
    watchers.forEach((watcher) => watcher());
  }
  throw new Problem(
    response.status,
    answer?.detail || `The integration answered ${response.status} without saying why.`,
    Number(response.headers.get('Retry-After')) || undefined);
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

export const get = (target, signal) => call('GET', target, { signal });
export const post = (target, body) => call('POST', target, { body });
export const remove = (target) => call('DELETE', target);

/** The session of this browser, or null if there is none. */
export async function session() {
  try {
    const found = await call('GET', '/session', { isLogin: true });
    csrfToken = found?.csrfToken || '';
    return found;
  } catch (problem) {
    if (problem.status === 401) {
      return null;
    }
    throw problem;
  }
}

export async function logIn(password) {
  await call('POST', '/session', { body: { password }, isLogin: true });
  return session();
}

export async function logOut() {
  await call('DELETE', '/session', { isLogin: true });
  csrfToken = '';
}
