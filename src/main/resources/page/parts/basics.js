// Small parts that every view uses.
import { html, useEffect, useId, useRef, useState } from '/page/lib.js';
import { Icon } from '/page/parts/icons.js';
import { useStores } from '/page/context.js';
import { count, exactly, when } from '/page/format.js';

export function Head({ title, about, back, children }) {
  useEffect(() => {
    document.title = `${title} · handshake-dear`;
  }, [title]);
  return html`<header class="head">
    <div class="head-text">
      ${back && html`<a class="crumb" href=${back.href}><${Icon} name="left" size="13" />${back.text}</a>`}
      <h1>${title}</h1>
      ${about && html`<p>${about}</p>`}
    </div>
    <div class="head-tools">${children}</div>
  </header>`;
}

export function Panel({ title, tools, children, flush }) {
  const id = useId();
  return html`<section class="panel" aria-labelledby=${title ? id : undefined}>
    ${title && html`<div class="panel-head"><h2 id=${id}>${title}</h2>${tools}</div>`}
    ${flush ? children : html`<div class="panel-body">${children}</div>`}
  </section>`;
}

export function Button({ kind = '', icon, busy, children, ...rest }) {
  return html`<button type="button" class=${'button ' + kind} aria-busy=${busy ? 'true' : undefined} ...${rest}
    disabled=${rest.disabled || busy}>${icon && html`<${Icon} name=${icon} size="15" />`}${children}</button>`;
}

/** A moment in the zone of its store; to the second when pointed at. */
export function Time({ at, store }) {
  const { zone } = useStores();
  if (!at) {
    return '–';
  }
  return html`<time dateTime=${at} title=${exactly(at, zone(store))} class="nowrap">${when(at, zone(store))}</time>`;
}

export function Notice({ tone = 'blue', icon = tone === 'blue' ? 'info' : 'hand', children }) {
  return html`<div class=${'notice ' + tone}><${Icon} name=${icon} size="18" /><div>${children}</div></div>`;
}

/** What went wrong with reading; what was known is still shown beneath. */
export function Trouble({ problem, known }) {
  return problem && html`<div role="status"><${Notice} tone="red">
    <strong>${known ? 'This is not up to date. ' : 'This cannot be shown. '}</strong>${problem.message}<//></div>`;
}

/** Nothing to show: says so, and what to do next. */
export function Empty({ icon = 'box', title, children }) {
  return html`<div class="empty"><${Icon} name=${icon} /><h3>${title}</h3>${children}</div>`;
}

export function Loading() {
  return html`<div class="empty" role="status"><p>Reading …</p></div>`;
}

export function Field({ label, hint, children }) {
  const id = useId();
  return html`<div class="field"><label for=${id}>${label}</label>${children({ id, class: 'input', 'aria-describedby': hint ? id + 'h' : undefined })}
    ${hint && html`<small id=${id + 'h'}>${hint}</small>`}</div>`;
}

/** A search box that asks a moment after the last letter. */
export function Search({ value, onChange, label }) {
  const [text, setText] = useState(value || '');
  const timer = useRef();
  useEffect(() => setText(value || ''), [value]);
  const typed = (event) => {
    const wanted = event.target.value;
    setText(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(wanted.trim()), 250);
  };
  return html`<div class="search" role="search"><${Icon} name="search" />
    <input class="input" type="search" data-search aria-label=${label} placeholder=${label} value=${text} onInput=${typed} /></div>`;
}

/** Filters of which one or none is chosen. */
export function Chips({ label, choices, value, onChange }) {
  return html`<div class="chips" role="group" aria-label=${label}>
    ${choices.map((one) => html`<button type="button" class="chip" key=${one.value} aria-pressed=${one.value === (value || '') ? 'true' : 'false'}
      onClick=${() => onChange(one.value)}>${one.text}${one.count !== undefined && html` <span class="number">${count(one.count)}</span>`}</button>`)}
  </div>`;
}

export function Pager({ page, limit, total, onPage }) {
  const last = Math.max(1, Math.ceil(total / limit));
  if (!total) {
    return null;
  }
  const from = (page - 1) * limit + 1;
  return html`<nav class="pager" aria-label="Pages"><span class="number">${count(from)}–${count(Math.min(total, page * limit))} of ${count(total)}</span>
    <${Button} kind="little" disabled=${page <= 1} onClick=${() => onPage(page - 1)} aria-label="Previous page"><${Icon} name="left" size="14" /><//>
    <span class="number">Page ${count(page)} of ${count(last)}</span>
    <${Button} kind="little" disabled=${page >= last} onClick=${() => onPage(page + 1)} aria-label="Next page"><${Icon} name="right" size="14" /><//>
  </nav>`;
}
