// The views, in the order of their tabs; the key after g leads to each.
import { Overview } from '/page/views/overview.js';
import { Setup } from '/page/views/setup.js';
import { Pending } from '/page/views/pending.js';
import { Log } from '/page/views/log.js';
import { Catalogue } from '/page/views/catalogue.js';
import { Listing } from '/page/views/listing.js';
import { Stock } from '/page/views/stock.js';

export const VIEWS = [
  { name: 'overview', text: 'Overview', key: 'o', View: Overview },
  { name: 'setup', text: 'Setup', key: 's', View: Setup },
  { name: 'pending', text: 'Pending orders', key: 'p', View: Pending },
  { name: 'log', text: 'Log', key: 'l', View: Log },
  { name: 'catalogue', text: 'Catalogue', key: 'c', View: Catalogue },
  { name: 'listing', text: 'Bulk listing', key: 'b', View: Listing },
  { name: 'stock', text: 'Stock', key: 'k', View: Stock },
];
