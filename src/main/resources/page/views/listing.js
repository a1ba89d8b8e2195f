// Listing many products at once: choose, see what would be sent, start, follow.
import { html, useState } from '/page/lib.js';
import { path } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Empty, Field, Head, Notice, Panel, Trouble } from '/page/parts/basics.js';
import { Confirmed } from '/page/parts/dialog.js';
import { isOpen, Jobs, start, useJobs } from '/page/parts/jobs.js';
import { Calls, Results } from '/page/parts/listings.js';

const CHOICES = [['category', 'Category', 'categories'], ['family', 'Family', 'families'], ['tag', 'Product tag', 'tags'], ['priceTier', 'With a price in tier', 'priceTiers']];

export function Listing({ route }) {
  const { one, chosen, all } = useStores();
  const store = one?.name;
  const choices = useLive(store && path('stores', store, 'listing-choices'), 60);
  const jobs = useJobs(['list'], 4);
  const [criteria, setCriteria] = useState({});
  const set = (name) => (event) => setCriteria({ ...criteria, [name]: event.target.value });
  const wanted = Object.fromEntries(Object.entries(criteria).filter(([, value]) => value));
  const isAll = Object.keys(wanted).length === 0;
  const body = isAll ? { all: true } : wanted;
  const newest = jobs.data?.jobs?.[0];
  const shown = route.query.job || newest?.id;
  const begin = (dryRun) => async () => {
    const job = await start(store, 'list', body, dryRun);
    if (job) {
      jobs.refresh();
      setQuery(route, { job: job.id, preview: dryRun ? 'true' : '' });
    }
  };
  const running = (jobs.data?.jobs || []).some(isOpen);
  return html`<${Head} title="Bulk listing" about="Lists DEAR's products in Handshake, or updates those that are listed. A product must meet every filter; a family is listed as a whole." />
    <div class="stack">
      ${all.length > 1 && !chosen && html`<${Notice}>This lists in ${store}. Choose another store on the left.<//>`}
      <${Trouble} problem=${choices.problem} known=${choices.data} />
      <${Panel} title="Which products"><form class="stack" onSubmit=${(event) => event.preventDefault()}>
        <div class="form">
          <${Field} label="SKU or name contains">${(given) => html`<input ...${given} type="search" data-search value=${criteria.search || ''} onInput=${set('search')} />`}<//>
          ${CHOICES.map(([name, text, list]) => html`<${Field} key=${name} label=${text}>${(given) => html`<input ...${given} list=${given.id + 'l'} placeholder="Any" value=${criteria[name] || ''} onInput=${set(name)} />
            <datalist id=${given.id + 'l'}>${(choices.data?.[list] || []).map((each) => html`<option key=${each} value=${each} />`)}</datalist>`}<//>`)}
          <${Field} label="Listing status">${(given) => html`<select ...${given} value=${criteria.status || ''} onChange=${set('status')}>
            <option value="">Any</option><option value="not-listed">Not listed</option><option value="listed">Listed</option></select>`}<//>
        </div>
        <div class="row">
          <${Button} kind="main-action" icon="search" onClick=${begin(true)} disabled=${running}>Preview<//>
          <${Confirmed} title=${isAll ? 'List all products?' : 'Start the listing?'} verb="Start" icon="play" disabled=${running} action=${begin(false)}
            means=${html`<p>${isAll ? 'All of DEAR\'s products that can be sold' : 'The products that meet the filters'} are listed in Handshake. What is listed already is updated, its stock too, whatever update-stock-levels says. Nothing is sent for what has not changed.</p>
              <p>It can be stopped at any time; what is listed by then stays.</p>`}>Start<//>
          ${!isAll && html`<${Button} kind="quiet" onClick=${() => setCriteria({})}>Clear filters<//>`}
          <span class="soft small">${isAll ? 'No filter: all products' : ''}</span>
        </div></form><//>
      <${Jobs} title="Listings" jobs=${jobs} />
      ${shown ? html`<${JobResult} key=${shown} id=${shown} route=${route} preview=${route.query.preview === 'true' || (!route.query.job && newest?.dryRun)} />`
        : html`<${Panel} flush><${Empty} icon="listing" title="Nothing was listed in bulk yet"><p>Choose products, look at the preview, then start. Each product's result appears here.</p><//><//>`}
    </div>`;
}

function JobResult({ id, route, preview }) {
  return preview ? html`<${Calls} id=${id} route=${route} />` : html`<${Results} id=${id} route=${route} />`;
}
