import { endingNames, endingRow, type EndingName } from '../../domain/endings.ts';
import type { Ending } from '../../domain/transaction-state.ts';
import { testOtp } from '../bank-replies.ts';
import type { Instrument } from '../contract.ts';

/** A card network, spelt as the payment instrument of events and the order status. */
export type CardBrand = 'VISA' | 'MASTERCARD' | 'RUPAY' | 'AMEX';

/** A card that the simulator accepts. It refuses every other number. */
export interface TestCard {
  /** Digits only. */
  readonly number: string;
  /** The network that its number belongs to. */
  readonly brand: CardBrand;
  /** The other network of a dual-network card: the customer chooses. */
  readonly secondBrand?: CardBrand;
  /** The bank whose 3-D Secure page is shown. */
  readonly bankName: string;
  /** The number of the CVV's digits. */
  readonly cvvLength: 3 | 4;
  /** The outcome of the payment after the right OTP. */
  readonly ending: Ending;
  /** The scenario of a card that stands for one. */
  readonly onDemand?: EndingName;
  /** The name of the scenario, or of another peculiarity. */
  readonly title?: string;
  /** The OTP that its bank accepts, where that is not the usual one. */
  readonly otp?: string;
  /** The bank's page refuses frames (`X-Frame-Options: DENY`), so the whole window goes there. */
  readonly refusesFrames?: true;
}

/**
 * The plain test cards, with any expiry date from this month on and any CVV of the right length.
 *
 * Juspay documents the first four for its dummy gateway. The others are made up in each brand's range, or are numbers
 * that test systems have used for decades. None of them is the card of a person.
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

/** The listed test cards: plain ones, and one for every other scenario. */
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

/**
 * The cards that only Juspay's edition for HDFC lists (juspay.io/hdfc-resources/docs/common-resources/test-resources).
 * They are accepted under its test rules, and their bank accepts another OTP.
 */
export const ruleCards: readonly TestCard[] = [
  {
    number: '4012000000001097',
    brand: 'VISA',
    bankName: 'HDFC Bank',
    cvvLength: 3,
    ending: 'charged',
    otp: '000000',
  },
  {
    number: '5204730541000464',
    brand: 'MASTERCARD',
    bankName: 'HDFC Bank',
    cvvLength: 3,
    ending: 'charged',
    otp: '000000',
  },
];

/** Returns the accepted cards, which are more under the vendor's test rules. */
export function listedCards(juspayTestRules: boolean): readonly TestCard[] {
  return juspayTestRules ? [...testCards, ...ruleCards] : testCards;
}

/** Returns the listed card with a number, which may have spaces and dashes. */
export function findListedCard(number: string, juspayTestRules: boolean): TestCard | undefined {
  const digits = number.replace(/[ -]/g, '');
  return listedCards(juspayTestRules).find((card) => card.number === digits);
}

/** Returns the networks that a card can be charged on, its own first. */
export function networksOf({ brand, secondBrand }: TestCard): readonly CardBrand[] {
  return secondBrand ? [brand, secondBrand] : [brand];
}

/** Returns the listed card of a brand with its last four digits, which no two cards of a brand share. */
export function cardThatEndsWith(brand: string, lastFour: string): TestCard | undefined {
  return listedCards(true).find(
    (card) => networksOf(card).some((name) => name === brand) && card.number.endsWith(lastFour),
  );
}

/** Returns the OTP that the bank of a card accepts. It is looked up and never kept with a payment. */
export function otpOf({ name, lastFour }: Instrument): string {
  return cardThatEndsWith(name, lastFour)?.otp ?? testOtp;
}

/** Returns a card number in print: `4111 1111 1111 1111`, or `3782 822463 10005`. */
export function cardText(number: string): string {
  return number.length === 15
    ? `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`
    : (number.match(/.{1,4}/g)?.join(' ') ?? number);
}
