import type { Parsed } from '../../../protocol/checkout-error.ts';
import type { Choice } from '../../domain/transaction.ts';
import { allowsCard } from '../../domain/payment-filter.ts';
import { bankPatience, otpAttempts, secretReply } from '../bank-replies.ts';
import type { CommandOf, InstrumentOf } from '../contract.ts';
import { emiParameters, emiPart, findPlan, plansFor, plansUnder } from '../emi/gateway-part.ts';
import { refused, type CustomerFact, type PaymentMethod, type TransactionOf } from '../payment-method.ts';
import type { SavedCard } from '../saved-card/contract.ts';
import {
  findListedCard,
  listedCards,
  networksOf,
  otpOf,
  testCards,
  type CardBrand,
  type TestCard,
} from './fixtures.ts';

/** The most years from now until a card expires. */
const longestValidity = 20;

/** The bank's question for a card, saved or not, and what the answer means. */
export const threeDSecure: Pick<PaymentMethod<'card' | 'saved-card'>, 'asks' | 'reply'> = {
  asks: ({ attemptsLeft, instrument }) => ({
    kind: 'three-d-secure',
    attemptsLeft,
    lastFour: instrument.lastFour,
    testOtp: otpOf(instrument),
  }),
  reply: (transaction, answer) => secretReply(transaction, answer, otpOf(transaction.instrument)),
};

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
    // A guest has no list of saved cards.
    savable: order.customerId !== '',
  }),
  ...threeDSecure,
  wire: (transaction) => ({
    paymentMethodType: 'CARD',
    authType: 'THREE_DS',
    txnFlowType: 'CARD_TRANSACTION',
    more: {
      card: { ...cardPart(transaction), saved_to_locker: isSaved(transaction) },
      ...emiPart(transaction.instrument.emi),
    },
  }),
  // A card is saved once it has paid.
  remembers: (transaction) => (isSaved(transaction) ? factOf(transaction.instrument) : undefined),
  fromParameters: (type, parameter) =>
    type === 'CARD'
      ? {
          card: {
            number: parameter('card_number'),
            expiryMonth: parameter('card_exp_month'),
            expiryYear: parameter('card_exp_year'),
            cvv: parameter('card_security_code'),
            // Of a dual-network card, the network to charge.
            network: parameter('payment_method'),
          },
          save: parameter('save_to_locker') === 'true',
          ...emiParameters(parameter),
        }
      : undefined,
  carriesMandate: () => true,
  filterType: 'CARD',
  restrict(option, lock) {
    const left = plansUnder(lock, option);
    const cards = left.cards.flatMap((listed) => {
      const about = { type: 'CREDIT', bank: listed.bankName, bin: listed.number };
      const networks = listed.networks.filter((brand) => allowsCard(lock, { ...about, brand }));
      return networks.length > 0 ? [{ ...listed, networks }] : [];
    });
    return cards.length > 0 ? { ...option, ...left, cards } : undefined;
  },
  allows: ({ name, bankName }, lock, bin) => allowsCard(lock, { brand: name, type: 'CREDIT', bank: bankName, bin }),
};

function isSaved({ state, instrument }: TransactionOf<'card'>): boolean {
  return state === 'charged' && instrument.save !== undefined;
}

/** Returns the fact to remember of a card that the customer saves: a token, and nothing that could pay elsewhere. */
function factOf({ name, lastFour, bankName, save }: InstrumentOf<'card'>): CustomerFact | undefined {
  const brand = listedCards(true).find((each) => each.brand === name)?.brand;
  if (!brand || !save) return undefined;
  return {
    kind: 'card',
    // Simulated: the token of a network has no digit of the number. The same card keeps its place in the list.
    id: `tok_${brand}_${lastFour}`.toLowerCase(),
    content: [brand, lastFour, bankName, save.expiryMonth, save.expiryYear].join('|'),
  };
}

/** Reads the card out of a remembered fact. */
export function cardOfFact({ id, content }: Omit<CustomerFact, 'kind'>): SavedCard & { readonly brand: CardBrand } {
  const [brand = '', lastFour = '', bankName = '', expiryMonth = '', expiryYear = ''] = content.split('|');
  const known = testCards.find((card) => card.brand === brand);
  return { id, kind: 'card', brand: known?.brand ?? 'VISA', lastFour, bankName, expiryMonth, expiryYear };
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
  const expiry = checkExpiry(given.expiryMonth, given.expiryYear, now);
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

/** Returns the valid expiry date of a card in the form in which it is saved. */
function expiryOf({ expiryMonth, expiryYear }: GivenCard): NonNullable<InstrumentOf<'card'>['save']> {
  return { expiryMonth: expiryMonth.padStart(2, '0'), expiryYear: `20${expiryYear.slice(-2)}` };
}

/** Returns the reason why an expiry date is invalid, or undefined. A card is valid to the last day of its month. */
function checkExpiry(month: string, year: string, now: number): string | undefined {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^(20)?\d\d$/.test(year)) return 'form';
  // In the westernmost time zones the old month lasts for another half a day.
  const today = new Date(now - 12 * 60 * 60_000);
  const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const cardMonth = Number(year.length === 2 ? `20${year}` : year) * 12 + Number(month) - 1;
  if (cardMonth < thisMonth) return 'past';
  return cardMonth > thisMonth + longestValidity * 12 ? 'too-far' : undefined;
}

function isCvv(cvv: string, listed: TestCard): boolean {
  return /^\d{3,4}$/.test(cvv) && cvv.length === listed.cvvLength;
}

/** Returns the documented card object, filled with what the simulator keeps: brand, bank and last four digits. */
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
