import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import { isProcessStatus, type ProcessStatus } from '../../../protocol/process-status.ts';
import type { Instrument } from '../checkout.ts';
import { readEmiPlans, type BankPlans } from './emi-offer.ts';
import { readList } from './read-list.ts';

/** A card number that the simulator takes, and what comes of it. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** What it can be charged on, as the SDK names it, such as `RUPAY`: of a dual-network card two. */
  readonly networks: readonly string[];
  /** The bank that it is from. */
  readonly bankName: string;
  /** How a payment with it ends after the right OTP. */
  readonly ending: ProcessStatus;
  /** What the card is there for, in English, if it is for one ending on demand. */
  readonly title?: string;
}

/** What the gateway says of paying by card. */
export interface CardOffer {
  readonly method: 'card';
  readonly cards: readonly TestCard[];
  readonly emi: readonly BankPlans[];
  /** The order can only be paid in instalments. */
  readonly onlyEmi: boolean;
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
  /** The shopper has chosen the brand, since the card has two. */
  readonly isChosen?: boolean;
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
    onlyEmi: own(body, 'onlyEmi') === true,
    savable: own(body, 'savable') === true,
  };
}

/** The card as it is handed in. */
export function cardInstrument({ brand, isChosen = false, emi = '', save = false, ...card }: TypedCard): Instrument {
  return {
    method: 'card',
    body: { card: { ...card, ...(isChosen && { network: brand }) }, ...(emi !== '' && { emi }), ...(save && { save }) },
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
  const networks = readList(own(body, 'networks'), (name) => (typeof name === 'string' ? name : undefined));
  return { number, networks, bankName: ownText(body, 'bankName') ?? '', ending, ...(title && { title }) };
}
