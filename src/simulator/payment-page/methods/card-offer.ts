import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import { isProcessStatus, type ProcessStatus } from '../../../protocol/process-status.ts';
import type { Instrument } from '../checkout.ts';
import { readEmiPlans, type BankPlans } from './emi-offer.ts';
import { readList } from './read-list.ts';

/** A card number that the simulator takes, and what comes of it. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** The bank that it is from. */
  readonly bankName: string;
  /** How a payment with it ends after the right one-time password. */
  readonly ending: ProcessStatus;
  /** What the card is there for, in English, if it is for one ending on demand. */
  readonly title?: string;
}

/** What the gateway says of paying by card. */
export interface CardOffer {
  readonly method: 'card';
  readonly cards: readonly TestCard[];
  readonly emi: readonly BankPlans[];
  /** There is a customer for whom the card can be saved. */
  readonly savable: boolean;
}

/** What was typed, once nothing is wrong with it. */
export interface TypedCard {
  /** Digits only. */
  readonly number: string;
  /** `01` to `12`. */
  readonly expiryMonth: string;
  /** Four digits. */
  readonly expiryYear: string;
  readonly cvv: string;
  /** As the SDK names it, such as `VISA`. */
  readonly brand: string;
  /** Months of the chosen plan as text; empty or absent for all at once. */
  readonly emi?: string;
  /** The shopper wants the card to be saved. */
  readonly save?: boolean;
}

/** Reads the gateway's offer. */
export function readCardOffer(body: Record<string, unknown>): CardOffer {
  return {
    method: 'card',
    cards: readList(own(body, 'cards'), readTestCard),
    emi: readEmiPlans(own(body, 'emi')),
    savable: own(body, 'savable') === true,
  };
}

/** The card as it is handed in. */
export function cardInstrument({ brand, emi = '', save = false, ...card }: TypedCard): Instrument {
  return {
    method: 'card',
    body: { card, ...(emi !== '' && { emi }), ...(save && { save }) },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}

function readTestCard(body: unknown): TestCard | undefined {
  if (!isPlainObject(body)) return undefined;
  const number = ownText(body, 'number');
  const ending = ownText(body, 'ending') ?? '';
  if (number === undefined || !isProcessStatus(ending)) return undefined;
  const title = ownText(body, 'title');
  return { number, bankName: ownText(body, 'bankName') ?? '', ending, ...(title && { title }) };
}
