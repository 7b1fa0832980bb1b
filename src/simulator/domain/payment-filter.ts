import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';

/** The payment method types of a lock, spelt as Juspay spells them. */
export const filterTypes = ['CARD', 'NB', 'UPI', 'WALLET', 'CONSUMER_FINANCE', 'CASH', 'REWARD'] as const;

/** One of {@link filterTypes}. */
export type FilterType = (typeof filterTypes)[number];

/** The cards that a lock names: those that match all of its entries. */
export interface CardFilter {
  readonly enable: boolean;
  readonly brands?: readonly string[];
  /** `CREDIT`, `DEBIT`. */
  readonly types?: readonly string[];
  readonly banks?: readonly string[];
  /** First digits, or the two ends of a range of them: `459000::460000`. */
  readonly bins?: readonly string[];
}

/** The rule of a lock for one type. */
export interface TypeFilter {
  readonly enable: boolean;
  /** The methods that it names; absent for all of the type. */
  readonly methods?: readonly string[];
  readonly cards?: readonly CardFilter[];
  /** Kinds of UPI that are switched on or off by name: `COLLECT`, `INTENT`. */
  readonly upi?: Readonly<Record<string, boolean>>;
  /** Shown, greyed, with this sentence although it cannot be used; it may be empty. */
  readonly note?: string;
}

/** A payment lock: the payment methods of an order (`payment_filter`). */
export interface PaymentFilter {
  /** Methods that the lock does not name may be used. */
  readonly allowDefaultOptions: boolean;
  readonly types: Readonly<Partial<Record<FilterType, TypeFilter>>>;
  /** Instalments that may be chosen. */
  readonly emi: { readonly standard: boolean; readonly noCost: boolean; readonly only: boolean };
}

/** The facts about a card that a lock can name. */
export interface FilteredCard {
  readonly brand: string;
  readonly type: string;
  readonly bank: string;
  /** The number or as many of its first digits as are known. */
  readonly bin: string;
}

/** The lock of an order that has none. */
export const openFilter: PaymentFilter = {
  allowDefaultOptions: true,
  types: {},
  emi: { standard: true, noCost: true, only: false },
};

/** A lock that locks everything: it stands for a lock that cannot be read. */
export const closedFilter: PaymentFilter = { ...openFilter, allowDefaultOptions: false };

/** Returns whether a type may be used at all. */
export function allowsType(filter: PaymentFilter, type: FilterType): boolean {
  const rule = filter.types[type];
  if (!rule) return filter.allowDefaultOptions;
  // Off for some by name leaves the others on.
  return rule.enable || (rule.methods !== undefined && filter.allowDefaultOptions);
}

/** Returns whether a method of a type may be used: a bank, a wallet, a card's brand. */
export function allowsMethod(filter: PaymentFilter, type: FilterType, method: string): boolean {
  if (!allowsType(filter, type)) return false;
  const rule = filter.types[type];
  return rule?.methods === undefined || rule.methods.includes(method) === rule.enable;
}

/** Returns whether a card may be used. */
export function allowsCard(filter: PaymentFilter, card: FilteredCard): boolean {
  if (!allowsMethod(filter, 'CARD', card.brand)) return false;
  const rules = filter.types.CARD?.cards ?? [];
  if (rules.some((rule) => !rule.enable && isMeant(rule, card))) return false;
  const wanted = rules.filter((rule) => rule.enable);
  return wanted.length === 0 || wanted.some((rule) => isMeant(rule, card));
}

/** Returns whether a kind of UPI may be used. */
export function allowsUpi(filter: PaymentFilter, kind: 'COLLECT' | 'INTENT'): boolean {
  return allowsType(filter, 'UPI') && (filter.types.UPI?.upi?.[kind] ?? true);
}

function isMeant({ brands, types, banks, bins }: CardFilter, card: FilteredCard): boolean {
  return (
    (brands?.includes(card.brand) ?? true) &&
    (types?.includes(card.type) ?? true) &&
    (banks?.includes(card.bank) ?? true) &&
    (bins?.some((bin) => isInBin(bin, card.bin)) ?? true)
  );
}

function isInBin(bin: string, number: string): boolean {
  const [first = '', last = first] = bin.split('::');
  const start = number.slice(0, first.length);
  return start.length === first.length && first <= start && start <= last;
}

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
