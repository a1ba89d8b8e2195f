// Every order that was ever captured: search, filter, and the way to its story.
import { html } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Chips, Empty, Head, Loading, Pager, Panel, Search, Trouble } from '/page/parts/basics.js';
import { OrderTable } from '/page/parts/orders.js';
import { label, ORDER_STATES } from '/page/parts/states.js';
import { Order } from '/page/views/order.js';
import { plural } from '/page/format.js';

const LIMIT = 50;

export function Log({ route }) {
  return route.parts.length === 2 ? html`<${Order} key=${route.parts.join(' ')} route=${route} />` : html`<${LogList} route=${route} />`;
}

function LogList({ route }) {
  const { chosen } = useStores();
  const { state = '', search = '', from = '', to = '', page = '1' } = route.query;
  const list = useLive(address('/orders', { store: chosen, state, search, from, to, page, limit: LIMIT }), 5);
  const shown = list.data || list.stale;
  const change = (query) => setQuery(route, { page: '', ...query });
  const filtered = state || search || from || to;
  return html`<${Head} title="Log" about="Each captured order has one entry. It links the order to its sale in DEAR, and keeps it from being written twice." />
    <div class="stack"><div class="filters">
      <${Search} label="Order number, objID or sale" value=${search} onChange=${(text) => change({ search: text })} />
      <label class="row"><span class="small soft">From</span><input class="input" type="date" value=${from} onChange=${(event) => change({ from: event.target.value })} /></label>
      <label class="row"><span class="small soft">to</span><input class="input" type="date" value=${to} onChange=${(event) => change({ to: event.target.value })} /></label>
      ${filtered && html`<${Button} kind="quiet" onClick=${() => change({ state: '', search: '', from: '', to: '' })}>Clear<//>`}
    </div>
    <${Chips} label="State" value=${state} onChange=${(value) => change({ state: value })}
      choices=${[{ value: '', text: 'All' }, ...ORDER_STATES.map((one) => ({ value: one, text: label(one) }))]} />
    <${Trouble} problem=${list.problem} known=${shown} />
    <${Panel} title=${shown ? plural(shown.total, 'order') : 'Orders'} flush>
      ${!shown && !list.problem && html`<${Loading} />`}
      ${shown?.total === 0 && html`<${Empty} icon="log" title=${filtered ? 'No order matches' : 'No order has been captured yet'}>
        <p>${filtered ? 'Change the search, or clear the filters.' : 'Orders are captured at the times of order-poll. “Load orders” under Pending orders takes older ones.'}</p><//>`}
      ${shown?.total > 0 && html`<${OrderTable} orders=${shown.orders} />`}
      ${shown && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${shown.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
    <//></div>`;
}
