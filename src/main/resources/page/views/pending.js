// Orders that are not in DEAR yet, and what brings them there.
import { html, useState } from '/page/lib.js';
import { address } from '/page/api.js';
import { useLive } from '/page/live.js';
import { setQuery } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Chips, Empty, Field, Head, Loading, Notice, Pager, Panel, Trouble } from '/page/parts/basics.js';
import { Confirmed, Dialog } from '/page/parts/dialog.js';
import { Jobs, start, useJobs } from '/page/parts/jobs.js';
import { actOnMany, canProcess, canRetry, keyOf, NextStep, OrderTable } from '/page/parts/orders.js';
import { label, OPEN_STATES } from '/page/parts/states.js';
import { count, day, plural } from '/page/format.js';

const LIMIT = 50;
const COMMANDS = ['load-orders', 'process', 'retry', 'capture'];

export function Pending({ route, overview }) {
  const stores = useStores();
  const { state = '', page = '1' } = route.query;
  const list = useLive(address('/orders', { store: stores.chosen, state: state || OPEN_STATES.join(','), page, limit: LIMIT }), 3);
  const jobs = useJobs(COMMANDS, 3);
  const [ticked, setTicked] = useState(new Set());
  const orders = list.data?.orders || [];
  const total = list.data?.total || 0;
  const counts = stores.chosen ? stores.one.orders : overview.orders;
  const chosen = orders.filter((order) => ticked.has(keyOf(order)));
  const tick = (changed, is) => setTicked((known) => {
    const next = new Set(known);
    changed.forEach((order) => (is ? next.add(keyOf(order)) : next.delete(keyOf(order))));
    return next;
  });
  const many = (what, which) => async () => {
    await actOnMany(what, which);
    setTicked(new Set());
    list.refresh();
  };
  const changed = (query) => setQuery(route, { page: '', ...query });
  const toProcess = chosen.filter(canProcess);
  const toRetry = chosen.filter(canRetry);
  return html`<${Head} title="Pending orders" about="Orders that are in the log and not in DEAR yet. What is held or has failed waits for you; the rest goes on by itself.">
      <${LoadOrders} onStart=${jobs.refresh} />
      <${ProcessAll} pending=${counts.PENDING || 0} waiting=${(counts.HELD || 0) + (counts.FAILED || 0)} onStart=${jobs.refresh} />
    <//>
    <div class="stack">
      <${Jobs} jobs=${jobs} />
      <${DailyNote} />
      <${Chips} label="State" value=${state} onChange=${(value) => changed({ state: value })}
        choices=${[{ value: '', text: 'All', count: OPEN_STATES.reduce((sum, one) => sum + (counts[one] || 0), 0) },
          ...OPEN_STATES.map((one) => ({ value: one, text: label(one), count: counts[one] || 0 }))]} />
    <${Trouble} problem=${list.problem} known=${list.data} />
    <${Panel} title=${chosen.length ? `${plural(chosen.length, 'order')} chosen` : 'Orders'} flush tools=${html`
      <${Button} kind="little" icon="play" disabled=${!toProcess.length} onClick=${many('process', toProcess)}>Process chosen${toProcess.length > 0 && ` (${toProcess.length})`}<//>
      <${Button} kind="little" icon="work" disabled=${!toRetry.length} onClick=${many('retry', toRetry)}>Retry chosen${toRetry.length > 0 && ` (${toRetry.length})`}<//>`}>
      ${!list.data && !list.problem && html`<${Loading} />`}
      ${list.data && total === 0 && html`<${Empty} icon="check" title=${state ? `No order is ${label(state).toLowerCase()}` : 'No order waits'}>
        <p>${state ? html`<a href="#/pending">Show all that wait</a>` : 'All captured orders are in DEAR. An order that is missing here was not captured: its status may be below the setting order-capture, or it was made before capture-from. “Load orders” takes orders from a date on.'}</p><//>`}
      ${orders.length > 0 && html`<${OrderTable} orders=${orders} ticked=${ticked} onTick=${(order, is) => tick([order], is)} onTickAll=${(is) => tick(orders, is)}
        query=${{ from: 'pending' }} actions=${(order) => html`<${NextStep} order=${order} onChange=${list.refresh} />`} />`}
      <${Pager} page=${Number(page)} limit=${LIMIT} total=${total} onPage=${(wanted) => setQuery(route, { page: wanted })} />
    <//></div>`;
}

/** All of the chosen store, or of every store. */
function ProcessAll({ pending, waiting, onStart }) {
  const { all, chosen } = useStores();
  const names = chosen ? [chosen] : all.map((one) => one.name);
  const run = (command) => async () => {
    for (const name of names) {
      await start(name, command);
    }
    onStart();
  };
  const whose = names.length > 1 ? `of all ${names.length} stores` : `of ${names[0]}`;
  return html`<${Confirmed} title="Retry all?" verb="Retry all" icon="work" action=${run('retry')} disabled=${!waiting}
      means=${html`<p>All ${count(waiting)} held and failed orders ${whose} are tried again. Those whose cause is not mended come back with the same reason.</p>`}>Retry all<//>
    <${Button} kind="main-action" icon="play" disabled=${!pending} onClick=${run('process')}>Process all<//>`;
}

function LoadOrders({ onStart }) {
  const { all, chosen, one, zone } = useStores();
  const [open, setOpen] = useState(false);
  const [store, setStore] = useState('');
  const [since, setSince] = useState('');
  const name = store || chosen || one.name;
  const load = async (event) => {
    event.preventDefault();
    if (await start(name, 'load-orders', { since })) {
      setOpen(false);
      onStart();
    }
  };
  return html`<${Button} onClick=${() => setOpen(true)}>Load orders<//>
    ${open && html`<${Dialog} title="Load orders from Handshake" onClose=${() => setOpen(false)} foot=${html`
        <${Button} onClick=${() => setOpen(false)}>Cancel<//><${Button} kind="main-action" type="submit" form="load-orders">Load orders<//>`}>
      <p>Takes the orders that were made since a date and whose status has reached order-capture. Orders with an entry in the log are passed over: nothing is written twice.</p>
      <form id="load-orders" class="stack" onSubmit=${load}>
        ${all.length > 1 && html`<${Field} label="Store">${(given) => html`<select ...${given} value=${name} onChange=${(event) => setStore(event.target.value)}>
          ${all.map((each) => html`<option key=${each.name}>${each.name}</option>`)}</select>`}<//>`}
        <${Field} label="Made on or after" hint=${`A day in ${zone(name)}`}>${(given) => html`<input ...${given} type="date" required max=${day(Date.now(), zone(name))} value=${since} onInput=${(event) => setSince(event.target.value)} />`}<//>
      </form><//>`}`;
}

function DailyNote() {
  const { all, chosen } = useStores();
  const daily = all.filter((one) => one.openDate && (!chosen || one.name === chosen));
  return daily.map((one) => html`<${Notice} key=${one.name}>${one.name} consolidates daily: its orders wait for the end of ${one.openDate} and become one sale. “Process all” makes the sale of what is pending now.
    ${(one.waitingDays || []).filter((its) => its.reason).map((its) => html`<p key=${its.businessDay}><strong>${its.businessDay} is ${label(its.state).toLowerCase()}: </strong>${its.reason} ${its.remedy}</p>`)}<//>`);
}
