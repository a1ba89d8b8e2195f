// What a listing would send, and what became of each of its products.
import { html } from '/page/lib.js';
import { address, path } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { Chips, Empty, Loading, Pager, Panel, Time, Trouble } from '/page/parts/basics.js';
import { label, State } from '/page/parts/states.js';
import { plural } from '/page/format.js';

const LIMIT = 50;
const STATES = ['LISTED', 'PARTLY', 'LEFT_OUT', 'WAITING', 'TRYING', 'STOPPED'];

/** The calls that a preview recorded; nothing was sent. */
export function Calls({ id, route }) {
  const { page = '1' } = route.query;
  const job = useLive(path('jobs', id), 2).data;
  const { data, problem } = useLive(address(path('jobs', id, 'calls'), { page, limit: LIMIT }), 3);
  const ended = job && job.state !== 'WAITING' && job.state !== 'RUNNING';
  return html`<${Panel} title=${data ? `Preview: ${plural(data.total, 'call')} would be sent` : 'Preview'} flush>
    <${Trouble} problem=${problem} known=${data} />
    ${!ended && html`<${Loading} />`}
    ${ended && data?.total === 0 && html`<${Empty} icon="check" title="Nothing would be sent"><p>${job.message || 'No product meets the filters, or nothing has changed since they were listed.'}</p><//>`}
    ${data?.total > 0 && html`<div class="table-frame"><table class="table cards"><thead><tr><th scope="col">Call</th><th scope="col">What</th><th scope="col">Sent</th></tr></thead>
      <tbody>${data.calls.map((call) => html`<tr key=${call.position}><td class="nowrap"><strong>${verb(call)}</strong><div class="soft small"><code>${call.method} ${call.path}</code></div></td>
        <td class="wide texts">${subject(call.request)}</td>
        <td>${call.request !== undefined && html`<details><summary class="small">Document</summary><pre class="raw" tabindex="0">${JSON.stringify(call.request, null, 2)}</pre></details>`}</td></tr>`)}</tbody></table></div>`}
    ${data && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${data.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
  <//>`;
}

function verb(call) {
  const what = (call.path || '').split('/').filter(Boolean).find((part) => /^[a-z_]+$/.test(part) && part !== 'latest' && part !== 'api') || '';
  const verbs = { POST: 'New', PATCH: 'Change', PUT: 'Change', DELETE: 'Delete' };
  return `${verbs[call.method] || call.method} ${what.replaceAll('_', ' ').replace(/ies$/, 'y').replace(/s$/, '')}`;
}

function subject(request) {
  if (!request || typeof request !== 'object') {
    return '–';
  }
  if (Array.isArray(request.objects)) {
    return plural(request.objects.length, 'row');
  }
  return [request.sku, request.name, request.unitPrice !== undefined && `at ${request.unitPrice}`].filter(Boolean).join(' · ') || '–';
}

/** One row a product or family. */
export function Results({ id, route }) {
  const { state = '', page = '1' } = route.query;
  const { data, problem } = useLive(address('/listings', { job: id, state, page, limit: LIMIT }), 3);
  const change = (query) => setQuery(route, { page: '', ...query });
  return html`<${Panel} title=${data ? `Result: ${plural(data.total, 'product')}` : 'Result'} flush tools=${html`
      <${Chips} label="State" value=${state} onChange=${(value) => change({ state: value })} choices=${[{ value: '', text: 'All' }, ...STATES.map((one) => ({ value: one, text: label(one) }))]} />`}>
    <${Trouble} problem=${problem} known=${data} />
    ${!data && !problem && html`<${Loading} />`}
    ${data?.total === 0 && html`<${Empty} icon="listing" title=${state ? `No product is ${label(state).toLowerCase()}` : 'No product was chosen'}><p>${state ? 'Show all to see the others.' : 'Nothing meets the filters, or nothing has changed since it was listed.'}</p><//>`}
    ${data?.total > 0 && html`<div class="table-frame"><table class="table cards"><thead><tr><th scope="col">SKU</th><th scope="col">Name</th><th scope="col">State</th><th scope="col">Remarks</th><th scope="col">Listed</th></tr></thead>
      <tbody>${data.listings.map((row) => html`<tr key=${row.ownerId}><td class="nowrap"><strong>${row.sku}</strong></td><td class="texts">${row.name}${row.kind === 'family' && html` <span class="soft small">family</span>`}</td>
        <td><${State} state=${row.state} /></td><td class="wide texts soft">${row.remarks || '–'}</td><td><${Time} at=${row.listedAt} store=${row.store} /></td></tr>`)}</tbody></table></div>`}
    ${data && html`<${Pager} page=${Number(page)} limit=${LIMIT} total=${data.total} onPage=${(wanted) => setQuery(route, { page: wanted })} />`}
  <//>`;
}
