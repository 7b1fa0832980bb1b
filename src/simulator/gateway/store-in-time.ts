import type { Store } from './store.ts';
import { atTime } from './transactions.ts';

/**
 * The same store, whose transactions stand as the clock says: what has expired or settled by itself is read so.
 *
 * @param clock ms since 1970
 */
export function storeInTime(store: Store, clock: () => number): Store {
  return {
    ...store,
    findTransaction(uuid) {
      const found = store.findTransaction(uuid);
      return found && atTime(found, clock());
    },
  };
}
