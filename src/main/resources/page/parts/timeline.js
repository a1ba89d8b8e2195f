// What happened to an order, oldest first: decisions, and each call with its answer.
import { html } from '/page/lib.js';
import { useStores } from '/page/context.js';
import { Icon } from '/page/parts/icons.js';
import { day, duration, exactly, timeOfDay } from '/page/format.js';
import { label } from '/page/parts/states.js';

const MARKS = {
  captured: ['blue', 'right'], processed: ['green', 'check'], held: ['amber', 'hand'], failed: ['red', 'cross'],
  cancelled: ['grey', 'ban'], retried: ['violet', 'work'], forgotten: ['grey', 'ban'], skipped: ['sand', 'skip'],
};

/** Calls to the two systems, as an operator calls them. */
const CALLS = {
  'sale': 'Sale created', 'sale-order': 'Order of the sale written', 'sale-invoice': 'Invoice written',
  'sale-payment': 'Payment written', 'customer': 'Customer created', 'customer-update': 'Customer updated',
  'product': 'Product created', 'image': 'Image added', 'family': 'Family created', 'category': 'Category created',
  'sale-void': 'Sale voided', 'credit-note': 'Credit note written', 'refund': 'Refund written',
};

/** What was done for an order outside of its own writes, such as a product that it needed, is told as the answer only. */
function withCall(entry) {
  if (entry.call || !entry.text?.startsWith('{')) {
    return entry;
  }
  try {
    return { ...entry, text: undefined, call: { name: entry.event, state: 'DONE', answer: JSON.parse(entry.text) } };
  } catch {
    return entry;
  }
}

export function Timeline({ order }) {
  const entries = (order.timeline || []).map(withCall);
  const { zone } = useStores();
  const its = zone(order.store);
  let last = '';
  if (entries.length === 0) {
    return html`<p class="soft">Nothing is recorded of this order yet.</p>`;
  }
  return html`<ol class="timeline">${entries.map((entry, index) => {
    const today = day(entry.at, its);
    const parting = today !== last && exactly(entry.at, its).split(',').slice(0, 2).join(',');
    last = today;
    return html`<${Entry} key=${index} entry=${entry} zone=${its} parting=${parting} generation=${order.generation} hasTotals=${order.totals?.length > 0} />`;
  })}</ol>`;
}

function Entry({ entry, zone, parting, generation, hasTotals }) {
  const call = entry.call;
  const text = entry.event === 'processed' && hasTotals ? 'The sale equals the order; Totals shows how.' : entry.text;
  const [tone, icon] = call ? (call.state === 'INTENT' ? ['violet', 'work'] : ['grey', 'out']) : MARKS[entry.event] || ['grey', 'info'];
  return html`<li>
    <span class=${'mark ' + tone}><${Icon} name=${icon} size="13" /></span>
    <div>
      <h3>${call ? CALLS[call.name] || label(call.name.replaceAll('-', '_')) : label(entry.event.replaceAll('-', '_'))}
        ${entry.generation !== generation && html` <span class="soft small">generation ${entry.generation}</span>`}</h3>
      ${text && html`<p class="detail">${text}</p>`}
      ${call && html`<${Call} call=${call} />`}
    </div>
    <time class="soft small number nowrap" dateTime=${entry.at} title=${exactly(entry.at, zone)}>${parting && html`<span class="day">${parting}<br /></span>`}${timeOfDay(entry.at, zone)}</time>
  </li>`;
}

function Call({ call }) {
  const answer = call.answer;
  const facts = answer && typeof answer === 'object' ? Object.entries(answer).filter(([, value]) => value !== null && typeof value !== 'object') : [];
  return html`${call.state === 'INTENT' && html`<p class="detail">It was begun; its answer is not known yet. It is looked up before anything is sent again.</p>`}
    ${answer !== undefined && html`<p class="detail small">${call.system || 'DEAR'} answered${call.toldBy && html` <code>${call.toldBy}</code>`}${took(call)}: ${facts.length ? facts.map(([name, value], index) => html`${index > 0 && ' · '}${name} <strong>${String(value)}</strong>`) : 'done'}</p>`}
    ${answer && html`<details><summary class="small">The answer as it is kept</summary>
      <pre class="raw" tabindex="0">${typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2)}</pre></details>`}`;
}

/** How long the answer took. */
function took(call) {
  const millis = new Date(call.doneAt) - new Date(call.intentAt);
  return millis >= 0 ? ` after ${millis < 1000 ? millis + ' ms' : duration(millis / 1000)}` : '';
}
