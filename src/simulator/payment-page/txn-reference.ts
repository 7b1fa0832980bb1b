import { newUuid } from '../../bridge/uuid.ts';

/** Makes the reference that an attempt to pay is known by to the shop. */
export function newTxnReference(): string {
  return `txr-${newUuid()}`;
}
