import { endingNames, endingRow, type EndingName } from '../../domain/endings.ts';
import type { Ending } from '../../domain/transaction-state.ts';

/** A card network, spelt as the payment instrument of events and the order status. */
export type CardBrand = 'VISA' | 'MASTERCARD' | 'RUPAY' | 'AMEX';

/** A card that the simulator takes. No other number gets past it. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** Its network: the one that its number belongs to. */
  readonly brand: CardBrand;
  /** The other network of a dual-network card: the shopper chooses. */
  readonly secondBrand?: CardBrand;
  /** The bank whose 3-D Secure page is shown. */
  readonly bankName: string;
  /** How many digits the CVV has. */
  readonly cvvLength: 3 | 4;
  /** How the payment ends after the right OTP. */
  readonly ending: Ending;
  /** What else it brings about, for cards that are there for that. */
  readonly onDemand?: EndingName;
  /** What that is called. */
  readonly title?: string;
  /** What its bank takes as OTP, where that is not the usual one. */
  readonly otp?: string;
  /** Its bank's page can stand in no frame (`X-Frame-Options: DENY`), so the whole window goes there. */
  readonly refusesFrames?: true;
}

/**
 * Any expiry date from this month on and any CVV of the right length will do.
 *
 * The first four are the ones that Juspay documents for its dummy gateway; the others are made up in each
 * brand's range, or are the numbers that test systems have used for decades. None belongs to anybody.
 */
const plainCards: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'VISA', bankName: 'Meridian Bank', cvvLength: 3, ending: 'charged' },
  { number: '4111111111111111', brand: 'VISA', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  { number: '5299920210000277', brand: 'MASTERCARD', bankName: 'Meridian Bank', cvvLength: 3, ending: 'charged' },
  { number: '5299920000000149', brand: 'MASTERCARD', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  { number: '6521500000000006', brand: 'RUPAY', bankName: 'Banyan Bank', cvvLength: 3, ending: 'charged' },
  {
    number: '6521500000001004',
    brand: 'RUPAY',
    secondBrand: 'VISA',
    bankName: 'Fort Bank',
    cvvLength: 3,
    ending: 'charged',
    title: 'approved, on the network that the shopper chooses',
  },
  { number: '378282246310005', brand: 'AMEX', bankName: 'Monsoon Card', cvvLength: 4, ending: 'charged' },
  {
    number: '4000000000003220',
    brand: 'VISA',
    bankName: 'Fort Bank',
    cvvLength: 3,
    ending: 'charged',
    refusesFrames: true,
    title: 'approved, at a bank that refuses frames',
  },
  { number: '4000000000000002', brand: 'VISA', bankName: 'Banyan Bank', cvvLength: 3, ending: 'authorization_failed' },
];

/** The listed test cards: plain ones, and one for every other ending on demand. */
export const testCards: readonly TestCard[] = [
  ...plainCards,
  ...endingNames.flatMap((name) => {
    const { card, ending, title } = endingRow(name);
    return plainCards.some(({ number }) => number === card)
      ? []
      : [
          {
            number: card,
            brand: 'VISA',
            bankName: 'Banyan Bank',
            cvvLength: 3,
            ending,
            onDemand: name,
            title,
          } as const,
        ];
  }),
];
