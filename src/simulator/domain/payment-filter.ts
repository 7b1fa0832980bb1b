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
