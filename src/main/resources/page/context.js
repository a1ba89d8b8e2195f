// What every view knows: the stores with their zones, and which of them the operator looks at.
import { createContext, useContext } from '/page/lib.js';

export const Stores = createContext({ all: [], chosen: '', zone: () => 'UTC' });

/** all: stores as the API answers them; chosen: a name, or empty for all; zone(name): its time zone; one: the store to act on. */
export const useStores = () => useContext(Stores);
