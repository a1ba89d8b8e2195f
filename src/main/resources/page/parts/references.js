// What a store's mappings lack, and the names of both systems to choose from.
import { html, useState } from '/page/lib.js';
import { path } from '/page/api.js';
import { useLive } from '/page/live.js';
import { Empty, Loading, Notice, Panel, Trouble } from '/page/parts/basics.js';
import { count } from '/page/format.js';

const BOOKS = {
  order_categories: 'Order categories', customer_groups: 'Customer groups', warehouses: 'Warehouses',
  tax: 'Tax rules', location: 'Locations', account: 'Accounts', paymentterm: 'Payment terms', priceTier: 'Price tiers', contacts: 'Contacts',
};

export function References({ store }) {
  const { data, problem } = useLive(path('stores', store.name, 'mappings'), 10);
  if (!data) {
    return html`<${Panel} title="Mappings">${problem ? html`<${Trouble} problem=${problem} />` : html`<${Loading} />`}<//>`;
  }
  const missing = data.missing || [];
  const isRead = Object.values(data.handshake || {}).some((entries) => size(entries) > 0);
  return html`<${Panel} title="Mappings"><div class="stack">
      <${Trouble} problem=${problem} known />
      ${missing.length === 0 && !isRead ? html`<${Notice}>Handshake's order categories, customer groups and warehouses were not read yet: “Test connection” reads them.<//>`
        : missing.length === 0 ? html`<${Notice} tone="green" icon="check">Nothing is missing: each order category, customer group and warehouse that is known has what it needs.<//>`
        : missing.map((one) => html`<${Missing} key=${one.key || one} missing=${one} />`)}
    </div><//>
    <div class="grid">
      <${Books} title="Read from Handshake" books=${data.handshake} />
      <${Books} title="Read from DEAR" books=${data.dear} />
    </div>`;
}

function Missing({ missing }) {
  return html`<${Notice} tone="amber"><strong class="texts">${missing.text || String(missing)}</strong>
    ${missing.choices?.length > 0 && html`<p>Set <code>${missing.key}</code> to one of: ${missing.choices.map((name, index) => html`${index > 0 && ', '}<code>${name}</code>`)}</p>`}<//>`;
}

/** Lists by name; those of Handshake have numbers, which mappings name. */
function Books({ title, books }) {
  const all = Object.entries(books || {}).map(([name, entries]) => [BOOKS[name] || name, entries])
    .filter(([, entries]) => size(entries) > 0);
  return html`<${Panel} title=${title}>${all.length === 0
    ? html`<${Empty} icon="setup" title="Not read yet"><p>“Test connection” reads them.</p><//>`
    : html`<div class="books">${all.map(([name, entries]) => html`<${Book} key=${name} name=${name} entries=${entries} />`)}</div>`}<//>`;
}

const size = (entries) => (Array.isArray(entries) ? entries : Object.keys(entries)).length;

const FEW = 12;

function Book({ name, entries }) {
  const [all, setAll] = useState(false);
  const rows = Array.isArray(entries) ? entries.map((text) => ['', text]) : Object.entries(entries);
  return html`<section><h3>${name} <span class="soft small number">${count(rows.length)}</span></h3>
    <ul>${rows.slice(0, all ? rows.length : FEW).map(([number, text]) => html`<li key=${number + text}>${number && html`<code class="soft">${number}</code> `}${text}</li>`)}</ul>
    ${rows.length > FEW && html`<button type="button" class="button quiet little" onClick=${() => setAll(!all)}>${all ? 'Fewer' : `${count(rows.length - FEW)} more`}</button>`}</section>`;
}
