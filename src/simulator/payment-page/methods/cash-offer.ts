import type { Instrument } from '../checkout.ts';

/** What the gateway says of cash on delivery: that it can be chosen. */
export interface CashOffer {
  readonly method: 'cash';
}

/** Reads the gateway's offer. */
export function readCashOffer(): CashOffer {
  return { method: 'cash' };
}

/** Cash as it is handed in. */
export const cashInstrument: Instrument = {
  method: 'cash',
  body: {},
  type: 'CASH',
  paid: { paymentInstrument: 'CASH', paymentInstrumentGroup: 'cash' },
};
