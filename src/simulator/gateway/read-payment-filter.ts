import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import {
  closedFilter,
  filterTypes,
  openFilter,
  type CardFilter,
  type FilterType,
  type PaymentFilter,
  type TypeFilter,
} from '../domain/payment-filter.ts';

/** A lock as it was understood, with what its author should know. */
export interface ReadFilter {
  readonly filter: PaymentFilter;
  /** Sentences for the shop's developer: unknown names, repeated types. Nothing of the order but names of the lock. */
  readonly mistakes: readonly string[];
}

/** The names that mean something here, by type. Types that are not in it take any name. */
export type KnownMethods = Readonly<Partial<Record<FilterType, readonly string[]>>>;

/** The longest note that is shown, in characters. */
const longestNote = 36;

const filterKeys = ['allowDefaultOptions', 'options', 'emiOptions'];
const optionKeys = [
  'paymentMethodType',
  'enable',
  'paymentMethods',
  'cardFilters',
  'upiFilters',
  'display',
  'displayMessage',
];
const cardKeys = ['enable', 'cardBrands', 'cardBins', 'cardTypes', 'cardSubTypes', 'cardBanks'];

/**
 * Reads a `payment_filter`. What it does not know it says, and passes over; names are case-sensitive.
 *
 * Without `allowDefaultOptions` only what is enabled can be used: a lock that was mistyped must not open.
 */
export function readPaymentFilter(value: unknown, known: KnownMethods): ReadFilter {
  if (value === undefined) return { filter: openFilter, mistakes: [] };
  const mistakes: string[] = [];
  const say = (sentence: string) => mistakes.push(sentence);
  if (!isPlainObject(value))
    return { filter: closedFilter, mistakes: ['payment_filter is no object, so it locks everything.'] };
  unknownKeys(value, filterKeys, 'payment_filter', say);
  const options = own(value, 'options');
  if (!Array.isArray(options)) {
    say('payment_filter has no list of options, so it locks everything.');
    return { filter: closedFilter, mistakes };
  }
  const types: Partial<Record<FilterType, TypeFilter>> = {};
  options.forEach((option: unknown, index) => {
    const place = `payment_filter.options[${index}]`;
    const type = isPlainObject(option) ? typeOf(option, place, say) : undefined;
    if (!isPlainObject(option)) say(`${place} is no object.`);
    else if (type && types[type]) say(`${place} repeats ${type}; the first one counts.`);
    else if (type) types[type] = readOption(option, place, known[type], say);
  });
  return {
    filter: {
      allowDefaultOptions: own(value, 'allowDefaultOptions') === true,
      types,
      emi: readEmi(own(value, 'emiOptions')),
    },
    mistakes,
  };
}

type Say = (sentence: string) => void;

function typeOf(option: Record<string, unknown>, place: string, say: Say): FilterType | undefined {
  const name = ownText(option, 'paymentMethodType') ?? '';
  const type = filterTypes.find((candidate) => candidate === name);
  if (!type) say(`${place}.paymentMethodType ${quoted(name)} is none of ${filterTypes.join(', ')}.`);
  return type;
}

function readOption(
  option: Record<string, unknown>,
  place: string,
  known: readonly string[] | undefined,
  say: Say,
): TypeFilter {
  unknownKeys(option, optionKeys, place, say);
  const methods = texts(own(option, 'paymentMethods'));
  for (const method of methods ?? []) {
    if (known && !known.includes(method)) say(`${place}.paymentMethods names ${quoted(method)}, which is not offered.`);
  }
  const cards = own(option, 'cardFilters');
  const upi = own(option, 'upiFilters');
  const note = ownText(option, 'displayMessage') ?? '';
  if (note.length > longestNote) say(`${place}.displayMessage is longer than ${longestNote} characters and is cut.`);
  if (typeof own(option, 'enable') !== 'boolean') say(`${place}.enable is no boolean and is taken for false.`);
  return {
    enable: own(option, 'enable') === true,
    ...(methods && { methods }),
    ...(Array.isArray(cards) && {
      cards: cards.map((card: unknown, index) => readCards(card, `${place}.cardFilters[${index}]`, say)),
    }),
    ...(Array.isArray(upi) && { upi: Object.fromEntries(upi.filter(isPlainObject).map(kindOfUpi)) }),
    ...(own(option, 'display') === true && { note: note.slice(0, longestNote) }),
  };
}

function readCards(card: unknown, place: string, say: Say): CardFilter {
  if (!isPlainObject(card)) {
    say(`${place} is no object.`);
    // It fits no card, so it neither opens nor closes anything.
    return { enable: false, brands: [] };
  }
  unknownKeys(card, cardKeys, place, say);
  const brands = texts(own(card, 'cardBrands'));
  const types = texts(own(card, 'cardTypes'));
  const banks = texts(own(card, 'cardBanks'));
  const bins = texts(own(card, 'cardBins'));
  return {
    enable: own(card, 'enable') === true,
    ...(brands && { brands }),
    ...(types && { types }),
    ...(banks && { banks }),
    ...(bins && { bins }),
  };
}

function readEmi(value: unknown): PaymentFilter['emi'] {
  if (!isPlainObject(value)) return openFilter.emi;
  const isOn = (key: string) => {
    const kind = own(value, key);
    return !isPlainObject(kind) || own(kind, 'enable') !== false;
  };
  return { standard: isOn('standardEmi'), noCost: isOn('noCostEmi'), only: own(value, 'showOnlyEmi') === true };
}

function kindOfUpi(filter: Record<string, unknown>): [string, boolean] {
  return [ownText(filter, 'upiType') ?? '', own(filter, 'enable') === true];
}

function unknownKeys(value: object, known: readonly string[], place: string, say: Say): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) say(`${place} has the unknown key ${quoted(key)}.`);
  }
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : undefined;
}

function quoted(name: string): string {
  return `"${name.slice(0, 40)}"`;
}
