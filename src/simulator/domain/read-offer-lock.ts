import { type OfferCards, type OfferGroup, readOfferDetails } from '../../protocol/requests/offer-details.ts';
import { isPlainObject } from '../../protocol/plain-object.ts';
import {
  type CardFilter,
  closedFilter,
  type FilterType,
  filterTypes,
  type KnownMethods,
  openFilter,
  type PaymentFilter,
  type ReadFilter,
  readPaymentFilter,
  type TypeFilter,
} from './payment-filter.ts';

/** The types of "Payment Locking version 1", in small letters; those of `payment_filter` are understood too. */
const typesOfGroups: Readonly<Record<string, FilterType>> = {
  ...Object.fromEntries(filterTypes.map((type) => [type.toLowerCase(), type])),
  cards: 'CARD',
  wallets: 'WALLET',
  upiappswithother: 'UPI',
  cashod: 'CASH',
};

/**
 * Reads `offer_details`: a filter for what may be used, and one for each group that blocks something. Only what all of
 * them let through can pay.
 *
 * A lock that cannot be read locks everything, and so does a group of a type that the simulator does not know: it may
 * have blocked anything.
 */
export function readOfferLock(value: unknown, known: KnownMethods): readonly ReadFilter[] {
  if (value === undefined) return [];
  if (isPlainObject(value) && (Object.hasOwn(value, 'options') || Object.hasOwn(value, 'allowDefaultOptions'))) {
    const { filter, mistakes } = readPaymentFilter(value, known);
    return [{ filter, mistakes: [...mistakes, 'offer_details has the keys of payment_filter: rename it.'] }];
  }
  const read = readOfferDetails(value);
  if (!read.ok) {
    const mistakes = read.issues.map(({ message }) => `${message} So it locks everything.`);
    return [{ filter: closedFilter, mistakes }];
  }
  const { merges, groups } = read.value;
  const mistakes = groups.flatMap(({ type }) =>
    type === 'emi' || Object.hasOwn(typesOfGroups, type)
      ? []
      : [
          `offer_details names the type "${type.slice(0, 40)}", which the simulator does not know, so it locks everything.`,
        ],
  );
  if (mistakes.length > 0) return [{ filter: closedFilter, mistakes }];
  if (groups.some((group) => !group.blocks && isLimitedUpi(group))) {
    mistakes.push(
      'offer_details allows single UPI apps. The simulator cannot hold the QR code to them, so it locks UPI.',
    );
  }
  const filters = [
    filterOf(
      merges,
      groups.filter(({ blocks }) => !blocks),
    ),
    ...groups.filter(({ blocks }) => blocks).map(blockOf),
  ];
  return filters.map((filter, index) => ({ filter, mistakes: index === 0 ? mistakes : [] }));
}

/** Makes the filter of the groups that allow something. */
function filterOf(merges: boolean, groups: readonly OfferGroup[]): PaymentFilter {
  const types: Partial<Record<FilterType, TypeFilter>> = {};
  for (const group of groups) {
    const type = typesOfGroups[group.type];
    if (!type) continue;
    types[type] = joined(types[type], allowOf(type, group));
  }
  const isEmiNamed = groups.some(({ type }) => type === 'emi');
  const isEmiAlone = isEmiNamed && !merges && !types.CARD;
  return {
    allowDefaultOptions: merges,
    types: isEmiAlone ? { ...types, CARD: { enable: true } } : types,
    emi: { ...openFilter.emi, only: isEmiAlone },
  };
}

/** One group that allows something. Of cards, the brands are part of what a card has to fit. */
function allowOf(type: FilterType, group: OfferGroup): TypeFilter {
  if (type === 'CARD') return { enable: true, cards: cardsOf(group, true) };
  if (isLimitedUpi(group)) return { enable: false };
  return { enable: true, ...(group.methods && { methods: group.methods }) };
}

function isLimitedUpi({ type, methods }: OfferGroup): boolean {
  return typesOfGroups[type] === 'UPI' && methods !== undefined;
}

/** Two groups of one type: what either of them allows. */
function joined(one: TypeFilter | undefined, other: TypeFilter): TypeFilter {
  if (!one) return other;
  return {
    enable: one.enable || other.enable,
    ...(one.methods && other.methods && { methods: [...one.methods, ...other.methods] }),
    ...(one.cards && other.cards && { cards: [...one.cards, ...other.cards] }),
  };
}

/** One group that blocks something: everything else is left to the other filters. */
function blockOf(group: OfferGroup): PaymentFilter {
  if (group.type === 'emi') {
    return { ...openFilter, emi: { standard: false, noCost: false, only: false } };
  }
  const type = typesOfGroups[group.type];
  if (!type) return closedFilter;
  const isWhole = !group.methods && group.cards.length === 0;
  const rule: TypeFilter = isWhole
    ? { enable: false }
    : type === 'CARD'
      ? { enable: true, cards: cardsOf(group, false) }
      : { enable: false, ...(group.methods && { methods: group.methods }) };
  return { ...openFilter, types: { [type]: rule } };
}

/** The cards of a group, as a filter names them. */
function cardsOf({ methods, cards }: OfferGroup, enable: boolean): readonly CardFilter[] {
  const named: readonly OfferCards[] = cards.length > 0 ? cards : [{}];
  return named.map(({ brands = methods, type, issuers, bins }) => ({
    enable,
    ...(brands && { brands }),
    ...(type !== undefined && { types: [type] }),
    ...(issuers && { banks: issuers }),
    ...(bins && { bins }),
  }));
}
