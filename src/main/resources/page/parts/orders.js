// Lists of orders, and what can be done with one.
import { html } from '/page/lib.js';
import { path, post, remove } from '/page/api.js';
import { href } from '/page/router.js';
import { useStores } from '/page/context.js';
import { attempt, Confirmed, tell } from '/page/parts/dialog.js';
import { Button, Time } from '/page/parts/basics.js';
import { State } from '/page/parts/states.js';
import { Icon } from '/page/parts/icons.js';
import { amount, plural } from '/page/format.js';

export const canProcess = (order) => order.state === 'PENDING';
export const canRetry = (order) => order.state === 'HELD' || order.state === 'FAILED';
export const keyOf = (order) => `${order.store} ${order.orderId}`;

/**
 * A table of orders.
 *
 * @param ticked a Set of keyOf(order), with onTick(order, is), where orders can be chosen
 */
export function OrderTable({ orders, query, ticked, onTick, onTickAll, actions }) {
  const { all } = useStores();
  const ticking = Boolean(onTick);
  const every = ticking && orders.length > 0 && orders.every((order) => ticked.has(keyOf(order)));
  return html`<div class="table-frame"><table class="table cards">
    <thead><tr>
      ${ticking && html`<th class="tick" scope="col"><input type="checkbox" aria-label="Choose all orders of this page" checked=${every} onChange=${(event) => onTickAll(event.target.checked)} /></th>`}
      <th scope="col">Order</th><th scope="col">State</th><th scope="col">Why</th>
      <th scope="col" class="right">Total</th><th scope="col">Captured</th><th scope="col">Sale in DEAR</th>
      ${actions && html`<th scope="col"><span class="unseen">Actions</span></th>`}
    </tr></thead>
    <tbody>${orders.map((order) => html`<tr key=${keyOf(order)}>
      ${ticking && html`<td class="tick"><input type="checkbox" aria-label=${`Choose order ${order.orderNumber}`} checked=${ticked.has(keyOf(order))}
        onChange=${(event) => onTick(order, event.target.checked)} /></td>`}
      <td class="nowrap"><a data-row href=${href(['log', order.store, order.orderId], query)}>${order.orderNumber}</a>
        ${all.length > 1 && html`<div class="soft small">${order.store}</div>`}</td>
      <td><${State} state=${order.state} /></td>
      <td class="wide"><${Why} order=${order} /></td>
      <td class="right number nowrap">${amount(order.total, order.currency)}</td>
      <td><${Time} at=${order.capturedAt} store=${order.store} /></td>
      <td class="nowrap"><${Sale} order=${order} /></td>
      ${actions && html`<td class="right">${actions(order)}</td>`}
    </tr>`)}</tbody>
  </table></div>`;
}

function Why({ order }) {
  if (order.reason) {
    return html`<div class="why">${order.reason}</div>${order.remedy && html`<div class="remedy small why">${order.remedy}</div>`}`;
  }
  if (order.nextAttemptAt && order.state !== 'PROCESSED') {
    return html`<span class="soft">Its next attempt is at <${Time} at=${order.nextAttemptAt} store=${order.store} /></span>`;
  }
  return order.businessDay ? html`<span class="soft">Belongs to the sale of ${order.businessDay}</span>` : html`<span class="soft">–</span>`;
}

export function Sale({ order }) {
  if (!order.saleLink) {
    return html`<span class="soft">–</span>`;
  }
  return html`<a href=${order.saleLink} target="_blank" rel="noopener noreferrer">${order.saleNumber || 'Sale'} <${Icon} name="out" size="12" /><span class="unseen"> (opens DEAR)</span></a>`;
}

/** Tries or processes one order now. */
export function NextStep({ order, onChange, kind = 'little' }) {
  const name = `order ${order.orderNumber}`;
  const act = (what, done) => async () => {
    await attempt(() => post(path('orders', order.store, order.orderId, what)), done);
    onChange();
  };
  if (canProcess(order)) {
    return html`<${Button} kind=${kind} icon="play" aria-label=${`Process ${name}`} onClick=${act('process', `Order ${order.orderNumber} is processed now.`)}>Process<//>`;
  }
  if (canRetry(order)) {
    return html`<${Button} kind=${kind} icon="work" aria-label=${`Retry ${name}`} onClick=${act('retry', `Order ${order.orderNumber} is tried again.`)}>Retry<//>`;
  }
  return null;
}

export function Forget({ order, onChange }) {
  const act = async () => {
    await attempt(() => remove(path('orders', order.store, order.orderId)), (answer) => answer.message);
    onChange();
  };
  return html`<${Confirmed} title=${`Forget order ${order.orderNumber}?`} verb="Forget it" danger icon="cross" action=${act}
    means=${html`<p>Its entry in the log is deleted, with its document. What that means:</p><ul>
      <li>The order can be captured again: it then makes <strong>another sale</strong>, whose ExternalID ends in :${(order.generation || 0) + 1}.</li>
      <li>${order.saleNumber ? html`The sale <strong>${order.saleNumber}</strong> stays in DEAR as it is. Void it there first if the order is to be written anew, else the goods are sold twice.`
        : 'DEAR has no sale of it; nothing changes there.'}</li>
      <li>Stock that is kept back for it is released.</li>
      <li>To take it again: Pending orders, “Load orders”, with a date before it was made.</li></ul>`}>Forget<//>`;
}

/** Processes or retries many; what was refused is told in words. */
export async function actOnMany(what, orders) {
  const chosen = orders.map((order) => ({ store: order.store, orderId: order.orderId }));
  const answer = await attempt(() => post(path('orders', what), { orders: chosen }));
  if (!answer) {
    return;
  }
  const refused = answer.refused || [];
  if (answer.done > 0) {
    tell(what === 'process' ? `${plural(answer.done, 'order is', 'orders are')} processed now.` : `${plural(answer.done, 'order is', 'orders are')} tried again.`);
  }
  refused.slice(0, 3).forEach((one) => tell(one.detail, 'red'));
  if (refused.length > 3) {
    tell(`${refused.length - 3} more were refused.`, 'red');
  }
}
