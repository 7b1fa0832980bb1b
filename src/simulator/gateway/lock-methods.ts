import type { BankPlans, ChosenPlan, EmiPlan } from '../methods/emi/contract.ts';
import { missingForUpi } from '../../protocol/mandate.ts';
import { own } from '../../protocol/plain-object.ts';
import type { Instrument, Method, MethodOption, OptionOf } from '../methods/contract.ts';
import {
  allowsCard,
  allowsMethod,
  allowsType,
  allowsUpi,
  type FilterType,
  type PaymentFilter,
} from '../domain/payment-filter.ts';
import { readOfferLock } from './read-offer-lock.ts';
import { readPaymentFilter, type ReadFilter } from './read-payment-filter.ts';
import { testBanks } from '../methods/netbanking/fixtures.ts';
import { testLenders } from '../methods/pay-later/fixtures.ts';
import { testUpiApps } from '../methods/upi/fixtures.ts';
import { testWallets } from '../methods/wallet/fixtures.ts';

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
 * Returns what is left of a method under a lock, undefined if nothing is. One that is shown although it cannot be used has
 * the lock's note under `locked`.
 */
export function lockedOption(filter: PaymentFilter, option: MethodOption): MethodOption | undefined {
  const type = types[option.method];
  if (!allowsType(filter, type)) {
    const note = filter.types[type]?.note;
    return note === undefined ? undefined : { ...option, locked: note };
  }
  // `showOnlyEmi`: instalments are paid by a card.
  if (filter.emi.only && type !== 'CARD') return undefined;
  const isAllowed = ({ code }: { readonly code: string }) => allowsMethod(filter, type, code);
  switch (option.method) {
    case 'netbanking': {
      const banks = option.banks.filter(isAllowed);
      return banks.length > 0 ? { ...option, banks } : undefined;
    }
    case 'wallet': {
      const wallets = option.wallets.filter(isAllowed);
      return wallets.length > 0 ? { ...option, wallets } : undefined;
    }
    case 'pay-later': {
      const lenders = option.lenders.filter(isAllowed);
      return lenders.length > 0 ? { ...option, lenders } : undefined;
    }
    case 'upi': {
      const apps = allowsUpi(filter, 'INTENT') ? option.apps.filter(({ name }) => allowsApp(filter, name)) : [];
      return { ...option, apps, ...(!allowsUpi(filter, 'COLLECT') && { collect: false, vpas: [] }) };
    }
    case 'card': {
      const emi = plansUnder(filter, option);
      const cards = cardsWithPlans(filter, option.cards, emi).flatMap((card) => {
        const about = { type: 'CREDIT', bank: card.bankName, bin: card.number };
        const networks = card.networks.filter((brand) => allowsCard(filter, { ...about, brand }));
        return networks.length > 0 ? [{ ...card, networks }] : [];
      });
      return cards.length > 0 ? { ...option, cards, emi, ...onlyEmi(filter) } : undefined;
    }
    case 'saved-card': {
      const emi = plansUnder(filter, option);
      const cards = cardsWithPlans(filter, option.cards, emi).filter(({ brand, bankName }) =>
        allowsCard(filter, { type: 'CREDIT', bank: bankName, bin: '', brand }),
      );
      return cards.length > 0 ? { ...option, cards, emi, ...onlyEmi(filter) } : undefined;
    }
    case 'cash':
      return option;
  }
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

function plansUnder({ emi: rule }: PaymentFilter, { emi }: OptionOf<'card' | 'saved-card'>): readonly BankPlans[] {
  const isAllowed = ({ noCost }: EmiPlan) => (noCost ? rule.noCost : rule.standard);
  return emi.map((bank) => ({ ...bank, plans: bank.plans.filter(isAllowed) }));
}

/** Returns the cards whose bank has plans, if the order can be paid in instalments alone; else all. */
function cardsWithPlans<C extends { readonly bankName: string }>(
  { emi: rule }: PaymentFilter,
  cards: readonly C[],
  emi: readonly BankPlans[],
): readonly C[] {
  if (!rule.only) return cards;
  return cards.filter(({ bankName }) => emi.some((bank) => bank.bankName === bankName && bank.plans.length > 0));
}

function onlyEmi({ emi }: PaymentFilter): { readonly onlyEmi?: true } {
  return emi.only ? { onlyEmi: true } : {};
}
