// What a view shows is read again every few seconds while somebody looks at it.
import { useCallback, useEffect, useRef, useState } from '/page/lib.js';
import { get, onExpired } from '/page/api.js';

const LONGEST_WAIT = 30;
let paused = false;
const wakers = new Set();

onExpired(() => {
  paused = true;
});

/** After a log-in: every view reads again. */
export function resume() {
  paused = false;
  wakers.forEach((wake) => wake());
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    wakers.forEach((wake) => wake());
  }
});

/**
 * What the API answers at an address, read again and again. A failure keeps what was known; the waits then grow.
 *
 * @param target an address under /api, or null for none
 * @return data (undefined until the first answer), problem, at (when data was read), refresh
 */
export function useLive(target, seconds = 4) {
  const [state, setState] = useState({});
  const read = useRef(() => {});
  useEffect(() => {
    if (!target) {
      setState({});
      return undefined;
    }
    let timer;
    let failures = 0;
    let aborter = new AbortController();
    let ended = false;
    const tick = async () => {
      clearTimeout(timer);
      if (paused || document.hidden) {
        return;
      }
      aborter.abort();
      aborter = new AbortController();
      const mine = aborter;
      try {
        const data = await get(target, mine.signal);
        failures = 0;
        if (!ended && mine === aborter) {
          setState({ data, target, at: Date.now() });
        }
      } catch (problem) {
        if (problem.name === 'AbortError' || ended) {
          return;
        }
        failures += 1;
        setState((known) => ({ ...(known.target === target ? known : {}), target, problem }));
      }
      if (!ended && mine === aborter) {
        timer = setTimeout(tick, Math.min(LONGEST_WAIT, seconds * 2 ** Math.min(failures, 4)) * 1000);
      }
    };
    read.current = tick;
    wakers.add(tick);
    tick();
    return () => {
      ended = true;
      clearTimeout(timer);
      aborter.abort();
      wakers.delete(tick);
    };
  }, [target, seconds]);
  const refresh = useCallback(() => read.current(), []);
  return { ...(state.target === target || !state.target ? state : { stale: state.data }), refresh };
}

/** The time, so that ages on the page grow. */
export function useNow(seconds = 15) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return now;
}
