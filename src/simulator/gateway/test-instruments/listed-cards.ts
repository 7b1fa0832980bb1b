import type { Instrument } from '../../methods/contract.ts';
import { testCards, type CardBrand, type TestCard } from './cards.ts';
import { ruleCards } from './juspay-test-rules.ts';
import { testOtp } from './one-time-password.ts';

/** The cards that are taken: under the vendor's test rules also those that only these list. */
export function listedCards(juspayTestRules: boolean): readonly TestCard[] {
  return juspayTestRules ? [...testCards, ...ruleCards] : testCards;
}

/** The listed card with this number, whatever spaces and dashes are in it. */
export function findListedCard(number: string, juspayTestRules: boolean): TestCard | undefined {
  const digits = number.replace(/[ -]/g, '');
  return listedCards(juspayTestRules).find((card) => card.number === digits);
}

/** The networks that a card can be charged on, its own first. */
export function networksOf({ brand, secondBrand }: TestCard): readonly CardBrand[] {
  return secondBrand ? [brand, secondBrand] : [brand];
}

/** The listed card of a brand that ends with these digits: of each brand every card has its own last four. */
export function cardThatEndsWith(brand: string, lastFour: string): TestCard | undefined {
  return listedCards(true).find(
    (card) => networksOf(card).some((name) => name === brand) && card.number.endsWith(lastFour),
  );
}

/** The OTP that the bank of a card takes. It is looked up and never kept with a payment. */
export function otpOf({ name, lastFour }: Instrument): string {
  return cardThatEndsWith(name, lastFour)?.otp ?? testOtp;
}
