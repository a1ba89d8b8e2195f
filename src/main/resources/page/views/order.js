// One order's story: why it is as it is, what was sent to DEAR and what DEAR answered.
import { html } from '/page/lib.js';
import { path } from '/page/api.js';
import { useLive } from '/page/live.js';
import { go } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Empty, Head, Loading, Notice, Panel, Time, Trouble } from '/page/parts/basics.js';
import { Forget, NextStep, Sale } from '/page/parts/orders.js';
import { meaning, State } from '/page/parts/states.js';
import { Timeline } from '/page/parts/timeline.js';
import { amount } from '/page/format.js';

const WAITING = ['HELD', 'FAILED', 'SKIPPED'];

export function Order({ route }) {
  const [store, orderId] = route.parts;
  const { data: order, problem, refresh } = useLive(path('orders', store, orderId), 3);
  const back = route.query.from === 'pending' ? { href: '#/pending', text: 'Pending orders' } : { href: '#/log', text: 'Log' };
  if (!order) {
    return html`<${Head} title="Order" back=${back} />${problem?.status === 404
      ? html`<${Panel} flush><${Empty} icon="log" title="The log does not have this order"><p>${problem.message}. It may have been forgotten; its next capture brings it back.</p><//><//>`
      : problem ? html`<${Trouble} problem=${problem} />` : html`<${Loading} />`}`;
  }
  return html`<${Head} title=${`Order ${order.orderNumber}`} back=${back} about=${html`<${State} state=${order.state} /> ${meaning(order.state)}`}>
      <${NextStep} order=${order} onChange=${refresh} kind="main-action" />
      <${Forget} order=${order} onChange=${() => go([back.href.slice(2)])} />
    <//>
    <div class="stack">
      <${Trouble} problem=${problem} known />
      ${order.reason && html`<${Notice} tone=${order.state === 'FAILED' ? 'red' : WAITING.includes(order.state) ? 'amber' : 'blue'}>
        <strong class="texts">${order.reason}</strong>${order.remedy && html`<p class="texts">${order.remedy}</p>`}<//>`}
      ${(order.waits || []).map((text) => html`<${Notice} key=${text}>${text}<//>`)}
      <${Panel} title="Facts"><${Facts} order=${order} /><//>
      <div class="order-grid">
        <${Panel} title="What happened"><${Timeline} order=${order} /><//>
        <div class="stack">
          <${Totals} order=${order} />
          <${Reserved} reservations=${order.reservations || []} />
          <${Lines} document=${order.document} currency=${order.currency} />
          <${Raw} document=${order.document} />
        </div>
      </div>
    </div>`;
}

function Facts({ order }) {
  const { all } = useStores();
  const facts = [
    all.length > 1 && ['Store', order.store],
    ['Status in Handshake', order.status],
    ['Sale in DEAR', html`<${Sale} order=${order} />`],
    ['Total', amount(order.total, order.currency)],
    ['Tax rule', order.taxRule],
    ['Location', order.location],
    ['Captured', html`<${Time} at=${order.capturedAt} store=${order.store} />`],
    ['Last edited in Handshake', html`<${Time} at=${order.lastEdited} store=${order.store} />`],
    order.businessDay && ['Day', order.businessDay],
    order.attempts > 0 && ['Attempts', order.attempts],
    order.nextAttemptAt && ['Next attempt', html`<${Time} at=${order.nextAttemptAt} store=${order.store} />`],
    order.externalId && ['ExternalID', html`<code>${order.externalId}</code>`],
  ].filter((fact) => fact && fact[1]);
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** How the sale's total comes about, and whether it is the order's. */
function Totals({ order }) {
  const totals = order.totals || [];
  return totals.length > 0 && html`<${Panel} title="Totals" tools=${order.totalsMatch !== undefined && html`<span class=${'pill ' + (order.totalsMatch ? 'green' : 'amber')}>
      ${order.totalsMatch ? 'to the cent' : 'they differ'}</span>`}>
    <table class="sums"><tbody>${totals.map((row, index) => html`<tr key=${index}><td>${row.text}</td><td>${row.amount !== undefined ? amount(row.amount) : ''}</td></tr>`)}</tbody></table><//>`;
}

/** Stock that is kept back from the levels of all stores until DEAR has the sale. */
function Reserved({ reservations }) {
  const kept = reservations.filter((one) => !one.releasedAt);
  return kept.length > 0 && html`<${Panel} title="Stock kept back"><table class="sums"><tbody>${kept.map((one) => html`<tr key=${one.sku}>
    <td>${one.sku}<div class="soft small">${one.location || 'everywhere, its location is not decided'}</div></td><td>${amount(one.quantity)}</td></tr>`)}</tbody></table><//>`;
}

function Lines({ document, currency }) {
  const lines = document?.lines || [];
  return document && html`<${Panel} title="As ordered" flush>
    ${document.notes && html`<div class="panel-body"><h3>Notes</h3><p class="notes" tabindex="0" role="group" aria-label="Notes">${String(document.notes)}</p></div>`}
    ${lines.length > 0 && html`<div class="table-frame raw-lines" tabindex="0" role="group" aria-label="Lines"><table class="table"><thead><tr><th scope="col">SKU</th><th scope="col" class="right">Quantity</th><th scope="col" class="right">Price</th><th scope="col" class="right">Total</th></tr></thead>
      <tbody>${lines.map((line, index) => html`<tr key=${index}><td><div class="nowrap">${line.sku}</div><div class="soft small">${line.description}</div></td>
        <td class="right number">${line.qty}${line.qtyFree > 0 && html`<div class="soft small">+ ${line.qtyFree} free</div>`}</td>
        <td class="right number">${amount(line.unitPrice)}</td><td class="right number nowrap">${amount(line.total, currency)}</td></tr>`)}</tbody></table></div>`}
  <//>`;
}

/** Read only when somebody opens it: it may be long. */
function Raw({ document }) {
  return html`<${Panel} title="Document">${document
    ? html`<details><summary>As Handshake sent it, without cards</summary><pre class="raw" tabindex="0">${JSON.stringify(document, null, 2)}</pre></details>`
    : html`<p class="soft">It is not kept any more; see the setting raw-retention-days.</p>`}<//>`;
}

