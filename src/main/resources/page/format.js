// Times in the store's zone, amounts, numbers and ages, for people.

const LANGUAGE = 'en-GB';
const formats = new Map();

function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone || 'UTC', ...options }));
  }
  return formats.get(key);
}

/** The local date of a moment, such as 2026-03-02. */
export function day(moment, zone) {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(moment));
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Short: the time of today, else day and time, with the year where it is another one. */
export function when(moment, zone, now = Date.now()) {
  const time = format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
  const its = day(moment, zone);
  const today = day(now, zone);
  if (its === today) {
    return time;
  }
  const sameYear = its.slice(0, 4) === today.slice(0, 4);
  return format(zone, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(new Date(moment)) + ' ' + time;
}

/** To the second, with the zone. */
export function exactly(moment, zone) {
  return format(zone, {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric',
    hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
  }).format(new Date(moment));
}

export function timeOfDay(moment, zone) {
  return format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(moment));
}

/** A length of time in its two largest units, such as 3 h 20 min. */
export function duration(seconds) {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  let left = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, size]) => left >= size);
  if (first < 0) {
    return '0 s';
  }
  const texts = [];
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) {
      texts.push(`${count} ${unit}`);
    }
  }
  return texts.join(' ');
}

export function age(moment, now = Date.now()) {
  const seconds = (now - new Date(moment).getTime()) / 1000;
  return seconds < 60 ? 'just now' : `${duration(seconds).split(' ').slice(0, 2).join(' ')} ago`;
}

const whole = new Intl.NumberFormat(LANGUAGE);

export const count = (number) => whole.format(number ?? 0);

/** 1 order, 2 orders. */
export function plural(number, one, many = one + 's') {
  return `${count(number)} ${Number(number) === 1 ? one : many}`;
}

/** An amount as the API gave it, a decimal text, with groups; nothing is rounded. */
export function amount(text, currency = '') {
  if (text === undefined || text === null || text === '') {
    return '–';
  }
  const [integer, fraction] = String(text).split('.');
  const sign = integer.startsWith('-') ? '−' : '';
  const grouped = integer.replace('-', '').replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${grouped}${fraction ? '.' + fraction : ''}${currency ? ' ' + currency : ''}`;
}
