// The states of orders, products and jobs: a colour, a sign and a word each.
import { html } from '/page/lib.js';
import { Icon } from '/page/parts/icons.js';

/** An order's states, as an operator thinks of them: what needs a person first. */
export const ORDER_STATES = ['HELD', 'FAILED', 'SKIPPED', 'PENDING', 'PROCESSING', 'PROCESSED', 'CANCELLED'];

/** Those of an order that is not in DEAR yet. */
export const OPEN_STATES = ['HELD', 'FAILED', 'SKIPPED', 'PENDING', 'PROCESSING'];

const LOOKS = {
  PENDING: ['blue', 'clock', 'waits to be written to DEAR'],
  PROCESSING: ['violet', 'work', 'is being written, or waits for its next attempt'],
  HELD: ['amber', 'hand', 'a person has to decide'],
  FAILED: ['red', 'cross', 'its attempts are spent'],
  PROCESSED: ['green', 'check', 'is in DEAR'],
  SKIPPED: ['sand', 'skip', 'the tax mapping is unfinished'],
  CANCELLED: ['grey', 'ban', 'was cancelled or deleted in Handshake'],
  LOADED: ['green', 'check', 'is in DEAR'],
  CREATED: ['green', 'check', 'was created in DEAR'],
  UPDATED: ['green', 'check', 'was updated in DEAR'],
  UNCHANGED: ['grey', 'check', 'nothing had changed'],
  PARTLY: ['amber', 'hand', 'something is missing'],
  LEFT_OUT: ['red', 'ban', 'nothing of it was taken over'],
  TRYING: ['violet', 'work', 'is tried again by itself'],
  LISTED: ['green', 'check', 'Handshake has it'],
  NOT_LISTED: ['grey', 'ban', 'Handshake does not have it'],
  WAITING: ['blue', 'clock', 'its turn has not come'],
  STOPPED: ['grey', 'stop', 'was stopped before its turn'],
  UNLINKED: ['grey', 'ban', 'it was listed once'],
  RUNNING: ['violet', 'work', 'is under way'],
  DONE: ['green', 'check', 'has ended well'],
};

/** The word for people: LEFT_OUT is Left out. */
export function label(state) {
  const words = String(state).toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const colour = (state) => (LOOKS[state] || ['grey'])[0];

export const meaning = (state) => (LOOKS[state] || [])[2] || '';

export function State({ state }) {
  const [tone, icon] = LOOKS[state] || ['grey', 'info'];
  return html`<span class=${'pill ' + tone} title=${meaning(state)}><${Icon} name=${icon} />${label(state)}</span>`;
}
