// Stock: what DEAR has, what orders keep back, and what Handshake shows.
import { html, useState } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Chips, Empty, Head, Loading, Notice, Pager, Panel, Search, Time, Trouble } from '/page/parts/basics.js';
import { Jobs, start, useJobs } from '/page/parts/jobs.js';
import { Icon } from '/page/parts/icons.js';
import { amount, plural } from '/page/format.js';

const LIMIT = 50;

export function Stock({ route }) {
  const { one, chosen, all } = useStores();
  const store = one?.name;
  const { search = '', quarantined = '', page = '1' } = route.query;
  const list = useLive(store && address('/stock', { store, search, quarantined, page, limit: LIMIT }), 4);
  const jobs = useJobs(['push-stock'], 2);
  const shown = list.data || list.stale;
  const change = (query) => setQuery(route, { page: '', ...query });
  const push = async () => {
    await start(store, 'push-stock');
    jobs.refresh();
  };
  return html`<${Head} title="Stock" about="For each warehouse Handshake shows DEAR's available stock less what orders keep back and less the buffer.">
      <${Button} kind="main-action" onClick=${push}>Push stock levels now<//><//>
    <div class="stack">
      ${all.length > 1 && !chosen && html`<${Notice}>This is the stock of ${store}. Choose another store on the left.<//>`}
      ${shown && shown.updates === false && html`<${Notice} tone="amber"><strong>Stock levels are not pushed by themselves. </strong>Set update-stock-levels=true to keep Handshake's up to date; check DEAR's quantities first, they replace Handshake's.<//>`}
      <${Jobs} jobs=${jobs} />
    <div class="filters"><${Search} label="SKU or name" value=${search} onChange=${(text) => change({ search: text })} />
      <${Chips} label="Which" value=${quarantined} onChange=${(value) => change({ quarantined: value })} choices=${[{ value: '', text: 'All' }, { value: 'true', text: 'Quarantined' }]} />
      ${shown?.readAt && html`<span class="soft small">DEAR was read at <${Time} at=${shown.readAt} store=${store} />${shown.buffer > 0 && ` · buffer ${shown.buffer}`}</span>`}</div>
    <${Trouble} problem=${list.problem} known=${shown} />
    <${Panel} title=${shown ? plural(shown.total, 'product') : 'Products'} flush>
      ${!shown && !list.problem && html`<${Loading} />`}
      ${shown?.total === 0 && html`<${Empty} icon="stock" title=${quarantined ? 'No SKU is in quarantine' : search ? 'No product matches' : 'No levels are known yet'}>
        <p>${quarantined ? 'Handshake takes every level that is sent.' : search ? 'Change the search.' : '“Push stock levels now” reads both systems and compares them.'}</p><//>`}
      ${shown?.total > 0 && html`<div class="table-frame"><table class="table cards">
        <thead><tr><th scope="col">SKU</th><th scope="col">Name</th><th scope="col" class="right">In DEAR</th><th scope="col" class="right">Kept back</th><th scope="col">Handshake shows</th><th scope="col"><span class="unseen">Warehouses</span></th></tr></thead>
        ${shown.products.map((product) => html`<${Product} key=${product.sku} product=${product} warehouses=${shown.warehouses || {}} />`)}</table></div>`}
      ${shown && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${shown.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
    <//></div>`;
}

function Product({ product, warehouses }) {
  const [open, setOpen] = useState(false);
  const refused = product.units.filter((unit) => unit.refusal);
  return html`<tbody>
    <tr><td class="nowrap"><strong>${product.sku}</strong></td>
      <td class="wide"><div class="texts">${product.name}</div>${refused.map((unit) => html`<div class="small texts refusal" key=${keyOf(unit)}><${Icon} name="hand" size="13" /> ${name(unit, warehouses)}: ${unit.refusal}</div>`)}</td>
      <td class="right number">${amount(product.available)}</td><td class="right number">${amount(product.reserved)}</td>
      <td><${Level} units=${product.units} /></td>
      <td class="right"><${Button} kind="little quiet" data-row aria-expanded=${open ? 'true' : 'false'} onClick=${() => setOpen(!open)}>
        ${open ? 'Hide' : 'Show'} ${plural(product.units.length, 'warehouse')}<span class="unseen"> of ${product.sku}</span><//></td></tr>
    ${open && product.units.map((unit) => html`<tr class="stock-more" key=${keyOf(unit)}><td></td>
      <td>${name(unit, warehouses)}<div class="soft small">${(unit.locations || []).join(', ')}</div></td>
      <td class="right number">${amount(unit.available)}</td><td class="right number">${amount(unit.reserved)}</td><td><${Level} units=${[unit]} /></td><td></td></tr>`)}
  </tbody>`;
}

const keyOf = (unit) => [unit.kind, unit.sku, unit.warehouse].join(' ');

const name = (unit, warehouses) => warehouses[unit.warehouse] || `Warehouse ${unit.warehouse}`;

/** What is shown, and whether it is what it should be. */
function Level({ units }) {
  const shown = units.reduce((sum, unit) => sum + Number(unit.shown ?? 0), 0);
  if (units.some((unit) => unit.refusal)) {
    return html`<span class="level number">${amount(shown)} <span class="pill red"><${Icon} name="ban" />quarantined</span></span>`;
  }
  const due = units.some((unit) => unit.due);
  return html`<span class="level number">${amount(shown)} ${due && html`<span class="pill violet"><${Icon} name="work" />is sent</span>`}</span>`;
}
