import type { Parsed } from '../../../protocol/checkout-error.ts';
import { emiPart, findPlan, plansFor } from '../card-emi.ts';
import { savedCardFact } from '../saved-methods.ts';
import type { TestCard } from '../test-instruments/cards.ts';
import { findListedCard, listedCards, networksOf, otpOf } from '../test-instruments/listed-cards.ts';
import { bankPatience, otpAttempts } from '../test-instruments/one-time-password.ts';
import type { Choice } from '../../domain/choice.ts';
import type { CustomerFact, PaymentMethod, TransactionOf } from './instrument.ts';
import type { CommandOf, InstrumentOf } from '../../methods/contract.ts';
import { refused } from './refused.ts';
import { secretReply } from './replies.ts';

/** A card may expire so many years from now at most. */
const longestValidity = 20;

/** Cards, with 3-D Secure. Of a card only its brand and last four digits are kept. */
export const card: PaymentMethod<'card'> = {
  read({ card: given, emi: months = '', save }, { order, now, juspayTestRules }) {
    const card = readCard(given, now, juspayTestRules);
    if (!card.ok) return card;
    const { instrument } = card.value;
    const plan = months === '' ? undefined : findPlan(order.amount, order.currency, instrument.bankName, months);
    if (months !== '' && !plan) {
      return refused('emi', 'unknown', 'The bank has no such plan for this amount.', 'Use an offered plan.');
    }
    const isSaved = save === true && order.customerId !== '';
    return {
      ok: true,
      value: {
        ...card.value,
        instrument: {
          ...instrument,
          ...(plan && { emi: { ...plan, bankName: instrument.bankName } }),
          ...(isSaved && { save: expiryOf(given) }),
        },
      },
    };
  },
  option: ({ order, juspayTestRules }) => ({
    method: 'card',
    cards: listedCards(juspayTestRules).map((listed) => ({
      number: listed.number,
      networks: networksOf(listed),
      bankName: listed.bankName,
      ending: listed.ending,
      ...(listed.title && { title: listed.title }),
    })),
    emi: plansFor(order.amount, order.currency),
    // Only a customer has something to save it under.
    savable: order.customerId !== '',
  }),
  asks: ({ attemptsLeft, instrument }) => ({
    kind: 'three-d-secure',
    attemptsLeft,
    lastFour: instrument.lastFour,
    testOtp: otpOf(instrument),
  }),
  // The page has no button for success: that takes the password.
  reply: (transaction, answer) => secretReply(transaction, answer, otpOf(transaction.instrument)),
  wire: (transaction) => ({
    paymentMethodType: 'CARD',
    authType: 'THREE_DS',
    txnFlowType: 'CARD_TRANSACTION',
    more: {
      card: { ...cardPart(transaction), saved_to_locker: isSaved(transaction) },
      ...emiPart(transaction.instrument.emi),
    },
  }),
  // Only a card that has paid is worth to be kept.
  remembers: (transaction) => (isSaved(transaction) ? factOf(transaction.instrument) : undefined),
};

function isSaved({ state, instrument }: TransactionOf<'card'>): boolean {
  return state === 'charged' && instrument.save !== undefined;
}

function factOf({ name, lastFour, bankName, save }: InstrumentOf<'card'>): CustomerFact | undefined {
  const brand = listedCards(true).find((each) => each.brand === name)?.brand;
  return brand && save && savedCardFact({ brand, lastFour, bankName, ...save });
}

type GivenCard = CommandOf<'card'>['card'];

type CardChoice = Choice & { readonly instrument: InstrumentOf<'card'> };

function readCard(given: GivenCard, now: number, juspayTestRules: boolean): Parsed<CardChoice> {
  const listed = findListedCard(given.number.slice(0, 40), juspayTestRules);
  if (!listed) {
    return refused(
      'card.number',
      'not-a-test-card',
      'The simulator takes only its listed test cards.',
      'Use a card of the list on the simulator’s home page. Never type a real one here.',
    );
  }
  const expiry = judgeExpiry(given.expiryMonth, given.expiryYear, now);
  if (expiry) return refused('card.expiry', expiry, 'The expiry date cannot be right.', 'Use a month from now on.');
  if (!isCvv(given.cvv, listed)) {
    return refused('card.cvv', 'length', 'The CVV has a wrong form.', `Use ${listed.cvvLength} digits.`);
  }
  const wanted = given.network ?? listed.brand;
  const name = networksOf(listed).find((network) => network === wanted);
  if (!name) {
    return refused('card.network', 'unknown', 'The card is not on this network.', 'Use a network of its offer.');
  }
  const { bankName, ending, number, onDemand, refusesFrames } = listed;
  const lastFour = number.slice(-4);
  return {
    ok: true,
    value: {
      instrument: { method: 'card', name, group: 'card', bankName, lastFour },
      onApproval: ending,
      ...(onDemand && { scenario: onDemand }),
      ...(refusesFrames && { bankRefusesFrames: true }),
      begins: 'at-bank',
      attempts: otpAttempts,
      lifetime: bankPatience,
    },
  };
}

/** What is remembered of a date that was found right, if the card shall be saved. */
function expiryOf({ expiryMonth, expiryYear }: GivenCard): NonNullable<InstrumentOf<'card'>['save']> {
  return { expiryMonth: expiryMonth.padStart(2, '0'), expiryYear: `20${expiryYear.slice(-2)}` };
}

/** The reason why a date cannot be one, else undefined. A card is good to the last day of its month. */
function judgeExpiry(month: string, year: string, now: number): string | undefined {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^(20)?\d\d$/.test(year)) return 'form';
  // Somewhere the old month may still last for half a day.
  const today = new Date(now - 12 * 60 * 60_000);
  const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const cardMonth = Number(year.length === 2 ? `20${year}` : year) * 12 + Number(month) - 1;
  if (cardMonth < thisMonth) return 'past';
  return cardMonth > thisMonth + longestValidity * 12 ? 'too-far' : undefined;
}

function isCvv(cvv: string, listed: TestCard): boolean {
  return /^\d{3,4}$/.test(cvv) && cvv.length === listed.cvvLength;
}

/** The parts of the documented card object that the simulator keeps: the brand, the bank and the last four digits. */
export function cardPart({ instrument }: TransactionOf<'card' | 'saved-card'>): object {
  return {
    card_brand: instrument.name,
    card_type: 'CREDIT',
    card_issuer: instrument.bankName,
    last_four_digits: instrument.lastFour,
    card_isin: '',
    card_reference: '',
    card_fingerprint: '',
    expiry_month: '',
    expiry_year: '',
    name_on_card: '',
    saved_to_locker: false,
    using_saved_card: false,
    using_token: false,
  };
}
