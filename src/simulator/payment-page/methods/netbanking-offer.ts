import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import type { Instrument } from '../checkout.ts';
import { readList } from './read-list.ts';

/** A bank that offers netbanking. */
export interface Bank {
  /** Such as `NB_HDFC`. */
  readonly code: string;
  readonly name: string;
  readonly popular: boolean;
  /** Its netbanking does not work at the moment. */
  readonly down?: boolean;
}

/** What the gateway says of netbanking. */
export interface NetbankingOffer {
  readonly method: 'netbanking';
  readonly banks: readonly Bank[];
}

/** Reads the gateway's offer. */
export function readNetbankingOffer(body: Record<string, unknown>): NetbankingOffer {
  return { method: 'netbanking', banks: readList(own(body, 'banks'), readBank) };
}

/** The chosen bank as it is handed in. */
export function bankInstrument(code: string): Instrument {
  return {
    method: 'netbanking',
    body: { bank: code },
    type: 'NB',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'nb' },
  };
}

function readBank(body: unknown): Bank | undefined {
  if (!isPlainObject(body)) return undefined;
  const code = ownText(body, 'code');
  const name = ownText(body, 'name');
  return code === undefined || name === undefined
    ? undefined
    : { code, name, popular: own(body, 'popular') === true, down: own(body, 'down') === true };
}
