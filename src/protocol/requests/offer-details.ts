import { type Issue, issueOf } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { parseJsonText } from '../json-text.ts';
import { isPlainObject, own } from '../plain-object.ts';
import { type FieldCheck, orderKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type FieldTable, type Findings } from './fields.ts';
import { readTolerated, type Tolerance } from './tolerated-forms.ts';

/** Cards that a group of a lock means: those that fit everything that is named. */
export interface OfferCards {
  readonly brands?: readonly string[];
  readonly type?: string;
  readonly issuers?: readonly string[];
  readonly bins?: readonly string[];
}

/** The rules of a lock for one type of payment method. */
export interface OfferGroup {
  /** As the merchant wrote it, in small letters: `cards`, `wallets`, `nb`, `emi`, `upiappswithother`, `cashod`. */
  readonly type: string;
  /** `blacklist`: what is named cannot be used. Without it nothing else of the type can. */
  readonly blocks: boolean;
  /** The methods that are named: banks, wallets, apps, card brands. Absent: all of the type. */
  readonly methods?: readonly string[];
  /** The cards that are named. Empty: all. */
  readonly cards: readonly OfferCards[];
}

/** A lock as "Payment Locking version 1" has it. */
export interface OfferDetails {
  /** True if methods that no group names can be used too. */
  readonly merges: boolean;
  readonly groups: readonly OfferGroup[];
}

/**
 * The keys of `offer_details` in both of its documented versions: the list is `merchant_offer_payment_methods` in v3.2 and
 * `offer_payment_methods` in v4.0. Flags are texts.
 */
const offerFields = {
  offer_applied: 'true|false!',
  merge_with_default_payment_methods: 'true|false',
  support_reordering: 'true|false',
  offer_payment_methods: 'objects',
  merchant_offer_payment_methods: 'objects',
  offer_code: 'text',
} as const;

/** The keys of one entry of its list. The methods are `offer_payment_methods` in v3.2 and `offer_payment_method` in v4.0. */
const offerGroupFields = {
  offer_payment_method_type: 'text!',
  filter_type: 'whitelist|blacklist',
  offer_payment_method: 'texts',
  offer_payment_methods: 'texts',
  offer_payment_card_type: 'CREDIT|DEBIT',
  offer_payment_card_issuer: 'texts',
  specific_card_filters: 'objects',
  features: 'objects',
} as const;

/** The keys of one entry of `specific_card_filters`. */
const offerCardFields = {
  card_brand: 'text',
  card_bin: 'texts',
  card_type: 'CREDIT|DEBIT',
  card_bank: 'text',
} as const;

const listOf =
  (isItem: (item: unknown) => boolean): FieldCheck =>
  (value, field) =>
    Array.isArray(value) && value.every(isItem)
      ? { ok: true, value }
      : { ok: false, issue: issueOf('type', field, 'array') };

const kinds = {
  ...orderKinds,
  objects: listOf(isPlainObject),
  texts: listOf((item) => typeof item === 'string' && item !== ''),
};

const checkOuter = /* @__PURE__ */ checkerOf(offerFields, kinds);
const checkGroup = /* @__PURE__ */ checkerOf(offerGroupFields, kinds);
const checkCards = /* @__PURE__ */ checkerOf(offerCardFields, kinds);

/**
 * Reads `offer_details`, given as an object or as its JSON text, and finds all that is wrong with it.
 *
 * Codes: those of {@link parseJsonText}; by field `required`, `type`, `not-allowed`; `not-allowed` with the reason
 * `payment-filter` for the shape of the newer `payment_filter`; `half-pair` for a lock without a list, `conflict` for one
 * with both. Warnings: `unknown-field` and the tolerated forms.
 */
