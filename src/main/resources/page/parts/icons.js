// Line icons, 16 by 16; they say nothing that the text beside them does not.
import { html } from '/page/lib.js';

const PATHS = {
  overview: 'M2 13h12M4 13V8m4 5V3m4 10V6',
  setup: 'M3 4h10M3 12h10M3 8h10M6 2.5v3M11 6.5v3M5 10.5v3',
  pending: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.2l2 1.3',
  log: 'M4 2h8v12H4zM6.2 5.5h3.6M6.2 8h3.6M6.2 10.5h2',
  catalogue: 'm8 2 5.5 3v6L8 14l-5.5-3V5L8 2Zm0 6 5.3-2.9M8 8 2.7 5.1M8 8v5.8',
  listing: 'M8 11V3m0 0L5 6m3-3 3 3M3 10v3h10v-3',
  stock: 'M2.5 6.5 8 3l5.5 3.5V13h-11V6.5ZM5.5 13V9h5v4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8L14 14',
  check: 'm3.5 8.5 3 3 6-7',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3l2 1.2',
  work: 'M13.5 8A5.5 5.5 0 1 1 10 2.9',
  hand: 'M8 2 1.8 13.2h12.4L8 2Zm0 4.2v3.2m0 1.9v.1',
  cross: 'm4 4 8 8m0-8-8 8',
  skip: 'M3 4v8l5-4-5-4Zm6 0v8l4-4-4-4Z',
  ban: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM4.2 4.2l7.6 7.6',
  info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 4.7v3.3M8 5v.1',
  left: 'm10 3-5 5 5 5',
  right: 'm6 3 5 5-5 5',
  out: 'M6.5 3.5h-3v9h9v-3M9 3h4v4m0-4L7.5 8.5',
  sun: 'M8 5.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4ZM8 1.5v1.3m0 10.4v1.3M1.5 8h1.3m10.4 0h1.3M3.4 3.4l.9.9m7.4 7.4.9.9m0-9.2-.9.9m-7.4 7.4-.9.9',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6Z',
  keys: 'M2 4.5h12v7.5H2zM4.5 7h.1m2.2 0h.1m2.2 0h.1m2.2 0h.1M5 9.7h6',
  leave: 'M9.5 3h-6v10h6M7 8h7m0 0-2.5-2.5M14 8l-2.5 2.5',
  play: 'M5 3.5v9l7-4.5-7-4.5Z',
  stop: 'M4.5 4.5h7v7h-7z',
  box: 'M2.5 5 8 2.5 13.5 5v6L8 13.5 2.5 11V5Zm0 0L8 7.5 13.5 5M8 7.5v6',
};

export function Icon({ name, size = 16 }) {
  return html`<svg width=${size} height=${size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}
