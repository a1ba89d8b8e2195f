// Charts drawn as SVG, so that they follow the page's colours and are read out as text.
import { html, useEffect, useId, useRef, useState } from '/page/lib.js';
import { colour, label } from '/page/parts/states.js';
import { count, plural, timeOfDay, when } from '/page/format.js';

/** One bar, divided by state; each part leads to its orders. */
export function Shares({ parts, link }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return html`<div>
    <div class="shares" aria-hidden="true">${parts.filter((part) => part.count).map((part) => html`<i key=${part.state}
      class=${'fill ' + colour(part.state)} style=${{ flexGrow: Math.max(part.count, total / 80) }} title=${`${label(part.state)}: ${count(part.count)}`}></i>`)}
      ${!total && html`<i class="fill none"></i>`}</div>
    <ul class="share-list">${parts.map((part) => html`<li key=${part.state}><a href=${link(part.state)}>
      <span class=${'dot ' + colour(part.state)}></span><span>${label(part.state)}</span><strong class="number">${count(part.count)}</strong></a></li>`)}</ul>
  </div>`;
}

const WIDEST = 960;
const NARROW = 560;
const HEIGHT = 210;
const LEFT = 34;
const BOTTOM = 24;
const TOP = 12;

/** Steps for a scale of whole numbers up to at least the largest. */
function scale(largest) {
  const rough = Math.max(1, largest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough));
  return { step, top: step * Math.max(1, Math.ceil(largest / step)) };
}

/**
 * Orders an hour: bars of what was captured, a narrower bar in front of it of what was processed.
 *
 * @param hours oldest first, each with hour, captured and processed
 */
export function Hours({ hours: all, zone }) {
  const frame = useRef();
  const WIDTH = useWidth(frame, WIDEST);
  const hours = WIDTH < NARROW ? all.slice(-24) : all;
  const id = useId();
  const [at, setAt] = useState(null);
  const { step, top } = scale(Math.max(...hours.map((one) => Math.max(one.captured, one.processed))));
  const width = (WIDTH - LEFT) / hours.length;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const bar = (value, share) => ({ width: width * share, y: y(value), height: Math.max(0, y(0) - y(value)) });
  const lines = [];
  for (let value = 0; value <= top; value += step) {
    lines.push(value);
  }
  const sum = (what) => hours.reduce((total, one) => total + one[what], 0);
  const shown = at === null ? null : hours[at];
  return html`<figure class="hours" ref=${frame}>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby=${id} onMouseLeave=${() => setAt(null)}>
      <title id=${id}>${`${plural(sum('captured'), 'order')} captured and ${count(sum('processed'))} processed in the last ${hours.length} hours`}</title>
      ${lines.map((value) => html`<g key=${value}><line class="rule" x1=${LEFT} x2=${WIDTH} y1=${y(value)} y2=${y(value)} />
        <text class="scale" x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${value}</text></g>`)}
      ${hours.map((one, index) => {
        const x = LEFT + index * width;
        return html`<g key=${one.hour} onMouseEnter=${() => setAt(index)} class=${at === index ? 'is-at' : ''}>
          <rect class="hit" x=${x} y="0" width=${width} height=${HEIGHT - BOTTOM} />
          <rect class="captured" rx="2" x=${x + width * 0.12} ...${bar(one.captured, 0.76)} />
          <rect class="processed" rx="2" x=${x + width * 0.3} ...${bar(one.processed, 0.4)} />
          ${hourMark(one.hour, zone) && html`<text class="scale" x=${x + width / 2} y=${HEIGHT - 6} text-anchor="middle">${hourMark(one.hour, zone)}</text>`}
        </g>`;
      })}
    </svg>
    <figcaption class="row small soft"><span class="key captured"></span>captured <span class="key processed"></span>processed
      <span class="hours-at number">${shown && `${when(shown.hour, zone)}: ${count(shown.captured)} captured, ${count(shown.processed)} processed`}</span></figcaption>
  </figure>`;
}

/** The width that there is, so that texts in a chart are as large as others. */
function useWidth(frame, first) {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(240, Math.round(entry.contentRect.width))));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/** A label for every sixth hour of the store's day. */
function hourMark(hour, zone) {
  const text = timeOfDay(hour, zone).slice(0, 5);
  return Number(text.slice(0, 2)) % 6 === 0 ? text : '';
}

/** How much of a rate limit the last minute has used, and how that went since the page is open. */
export function Budget({ used, limit, past }) {
  const share = limit > 0 ? Math.min(1, used / limit) : 0;
  const points = past.map((value, index) => `${(index / Math.max(1, past.length - 1)) * 100},${24 - 22 * Math.min(1, limit > 0 ? value / limit : 0)}`);
  return html`<div class="budget">
    <div class="row"><strong class="number figure">${limit > 0 ? Math.round(share * 100) + ' %' : count(used)}</strong>
      <span class="soft small number">${limit > 0 ? `${count(used)} of ${count(limit)} calls in the last minute` : 'calls in the last minute; no limit is set'}</span></div>
    <div class="progress" role="meter" aria-label="Share of the rate limit" aria-valuenow=${Math.round(share * 100)} aria-valuemin="0" aria-valuemax="100">
      <i style=${{ width: share * 100 + '%' }}></i></div>
    ${points.length > 1 && html`<svg class="spark" viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true"><polyline points=${points.join(' ')} /></svg>`}
  </div>`;
}
