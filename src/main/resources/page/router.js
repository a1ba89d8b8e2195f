// Where the page is stands behind the # of its address, so that an alert can link to an order.
import { useEffect, useState } from '/page/lib.js';

function read() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = path.split('/').filter(Boolean).map(decoded);
  return { view: parts[0] || 'overview', parts: parts.slice(1), query: Object.fromEntries(new URLSearchParams(query || '')) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The link to a view, such as href(['log', 'acme', '142']). */
export function href(parts, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  const text = new URLSearchParams(kept).toString();
  return '#/' + parts.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

export function go(parts, query) {
  location.hash = href(parts, query);
}

/** Changes the view's parameters without a step in the browser's history. */
export function setQuery(route, changes) {
  const target = href([route.view, ...route.parts], { ...route.query, ...changes });
  history.replaceState(null, '', target);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

export function useRoute() {
  const [route, setRoute] = useState(read);
  useEffect(() => {
    const changed = () => setRoute(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return route;
}
