import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import type { Instrument } from '../checkout.ts';
import { readList } from './read-list.ts';

/** Somebody who pays now and is paid later. */
export interface Lender {
  /** Such as `LAZYPAY`. */
  readonly code: string;
  readonly name: string;
  /** Rupees as text: the most that one order may cost. */
  readonly limit: string;
  /** This order costs no more than that. */
  readonly isEnough: boolean;
}

/** What the gateway says of paying later. */
export interface PayLaterOffer {
  readonly method: 'pay-later';
  readonly lenders: readonly Lender[];
}

/** Reads the gateway's offer. */
export function readPayLaterOffer(body: Record<string, unknown>): PayLaterOffer {
  return { method: 'pay-later', lenders: readList(own(body, 'lenders'), readLender) };
}

/** The lender as it is handed in. */
export function lenderInstrument(code: string): Instrument {
  return {
    method: 'pay-later',
    body: { lender: code },
    type: 'CONSUMER_FINANCE',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'consumer_finance' },
  };
}

function readLender(body: unknown): Lender | undefined {
  if (!isPlainObject(body)) return undefined;
  const code = ownText(body, 'code');
  const name = ownText(body, 'name');
  const limit = ownText(body, 'limit');
  if (code === undefined || name === undefined || limit === undefined) return undefined;
  return { code, name, limit, isEnough: own(body, 'isEnough') === true };
}
