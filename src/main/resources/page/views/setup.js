// Each store's connection, settings, mappings and reference data.
import { html, useState } from '/page/lib.js';
import { useLive } from '/page/live.js';
import { go } from '/page/router.js';
import { useStores } from '/page/context.js';
import { Button, Chips, Empty, Head, Loading, Notice, Panel, Time, Trouble } from '/page/parts/basics.js';
import { Confirmed } from '/page/parts/dialog.js';
import { Jobs, start, useJobs } from '/page/parts/jobs.js';
import { Icon } from '/page/parts/icons.js';
import { References } from '/page/parts/references.js';
import { Settings } from '/page/parts/settings.js';
import { plural } from '/page/format.js';

export function Setup({ route, overview }) {
  const { all, one, chosen } = useStores();
  const name = all.some((each) => each.name === route.parts[0]) ? route.parts[0] : chosen || one?.name;
  const store = all.find((each) => each.name === name);
  if (!store) {
    return html`<${Head} title="Setup" /><${Panel} flush><${Empty} icon="setup" title="No store is set">
      <p>Name it in the setting stores of application.properties, give it its keys, and start again.</p><//><//>`;
  }
  return html`<${StoreSetup} key=${name} store=${store} all=${all} overview=${overview} />`;
}

function StoreSetup({ store, all, overview }) {
  const jobs = useJobs(['connect', 'disconnect', 'check', 'capture', 'reconcile', 'webhooks', 'push-shipments'], 3);
  const check = useLive('/check', 5);
  const run = (command) => async () => {
    await start(store.name, command);
    jobs.refresh();
  };
  return html`<${Head} title="Setup" about=${`The store ${store.name} at ${store.url}. Settings are changed in application.properties and take effect at the next start.`}>
      <${Button} icon="check" onClick=${run('connect')}>Test connection<//>
      <${Disconnect} store=${store} onStart=${jobs.refresh} />
    <//>
    <div class="stack">
      ${all.length > 1 && html`<${Chips} label="Store" value=${store.name} onChange=${(name) => go(['setup', name])} choices=${all.map((each) => ({ value: each.name, text: each.name }))} />`}
      <${Jobs} jobs=${jobs} />
      <div class="grid">
        <${Connection} title="Handshake" connection=${store.connection} at=${store.url} />
        <${Connection} title="DEAR" connection=${overview.dear} at=${overview.dear.url} />
      </div>
      <${Check} check=${check} store=${store} onStart=${jobs.refresh} />
      <${References} store=${store} />
      <${ByHand} run=${run} />
      <${Settings} store=${store} />
    </div>`;
}

const BY_HAND = [
  ['capture', 'Capture now', 'Looks for orders that changed, without waiting for order-poll.'],
  ['reconcile', 'Reconcile', 'Compares Handshake\'s orders, the log and DEAR\'s sales of the last days.'],
  ['push-shipments', 'Push shipments', 'Brings shipments that are authorised in DEAR to Handshake.'],
  ['webhooks', 'Register webhooks', 'Tells DEAR where to report changed stock and shipments; webhook.url and webhook.secret must be set.'],
];

/** What happens by itself, now. */
function ByHand({ run }) {
  return html`<${Panel} title="By hand"><div class="form">${BY_HAND.map(([command, text, about]) => html`<div key=${command} class="stack by-hand">
    <p class="soft small">${about}</p><div><${Button} onClick=${run(command)}>${text}<//></div></div>`)}</div><//>`;
}

function Connection({ title, connection, at }) {
  const broken = connection.state === 'broken';
  return html`<${Panel} title=${title} tools=${html`<span class=${'pill ' + (broken ? 'red' : 'green')}><${Icon} name=${broken ? 'cross' : 'check'} />${connection.state}</span>`}>
    ${at && html`<p class="soft"><code>${at}</code></p>`}
    ${broken ? html`<${Notice} tone="red"><strong>${connection.reason}</strong><p>Look at the address and the key in the settings below. Flows that need this connection pause; it is tried again by itself.</p><//>`
      : html`<p class="soft small">Its credentials were accepted at the last call.</p>`}<//>`;
}

/** What the check found: the store's, and what concerns all. */
function Check({ check, store, onStart }) {
  const [all, setAll] = useState(false);
  const findings = (check.data?.findings || []).filter((one) => !one.store || one.store === store.name);
  const troubles = findings.filter((one) => one.level !== 'OK');
  const again = async () => {
    await start(store.name, 'check');
    onStart();
  };
  const shown = all ? findings : troubles;
  return html`<${Panel} title=${check.data?.checkedAt ? (troubles.length ? plural(troubles.length, 'thing') + ' to look at' : 'The check found nothing wrong') : 'Check'} flush tools=${html`
      ${check.data?.checkedAt && html`<span class="soft small">checked at <${Time} at=${check.data.checkedAt} store=${store.name} /></span>`}
      ${findings.length > troubles.length && html`<${Button} kind="little quiet" aria-pressed=${all ? 'true' : 'false'} onClick=${() => setAll(!all)}>${all ? 'Hide what is well' : 'Show what is well'}<//>`}
      <${Button} kind="little" onClick=${again}>Check again<//>`}>
    <${Trouble} problem=${check.problem} known=${check.data} />
    ${!check.data && !check.problem && html`<${Loading} />`}
    ${check.data && !check.data.checkedAt && html`<p class="setting soft">Nothing was checked since the start. “Check again” asks both systems.</p>`}
    <ul class="findings">${shown.map((one) => html`<li key=${one.text} class=${one.level}>
      <${Icon} name=${one.level === 'OK' ? 'check' : one.level === 'ERROR' ? 'cross' : 'hand'} /><span class="texts">${one.text}<span class="unseen"> (${one.level.toLowerCase()})</span></span></li>`)}</ul>
  <//>`;
}

function Disconnect({ store, onStart }) {
  const act = async () => {
    await start(store.name, 'disconnect');
    onStart();
  };
  return html`<${Confirmed} title=${`Disconnect ${store.name}?`} verb="Disconnect" danger icon="ban" action=${act} means=${html`
    <p>All that links DEAR to this store is removed here:</p><ul>
      <li>its <strong>log</strong>, so that orders could be written again, and its pending orders with the stock kept back for them;</li>
      <li>its <strong>catalogue</strong>: the links between products, families, categories and customers;</li>
      <li>its flows stop until somebody connects it again (“Test connection”).</li></ul>
    <p>Nothing changes in DEAR or in Handshake: sales, products and customers stay.</p>`}>Disconnect<//>`;
}
