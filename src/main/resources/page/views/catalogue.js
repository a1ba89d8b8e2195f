// DEAR's products and what Handshake has of them; loading products and customers from Handshake.
import { html } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Chips, Empty, Head, Loading, Notice, Pager, Panel, Search, Time, Trouble } from '/page/parts/basics.js';
import { Confirmed } from '/page/parts/dialog.js';
import { Jobs, start, useJobs } from '/page/parts/jobs.js';
import { Loads } from '/page/parts/loads.js';
import { State } from '/page/parts/states.js';
import { plural } from '/page/format.js';

const LIMIT = 50;
const TABS = [{ value: '', text: 'Products' }, { value: 'items', text: 'Loaded items' }, { value: 'customers', text: 'Loaded customers' }];

export function Catalogue({ route }) {
  const { one, chosen, all } = useStores();
  const store = one?.name;
  const jobs = useJobs(['load-products', 'load-customers', 'list', 'unlink', 'remove'], 4);
  const { tab = '' } = route.query;
  const run = (command) => async () => {
    await start(store, command);
    jobs.refresh();
  };
  return html`<${Head} title="Catalogue" about="DEAR's products, and which of them are listed in Handshake. Loading brings Handshake's items and customers into DEAR.">
      <${Button} onClick=${run('load-customers')}>Load customers<//><${Button} kind="main-action" onClick=${run('load-products')}>Load products<//>
    <//>
    <div class="stack">
      ${all.length > 1 && !chosen && html`<${Notice}>This is the catalogue of ${store}. Choose another store on the left.<//>`}
      <${Jobs} jobs=${jobs} />
      <${Chips} label="What to show" value=${tab} choices=${TABS} onChange=${(value) => setQuery(route, { tab: value, page: '', state: '', remarks: '', search: '', status: '' })} />
      ${tab === '' ? html`<${Products} route=${route} store=${store} onStart=${jobs.refresh} />` : html`<${Loads} key=${tab} what=${tab} route=${route} store=${store} />`}
    </div>`;
}

function Products({ route, store, onStart }) {
  const { search = '', status = '', page = '1' } = route.query;
  const list = useLive(store && address('/products', { store, search, status, page, limit: LIMIT }), 4);
  const shown = list.data || list.stale;
  const change = (query) => setQuery(route, { page: '', ...query });
  const changed = () => {
    onStart();
    list.refresh();
  };
  return html`<div class="filters">
      <${Search} label="SKU or name" value=${search} onChange=${(text) => change({ search: text })} />
      <${Chips} label="Listed" value=${status} onChange=${(value) => change({ status: value })}
        choices=${[{ value: '', text: 'All' }, { value: 'listed', text: 'Listed' }, { value: 'not-listed', text: 'Not listed' }]} />
    </div>
    <${Trouble} problem=${list.problem} known=${shown} />
    <${Panel} title=${shown ? plural(shown.total, 'product') : 'Products'} flush>
      ${!shown && !list.problem && html`<${Loading} />`}
      ${shown?.total === 0 && html`<${Empty} icon="catalogue" title=${search || status ? 'No product matches' : 'No products are known yet'}>
        <p>${search || status ? 'Change the search, or show all.' : 'They are read from DEAR within minutes of the start. “Load products” creates those that only Handshake has.'}</p><//>`}
      ${shown?.total > 0 && html`<div class="table-frame"><table class="table cards">
        <thead><tr><th scope="col">SKU</th><th scope="col">Name</th><th scope="col">In Handshake</th><th scope="col">Last listed</th><th scope="col"><span class="unseen">Actions</span></th></tr></thead>
        <tbody>${shown.products.map((product) => html`<${Product} key=${product.productId} product=${product} store=${store} onChange=${changed} />`)}</tbody></table></div>`}
      ${shown && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${shown.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
    <//>`;
}

function Product({ product, store, onChange }) {
  const run = (command) => async () => {
    await start(store, command, { sku: product.sku });
    onChange();
  };
  const what = product.family ? `the family ${product.family} with all its variants` : product.sku;
  return html`<tr>
    <td class="nowrap"><strong>${product.sku}</strong></td>
    <td class="wide"><div class="texts">${product.name}</div>
      <div class="soft small">${[product.type !== 'Stock' && product.type, product.family && `family ${product.family}`, product.status !== 'Active' && product.status].filter(Boolean).join(' · ')}</div>
      ${product.remarks && html`<div class="soft small texts why">${product.remarks}</div>`}</td>
    <td><${State} state=${product.listed ? (product.state === 'PARTLY' ? 'PARTLY' : 'LISTED') : 'NOT_LISTED'} /></td>
    <td>${product.listedAt ? html`<${Time} at=${product.listedAt} store=${store} />` : html`<span class="soft">–</span>`}</td>
    <td class="right"><div class="row end">
      <${Button} kind="little" data-row aria-label=${`${product.listed ? 'Update' : 'List'} ${product.sku} in Handshake`} onClick=${run('list')}>${product.listed ? 'Update' : 'List'}<//>
      ${product.listed && html`<${Confirmed} kind="little" title=${`Unlink ${what}?`} verb="Unlink" action=${run('unlink')}
        means=${html`<p>The link between DEAR and Handshake is broken; both keep what they have.</p><ul><li>Its stock is not pushed to Handshake any more.</li><li>Orders still find it by its SKU.</li><li>Listing it again makes the link anew.</li></ul>`}>Unlink<//>
      <${Confirmed} kind="little" danger title=${`Remove ${what} from Handshake?`} verb="Remove" action=${run('remove')}
        means=${html`<p>Handshake's item is <strong>deleted there</strong>, with its variants, images and stock units. That cannot be undone here.</p><ul><li>DEAR keeps its product.</li><li>Customers cannot order it any more; orders that name it stay.</li><li>Listing it again makes a new item.</li></ul>`}>Remove<//>`}
    </div></td></tr>`;
}
