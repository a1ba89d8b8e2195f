// What became of items and customers that were loaded from Handshake.
import { html } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { Chips, Empty, Loading, Pager, Panel, Time, Trouble } from '/page/parts/basics.js';
import { label, State } from '/page/parts/states.js';
import { plural } from '/page/format.js';

const LIMIT = 50;
const KINDS = {
  items: { one: 'item', states: ['LOADED', 'PARTLY', 'LEFT_OUT', 'TRYING'], next: '“Load products” brings all items of the store into DEAR.' },
  customers: { one: 'customer', states: ['CREATED', 'UPDATED', 'UNCHANGED', 'LEFT_OUT'], next: '“Load customers” creates and updates all customers of the store in DEAR.' },
};

export function Loads({ what, route, store }) {
  const kind = KINDS[what] || KINDS.items;
  const { state = '', remarks = '', page = '1' } = route.query;
  const { data, problem } = useLive(address('/' + what, { store, state, remarks, page, limit: LIMIT }), 4);
  const rows = data?.[what] || [];
  const change = (query) => setQuery(route, { page: '', ...query });
  return html`<div class="filters">
      <${Chips} label="State" value=${state} onChange=${(value) => change({ state: value })} choices=${[{ value: '', text: 'All' }, ...kind.states.map((one) => ({ value: one, text: label(one) }))]} />
      <label class="row"><input type="checkbox" checked=${remarks === 'true'} onChange=${(event) => change({ remarks: event.target.checked ? 'true' : '' })} />With remarks only</label>
    </div>
    <${Trouble} problem=${problem} known=${data} />
    <${Panel} title=${data ? plural(data.total, kind.one) : label(what)} flush>
      ${!data && !problem && html`<${Loading} />`}
      ${data?.total === 0 && html`<${Empty} icon="catalogue" title=${state || remarks ? `No ${kind.one} matches` : `No ${kind.one} was loaded yet`}><p>${state || remarks ? 'Show all to see the others.' : kind.next}</p><//>`}
      ${rows.length > 0 && html`<div class="table-frame"><table class="table cards">
        <thead><tr><th scope="col">${what === 'items' ? 'SKU' : 'Customer'}</th>${what === 'items' && html`<th scope="col">Name</th>`}<th scope="col">State</th><th scope="col">Remarks</th><th scope="col">Loaded</th></tr></thead>
        <tbody>${rows.map((row) => html`<tr key=${row.itemId || row.customerNo}><td class="nowrap"><strong>${row.sku || row.customerNo || row.itemId}</strong></td>
          ${what === 'items' && html`<td class="texts">${row.name}</td>`}<td><${State} state=${row.state} /></td><td class="wide texts soft">${row.remarks || '–'}</td>
          <td><${Time} at=${row.loadedAt} store=${store} /></td></tr>`)}</tbody></table></div>`}
      ${data && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${data.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
    <//>`;
}
