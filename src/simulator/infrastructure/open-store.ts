import { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import type { StoreError } from '../application/store-error.ts';
import type { Store } from '../application/store.ts';
import { type Log, reportFault, reportNotice } from './log.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { claimStoreFile } from './store-file.ts';

/**
 * Opens the store that a simulator keeps its orders in.
 *
 * @param name a file, which is made if there is none; `:memory:` or undefined: until the store is closed
 * @param lost called if another simulator takes the file over
 * @param log where faults are told; default: standard error
 * @throws {StoreError} if the file cannot be used, or belongs to another process or program
 * @throws {HyperCheckoutError} `required`, if the name is empty
 */
export async function openStore(
  name: string | undefined,
  lost?: (reason: StoreError) => void,
  log?: Log,
): Promise<Store> {
  if (name === undefined || name === ':memory:') return openSqliteStore();
  if (name === '') {
    throw new HyperCheckoutError({
      code: 'required',
      field: 'store',
      message: 'The store has no name.',
      fix: 'Name a file, or leave store out to keep orders in memory.',
    });
  }
  const file = await claimStoreFile(name, {
    lost(reason) {
      reportFault(reason, log);
      lost?.(reason);
    },
    waits: (sentence) => reportNotice(sentence, log),
  });
  try {
    return openSqliteStore(file);
  } catch (error) {
    file.release();
    throw error;
  }
}
