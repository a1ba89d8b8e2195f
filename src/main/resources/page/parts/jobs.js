// Commands that take a while: start, progress, stop, what came of them.
import { html } from '/page/lib.js';
import { address, path, post } from '/page/api.js';
import { useLive } from '/page/live.js';
import { attempt } from '/page/parts/dialog.js';
import { Button, Panel, Time } from '/page/parts/basics.js';
import { State } from '/page/parts/states.js';
import { useStores } from '/page/context.js';
import { count, duration } from '/page/format.js';

const WORDS = {
  'capture': 'Look for changed orders',
  'process': 'Process pending orders',
  'retry': 'Try held and failed orders again',
  'load-orders': 'Load orders',
  'load-products': 'Load products',
  'load-customers': 'Load customers',
  'reconcile': 'Reconcile',
  'push-shipments': 'Push shipments',
  'push-stock': 'Push stock levels',
  'connect': 'Test the connection and read reference data',
  'disconnect': 'Disconnect',
  'list': 'List in Handshake',
  'stop-list': 'Stop listing',
  'unlink': 'Unlink',
  'remove': 'Remove from Handshake',
  'webhooks': 'Register webhooks',
  'check': 'Check settings and connections',
};

export const words = (job) => (WORDS[job.command] || job.command) + (job.dryRun ? ' (preview)' : '');

export const isOpen = (job) => job.state === 'WAITING' || job.state === 'RUNNING';

/** Starts a command of a store; answers its job, or undefined after a failure that was told. */
export function start(store, command, body, dryRun) {
  return attempt(
    () => post(address(path('stores', store, command), { dryRun: dryRun ? 'true' : '' }), body),
    (job) => `${words(job)}: ${job.state === 'WAITING' ? 'begins as soon as its turn comes' : 'has begun'}.`);
}

/** The store's newest jobs of these commands. */
export function useJobs(commands, limit = 5) {
  const { one, chosen } = useStores();
  const store = chosen || (one ? one.name : '');
  return useLive(store && address('/jobs', { store: chosen, command: commands.join(','), limit }), 2);
}

/** What runs and what ran last; nothing at all before the first. */
export function Jobs({ title = 'Commands', jobs }) {
  const list = jobs.data?.jobs || [];
  return list.length > 0 && html`<${Panel} title=${title} flush>
    <div role="list">${list.map((job) => html`<${Job} job=${job} key=${job.id} onChange=${jobs.refresh} />`)}</div><//>`;
}

export function Job({ job, onChange }) {
  const { all } = useStores();
  const stop = async () => {
    await attempt(() => post(path('jobs', job.id, 'stop')), 'It stops behind what it has in hand.');
    onChange?.();
  };
  return html`<div class="job" role="listitem">
    <div class="job-head"><h3>${words(job)}${all.length > 1 && html` <span class="soft">· ${job.store}</span>`}</h3>
      <span class="soft small"><${Time} at=${job.endedAt || job.startedAt || job.createdAt} store=${job.store} /></span>
      <${State} state=${job.state} />
      ${isOpen(job) && job.stoppable && html`<${Button} kind="little" icon="stop" disabled=${job.stopAsked} onClick=${stop}>${job.stopAsked ? 'Stopping' : 'Stop'}<//>`}
    </div>
    ${isOpen(job) && html`<${Progress} job=${job} />`}
    ${job.message && html`<p class="small texts soft">${job.message}</p>`}
  </div>`;
}

export function Progress({ job }) {
  const known = job.total > 0;
  const share = known ? Math.min(100, Math.round((100 * job.done) / job.total)) : 0;
  return html`<div class="job-progress">
    <div class=${'progress' + (known || job.state === 'WAITING' ? '' : ' unknown')} role="progressbar" aria-label=${words(job)}
      aria-valuenow=${known ? share : undefined} aria-valuemin="0" aria-valuemax="100"><i style=${known || job.state === 'WAITING' ? { width: share + '%' } : {}}></i></div>
    ${known && html`<p class="small soft number">${count(job.done)} of ${count(job.total)}${job.secondsLeft ? ` · about ${duration(job.secondsLeft)} left` : ''}</p>`}
  </div>`;
}
