import type { ChosenPlan } from '../methods/emi-plan.ts';
import { missingForUpi } from '../../protocol/mandate.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import type { Instrument, Method } from '../methods/contract.ts';
import {
  allowsCard,
  allowsMethod,
  allowsType,
  allowsUpi,
  type FilterType,
  type PaymentFilter,
} from './payment-filter.ts';
import { readOfferLock } from './read-offer-lock.ts';
import { readPaymentFilter, type ReadFilter } from './read-payment-filter.ts';
import { testBanks } from './test-instruments/banks.ts';
import { testLenders } from './test-instruments/pay-later.ts';
import { testUpiApps } from './test-instruments/upi.ts';
import { testWallets } from './test-instruments/wallets.ts';

/** The type of each method in a lock. */
const types: Readonly<Record<Method, FilterType>> = {
  upi: 'UPI',
  'saved-card': 'CARD',
  card: 'CARD',
  netbanking: 'NB',
  wallet: 'WALLET',
  'pay-later': 'CONSUMER_FINANCE',
  cash: 'CASH',
};

/** The list in a method's offer that a lock makes shorter. */
const lists = ['banks', 'wallets', 'lenders'] as const;

const codes = (listed: readonly { readonly code: string }[]) => listed.map(({ code }) => code);
const known = { NB: codes(testBanks), WALLET: codes(testWallets), CONSUMER_FINANCE: codes(testLenders) };

/** Which methods can carry a mandate: cards and UPI. The others cannot be debited again without the shopper. */
const carriers: readonly FilterType[] = ['CARD', 'UPI'];

/** The locks out of a signed order or a process payload: `payment_filter` and the older `offer_details`, which both hold. */
export function locksIn(holder: Readonly<Record<string, unknown>>): readonly ReadFilter[] {
  return [
    readPaymentFilter(own(holder, 'payment_filter'), known),
    ...readOfferLock(own(holder, 'offer_details'), known),
  ];
}

/**
 * Whether a method can carry the mandate that an order asks for: a card always, UPI where the mandate says when it begins
 * and ends.
 */
export function carriesMandate(method: Method, order: Readonly<Record<string, unknown>>): boolean {
  const type = types[method];
  return carriers.includes(type) && (type !== 'UPI' || missingForUpi(order).length === 0);
}

/**
 * What is left of a method's offer under a lock: undefined if nothing is. One that is shown although it cannot be used
 * has the lock's note under `locked`.
 */
export function lockedOffer(filter: PaymentFilter, method: Method, offer: object): object | undefined {
  const type = types[method];
  if (!allowsType(filter, type)) {
    const note = filter.types[type]?.note;
    return note === undefined ? undefined : { ...offer, locked: note };
  }
  const shorter: Record<string, unknown> = { ...offer };
  for (const key of lists) {
    const list = shorter[key];
    if (Array.isArray(list)) shorter[key] = list.filter((entry) => allowsMethod(filter, type, textOf(entry, 'code')));
  }
  if (type === 'UPI') {
    if (!allowsUpi(filter, 'INTENT')) shorter['apps'] = [];
    if (!allowsUpi(filter, 'COLLECT')) Object.assign(shorter, { collect: false, vpas: [] });
    shorter['apps'] = listIn(shorter, 'apps').filter((app) => allowsApp(filter, textOf(app, 'name')));
  }
  const banks = shorter['emi'];
  if (Array.isArray(banks)) shorter['emi'] = banks.map((bank) => bankWithPlans(bank, filter));
  if (filter.emi.only) {
    // `showOnlyEmi`: instalments are paid by a card whose bank has plans.
    if (type !== 'CARD') return undefined;
    shorter['onlyEmi'] = true;
    const lenders = listIn(shorter, 'emi').filter((bank) => listIn(bank, 'plans').length > 0);
    const names = lenders.map((bank) => textOf(bank, 'bankName'));
    shorter['cards'] = listIn(shorter, 'cards').filter((card) => names.includes(textOf(card, 'bankName')));
  }
  const cards = shorter['cards'];
  if (Array.isArray(cards)) shorter['cards'] = cards.flatMap((entry) => cardUnder(filter, entry));
  const isEmpty = [...lists, 'cards'].some((key) => Array.isArray(shorter[key]) && shorter[key].length === 0);
  return isEmpty ? undefined : shorter;
}

/** Whether a lock lets an instrument pay. */
export function allowsInstrument(filter: PaymentFilter, instrument: Instrument, bin: string): boolean {
  const { method, name, bankName } = instrument;
  const type = types[method];
  if (!allowsInstalments(filter, 'emi' in instrument ? instrument.emi : undefined)) return false;
  switch (instrument.method) {
    case 'upi':
      if (instrument.flow === 'qr') return allowsType(filter, type);
      return instrument.flow === 'collect'
        ? allowsUpi(filter, 'COLLECT')
        : allowsUpi(filter, 'INTENT') && allowsApp(filter, instrument.appName);
    case 'card':
    case 'saved-card':
      return allowsCard(filter, { brand: name, type: 'CREDIT', bank: bankName, bin });
    case 'cash':
      return allowsType(filter, type);
    case 'netbanking':
    case 'wallet':
    case 'pay-later':
      return allowsMethod(filter, type, name);
  }
}

/** Whether an app may be used: a lock blocks apps by their ids. */
function allowsApp({ types: { UPI: rule } }: PaymentFilter, name: string | undefined): boolean {
  const app = testUpiApps.find((listed) => listed.name === name);
  return !app || rule?.enable !== false || !rule.methods?.some((id) => id.toLowerCase() === app.id);
}

/** @param plan undefined for a payment at once */
function allowsInstalments({ emi }: PaymentFilter, plan: ChosenPlan | undefined): boolean {
  if (!plan) return !emi.only;
  return plan.noCost ? emi.noCost : emi.standard;
}

function bankWithPlans(bank: unknown, { emi }: PaymentFilter): unknown {
  if (!isPlainObject(bank)) return bank;
  const plans = own(bank, 'plans');
  if (!Array.isArray(plans)) return bank;
  const isAllowed = (plan: unknown) =>
    isPlainObject(plan) && (own(plan, 'noCost') === true ? emi.noCost : emi.standard);
  return { ...bank, plans: plans.filter(isAllowed) };
}

/** The card with the networks that a lock leaves it; nothing if that is none. A saved card has one. */
function cardUnder(filter: PaymentFilter, entry: unknown): readonly object[] {
  if (!isPlainObject(entry)) return [];
  const about = { type: 'CREDIT', bank: textOf(entry, 'bankName'), bin: textOf(entry, 'number') };
  const networks = own(entry, 'networks');
  if (!Array.isArray(networks)) return allowsCard(filter, { ...about, brand: textOf(entry, 'brand') }) ? [entry] : [];
  const left = networks.filter((name) => typeof name === 'string' && allowsCard(filter, { ...about, brand: name }));
  return left.length === 0 ? [] : [{ ...entry, networks: left }];
}

function listIn(entry: unknown, key: string): readonly unknown[] {
  const list = isPlainObject(entry) ? own(entry, key) : undefined;
  return Array.isArray(list) ? list : [];
}

function textOf(entry: unknown, key: string): string {
  return isPlainObject(entry) ? (ownText(entry, key) ?? '') : '';
}
