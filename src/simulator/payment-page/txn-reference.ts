import { v4 as uuid } from 'uuid';

/** Makes the reference that an attempt to pay is known by to the shop. */
export function newTxnReference(): string {
  return `txr-${uuid()}`;
}
