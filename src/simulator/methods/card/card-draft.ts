import type { PaymentDraft } from '../payment-draft.ts';

/** The valid values of the form. */
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
  /** The customer has chosen the brand, since the card has two. */
  readonly isChosen?: boolean;
  /** Months of the chosen plan as text; empty or absent for payment in full. */
  readonly emi?: string;
  /** The customer wants the card to be saved. */
  readonly save?: boolean;
}

/** Returns a payment by card. */
export function cardDraft({ brand, isChosen = false, emi = '', save = false, ...card }: TypedCard): PaymentDraft {
  return {
    command: {
      method: 'card',
      card: { ...card, ...(isChosen && { network: brand }) },
      ...(emi !== '' && { emi }),
      ...(save && { save }),
    },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}
