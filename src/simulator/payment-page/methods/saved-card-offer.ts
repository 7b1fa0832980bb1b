import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import type { Instrument } from '../checkout.ts';
import { readEmiPlans, type BankPlans } from './emi-offer.ts';
import { readList } from './read-list.ts';

/** A card that the customer has saved: a token and what a card is known by. */
export interface PayableCard {
  readonly id: string;
  /** As the SDK names it, such as `VISA`. */
  readonly brand: string;
  readonly lastFour: string;
  readonly bankName: string;
  /** How many digits the CVV has. */
  readonly codeLength: number;
}

/** What the gateway says of paying by a saved card. */
export interface SavedCardOffer {
  readonly method: 'saved-card';
  readonly cards: readonly PayableCard[];
  readonly emi: readonly BankPlans[];
  /** The order can only be paid in instalments. */
  readonly onlyEmi: boolean;
}

/** Reads the gateway's offer. */
export function readSavedCardOffer(body: Record<string, unknown>): SavedCardOffer {
  return {
    method: 'saved-card',
    cards: readList(own(body, 'cards'), readCard),
    emi: readEmiPlans(own(body, 'emi')),
    onlyEmi: own(body, 'onlyEmi') === true,
  };
}

/**
 * The saved card as it is handed in.
 *
 * @param emi months as text; empty for all at once
 */
export function savedCardInstrument({ id, brand }: PayableCard, cvv: string, emi: string): Instrument {
  return {
    method: 'saved-card',
    body: { id, cvv, ...(emi !== '' && { emi }) },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}

function readCard(body: unknown): PayableCard | undefined {
  if (!isPlainObject(body)) return undefined;
  const id = ownText(body, 'id');
  const brand = ownText(body, 'brand');
  const lastFour = ownText(body, 'lastFour');
  if (!id || brand === undefined || lastFour === undefined) return undefined;
  return {
    id,
    brand,
    lastFour,
    bankName: ownText(body, 'bankName') ?? '',
    codeLength: own(body, 'cvvLength') === 4 ? 4 : 3,
  };
}
