// A store's settings: what they are, what is wrong, how to mend it. They are read, never written.
import { html, useState } from '/page/lib.js';
import { path } from '/page/api.js';
import { useLive } from '/page/live.js';
import { Button, Loading, Notice, Panel, Search, Trouble } from '/page/parts/basics.js';
import { plural } from '/page/format.js';

export function Settings({ store }) {
  const own = useLive(path('stores', store.name, 'settings'), 30);
  const common = useLive('/settings', 30);
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const settings = [...(own.data?.settings || []), ...(common.data?.settings || []).map((one) => ({ ...one, common: true }))];
  const wrong = settings.filter((one) => one.problem).length;
  const shown = settings
    .filter((one) => all || search || !one.default || one.problem)
    .filter((one) => `${one.key} ${one.value ?? ''} ${one.about ?? ''}`.toLowerCase().includes(search.toLowerCase()))
    .sort((left, right) => Boolean(right.problem) - Boolean(left.problem));
  const groups = [...new Set(shown.map((one) => (one.problem ? 'To mend' : one.group || '')))];
  return html`<${Panel} title=${wrong ? `Settings: ${plural(wrong, 'problem')}` : 'Settings'} flush tools=${html`
      <${Search} label="Search settings" value=${search} onChange=${setSearch} />
      <${Button} kind="little" aria-pressed=${all ? 'true' : 'false'} onClick=${() => setAll(!all)}>${all ? 'Hide defaults' : 'Show defaults'}<//>`}>
    <${Trouble} problem=${own.problem || common.problem} known=${own.data} />
    ${!own.data && !own.problem && html`<${Loading} />`}
    ${own.data && shown.length === 0 && html`<p class="setting soft">No setting matches.</p>`}
    ${groups.map((group) => html`<section key=${group}>${group && html`<h3 class="setting-group">${group}</h3>`}
      ${shown.filter((one) => (one.problem ? 'To mend' : one.group || '') === group).map((one) => html`<${SettingRow} key=${(one.common ? '' : 'store.') + one.key} setting=${one} store=${store.name} />`)}</section>`)}
  <//>`;
}

function SettingRow({ setting, store }) {
  const key = setting.common ? setting.key : `store.${store}.${setting.key}`;
  return html`<div class="setting">
    <code>${key}</code>
    <div><span class="value texts">${value(setting)}</span>${setting.default && html` <span class="soft small">default</span>`}
      ${setting.about && html`<p class="soft small">${setting.about}</p>`}</div>
    ${setting.problem && html`<${Notice} tone="amber"><strong>${setting.problem}</strong>${setting.remedy && html`<p>${setting.remedy}</p>`}<//>`}
  </div>`;
}

/** A secret is never sent to the page; only whether there is one. */
function value(setting) {
  if (setting.secret) {
    return setting.isSet ? 'is set (not shown)' : 'is not set';
  }
  return setting.value === undefined || setting.value === '' ? '–' : setting.value;
}
