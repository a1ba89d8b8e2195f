// How it goes: orders by state and by hour, what waits, the connections and their limits.
import { html, useEffect, useState } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive, useNow } from '/page/live.js';
import { href } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Empty, Head, Notice, Panel, Time, Trouble } from '/page/parts/basics.js';
import { Budget, Hours, Shares } from '/page/parts/charts.js';
import { State } from '/page/parts/states.js';
import { Icon } from '/page/parts/icons.js';
import { age, duration, plural } from '/page/format.js';

const STATES = ['PROCESSED', 'PROCESSING', 'PENDING', 'HELD', 'FAILED', 'SKIPPED', 'CANCELLED'];
const LATE = 3600;
const POINTS = 90;

export function Overview({ overview, problem }) {
  const { chosen } = useStores();
  const one = useLive(chosen && address('/overview', { store: chosen }), 4);
  const shown = (chosen && one.data) || overview;
  const past = usePast(overview);
  const stores = overview.stores.filter((store) => !chosen || store.name === chosen);
  return html`<${Head} title="Overview" about=${chosen ? `The store ${chosen}.` : 'All stores of this instance.'} />
    <div class="stack">
      <${Trouble} problem=${problem || one.problem} known />
      <${Broken} overview=${overview} stores=${stores} />
      <div class="grid two-one">
        <${Panel} title="Orders by state"><${Shares} parts=${STATES.map((state) => ({ state, count: shown.orders[state] || 0 }))}
          link=${(state) => href(['log'], { state })} /><//>
        <${Oldest} oldest=${shown.oldestPending} />
      </div>
      <${Panel} title="Orders an hour"><${Hours} hours=${shown.hours} zone=${stores[0]?.timeZone} /><//>
      <div class="grid">
        <${Limit} title="DEAR" connection=${overview.dear} past=${past.dear || []} />
        ${stores.map((store) => html`<${Limit} key=${store.name} title=${'Handshake ' + store.name} connection=${store.connection} past=${past[store.name] || []} store=${store} />`)}
      </div>
      <${Attention} store=${chosen} />
    </div>`;
}

/** How the budgets went since the page is open. */
function usePast(overview) {
  const [past, setPast] = useState({});
  useEffect(() => {
    setPast((known) => {
      const next = { dear: [...(known.dear || []), overview.dear.used].slice(-POINTS) };
      overview.stores.forEach((store) => {
        next[store.name] = [...(known[store.name] || []), store.connection.used].slice(-POINTS);
      });
      return next;
    });
  }, [overview]);
  return past;
}

function Broken({ overview, stores }) {
  const broken = [['DEAR', overview.dear], ...stores.map((store) => ['Handshake of ' + store.name, store.connection])]
    .filter(([, connection]) => connection.state === 'broken');
  return broken.map(([name, connection]) => html`<${Notice} tone="red" key=${name}><strong>${name} refuses our credentials. </strong>
    ${connection.reason} Its flows pause and go on by themselves when it answers again; <a href="#/setup">Setup</a> tests it now.<//>`);
}

function Oldest({ oldest }) {
  const now = useNow();
  const seconds = oldest ? (now - new Date(oldest.capturedAt).getTime()) / 1000 : 0;
  return html`<${Panel} title="Oldest pending order">${oldest
    ? html`<p class=${'figure number' + (seconds > LATE ? ' late' : '')}>${duration(seconds)}</p>
        <p class="soft"><a href=${href(['log', oldest.store, oldest.orderId])}>Order ${oldest.orderNumber}</a>, in the log since <${Time} at=${oldest.capturedAt} store=${oldest.store} /></p>
        <p class="row"><${State} state=${oldest.state} /></p>`
    : html`<p class="figure calm"><${Icon} name="check" size="26" /> None</p><p class="soft">No order waits to be written to DEAR.</p>`}<//>`;
}

function Limit({ title, connection, past, store }) {
  const now = useNow();
  const capture = store?.lastCapture;
  return html`<${Panel} title=${title} tools=${html`<span class=${'pill ' + (connection.state === 'broken' ? 'red' : 'green')}>
      <${Icon} name=${connection.state === 'broken' ? 'cross' : 'check'} />${connection.state}</span>`}>
    <${Budget} used=${connection.used} limit=${connection.limit} past=${past} />
    ${store && html`<p class="small soft capture">${capture?.failedAt && (!capture.completedAt || capture.failedAt > capture.completedAt)
      ? html`The last capture ended early: ${capture.reason}`
      : capture?.completedAt ? html`Orders were captured ${age(capture.completedAt, now)} (<${Time} at=${capture.completedAt} store=${store.name} />)`
        : 'No capture has ended yet.'}${store.openDate && html`<br />Orders join the sale of ${store.openDate}.`}</p>`}
  <//>`;
}

/** The newest orders that wait for a person. */
function Attention({ store }) {
  const { data, problem } = useLive(address('/orders', { store, state: 'HELD,FAILED', limit: 6 }), 5);
  return html`<${Panel} title="Needs a person" flush tools=${data?.total > 6 && html`<a href="#/pending">All ${plural(data.total, 'order')}</a>`}>
    <${Trouble} problem=${problem} known=${data} />
    ${data && data.total === 0 && html`<${Empty} icon="check" title="Nothing needs you"><p>Orders that are held or have failed appear here, with what to do about them.</p><//>`}
    ${data?.total > 0 && html`<ul class="cases">${data.orders.map((order) => html`<li key=${order.store + order.orderId}>
      <${State} state=${order.state} /><div><a data-row href=${href(['log', order.store, order.orderId])}>Order ${order.orderNumber}</a>
      <p class="why">${order.reason}</p><p class="remedy small">${order.remedy}</p></div><span class="soft small"><${Time} at=${order.changedAt} store=${order.store} /></span></li>`)}</ul>`}
  <//>`;
}