export function readOfferDetails(
  given: unknown,
  field = 'offer_details',
  { strict }: Pick<Tolerance, 'strict'> = {},
): Checked<OfferDetails> {
  const found: Findings = { issues: [], warnings: [] };
  const parsed = isPlainObject(given) ? ({ ok: true, value: given } as const) : parseJsonText(given, field);
  if (!parsed.ok) return { ok: false, issues: [inFull(parsed.issue)], warnings: [] };
  if (Object.hasOwn(parsed.value, 'options') || Object.hasOwn(parsed.value, 'allowDefaultOptions')) {
    return { ok: false, issues: [inFull(issueOf('not-allowed', field, 'payment-filter'))], warnings: [] };
  }
  /** Checks an object inside, and names its fields by their place. */
  const inside = (
    at: string,
    object: Record<string, unknown>,
    table: FieldTable,
    check: (object: Record<string, unknown>, found: Findings) => boolean,
  ) => {
    const here: Findings = { issues: [], warnings: [] };
    const read = readTolerated(object, table, here, { strict });
    const isGood = check(read, here);
    found.issues.push(...here.issues.map((issue) => placed(issue, at)));
    found.warnings.push(...here.warnings.map((issue) => placed(issue, at)));
    return isGood ? read : undefined;
  };
  const outer = inside(field, parsed.value, offerFields, checkOuter);
  if (!outer) return checked<OfferDetails>(false, found);
  const lists = (['offer_payment_methods', 'merchant_offer_payment_methods'] as const).filter(
    (name) => outer[name] !== undefined,
  );
  const [name = 'offer_payment_methods', second] = lists;
  if (second) found.issues.push(issueOf('conflict', `${field}.${second}`, 'two-lists'));
  if (lists.length === 0) found.issues.push(issueOf('required', `${field}.${name}`));
  const groups = objectsIn(outer, name).map((entry, index) => {
    const at = `${field}.${name}[${index}]`;
    const group = inside(at, entry, offerGroupFields, checkGroup);
    if (!group) return undefined;
    const filters = objectsIn(group, 'specific_card_filters').map((filter, place) =>
      inside(`${at}.specific_card_filters[${place}]`, filter, offerCardFields, checkCards),
    );
    return groupOf(group, filters);
  });
  const lock = { merges: outer['merge_with_default_payment_methods'] === 'true', groups: groups.flatMap(present) };
  return checked<OfferDetails>(lock.groups.length === groups.length && lock, found);
}

function groupOf(
  group: Record<string, unknown>,
  filters: readonly (Record<string, unknown> | undefined)[],
): OfferGroup {
  const methods = textsIn(group, 'offer_payment_method') ?? textsIn(group, 'offer_payment_methods');
  const common = cardsOf({
    type: textIn(group, 'offer_payment_card_type'),
    issuers: textsIn(group, 'offer_payment_card_issuer'),
  });
  const named = filters.flatMap(present).map((filter) => {
    const [brand, bank] = [textIn(filter, 'card_brand'), textIn(filter, 'card_bank')];
    return {
      ...common,
      ...cardsOf({
        brands: brand && [brand],
        type: textIn(filter, 'card_type'),
        issuers: bank && [bank],
        bins: textsIn(filter, 'card_bin'),
      }),
    };
  });
  return {
    type: (textIn(group, 'offer_payment_method_type') ?? '').toLowerCase(),
    blocks: group['filter_type'] === 'blacklist',
    ...(methods && { methods }),
    cards: named.length > 0 ? named : Object.keys(common).length > 0 ? [common] : [],
  };
}

/** The cards without the keys that say nothing. */
function cardsOf(cards: { [K in keyof OfferCards]: OfferCards[K] | '' | undefined }): OfferCards {
  return Object.fromEntries(Object.entries(cards).filter(([, value]) => value !== undefined && value !== ''));
}

function placed(issue: Issue, at: string): Issue {
  const full = inFull(issue);
  return { ...full, field: `${at}.${full.field ?? ''}`, message: `${at}.${full.message}` };
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}

function objectsIn(object: Record<string, unknown>, key: string): readonly Record<string, unknown>[] {
  const value = own(object, key);
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

function textsIn(object: Record<string, unknown>, key: string): readonly string[] | undefined {
  const value = own(object, key);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function textIn(object: Record<string, unknown>, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
