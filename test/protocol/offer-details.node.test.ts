import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readOfferDetails } from '../../src/protocol/requests/offer-details.ts';

/** The lock of the documentation, in version 4.0. */
const lock = {
  offer_applied: 'false',
  merge_with_default_payment_methods: 'true',
  offer_payment_methods: [
    { offer_payment_method_type: 'CARDS', filter_type: 'blacklist', offer_payment_method: ['VISA'] },
    {
      offer_payment_method_type: 'cards',
      offer_payment_card_type: 'CREDIT',
      offer_payment_card_issuer: ['HDFC Bank'],
      specific_card_filters: [
        { card_brand: 'RUPAY', card_bank: 'Axis Bank', card_bin: ['607384'], card_type: 'DEBIT' },
        {},
      ],
    },
    { offer_payment_method_type: 'emi', offer_payment_card_type: 'DEBIT' },
    { offer_payment_method_type: 'wallets' },
  ],
};

const groups = [
  { type: 'cards', blocks: true, methods: ['VISA'], cards: [] },
  {
    type: 'cards',
    blocks: false,
    cards: [
      { type: 'DEBIT', issuers: ['Axis Bank'], brands: ['RUPAY'], bins: ['607384'] },
      { type: 'CREDIT', issuers: ['HDFC Bank'] },
    ],
  },
  { type: 'emi', blocks: false, cards: [{ type: 'DEBIT' }] },
  { type: 'wallets', blocks: false, cards: [] },
];

/** Every finding, as `code field reason`. */
function found(given: unknown): string[] {
  const { issues, warnings } = readOfferDetails(given, 'lock');
  return [...issues, ...warnings].map(({ code, field, reason }) => [code, field, reason].filter(Boolean).join(' '));
}

suite('a payment lock', () => {
  test('is read as an object and as its text, by the names of both versions', () => {
    const { offer_payment_methods: list, ...rest } = lock;
    const older = list.map(({ offer_payment_method: methods, ...entry }) => ({
      ...entry,
      ...(methods && { offer_payment_methods: methods }),
    }));
    for (const given of [lock, JSON.stringify(lock), { ...rest, merchant_offer_payment_methods: older }]) {
      const { value, issues, warnings } = readOfferDetails(given);
      assert.deepEqual([value, issues, warnings], [{ merges: true, groups }, [], []]);
    }
  });

  test('does not merge with other methods unless it says so', () => {
    for (const merge of ['false', undefined]) {
      assert.equal(readOfferDetails({ ...lock, merge_with_default_payment_methods: merge }).value?.merges, false);
    }
  });

  for (const [about, given, ...expected] of [
    ['nothing at all', undefined, 'required lock'],
    ['a text that is no JSON', '{', 'json-syntax lock'],
    ['a list', [], 'needs-exact-string lock'],
    ['the newer shape', { options: [] }, 'not-allowed lock payment-filter'],
    ['the flag of the newer shape', { allowDefaultOptions: true }, 'not-allowed lock payment-filter'],
    ['no list', { offer_applied: 'true' }, 'required lock.offer_payment_methods'],
    [
      'two lists',
      { ...lock, merchant_offer_payment_methods: [] },
      'conflict lock.merchant_offer_payment_methods two-lists',
    ],
    [
      'a list that is none',
      { offer_applied: 'true', offer_payment_methods: {} },
      'type lock.offer_payment_methods array',
    ],
    [
      'an entry that is no object',
      { offer_applied: 'true', offer_payment_methods: ['cards'] },
      'type lock.offer_payment_methods array',
    ],
    [
      'an entry without a type',
      { offer_applied: 'true', offer_payment_methods: [{}] },
      'required lock.offer_payment_methods[0].offer_payment_method_type',
    ],
    [
      'an empty method',
      {
        offer_applied: 'true',
        offer_payment_methods: [{ offer_payment_method_type: 'nb', offer_payment_method: [''] }],
      },
      'type lock.offer_payment_methods[0].offer_payment_method array',
    ],
    [
      'a method that is no text',
      {
        offer_applied: 'true',
        offer_payment_methods: [{ offer_payment_method_type: 'nb', offer_payment_method: [1] }],
      },
      'type lock.offer_payment_methods[0].offer_payment_method array',
    ],
    [
      'a wrong type of card in a filter',
      {
        offer_applied: 'true',
        offer_payment_methods: [
          { offer_payment_method_type: 'cards', specific_card_filters: [{}, { card_type: 'PREPAID' }] },
        ],
      },
      'not-allowed lock.offer_payment_methods[0].specific_card_filters[1].card_type',
    ],
    ['a flag that is no text', { ...lock, offer_applied: true }, 'type lock.offer_applied string'],
  ] as const) {
    test(`is refused for ${about}`, () => {
      const { ok } = readOfferDetails(given, 'lock');
      assert.equal(ok, false);
      assert.deepEqual(found(given), expected);
    });
  }

  test('warns of a tolerated form and of a key that it does not know, each at its place', () => {
    const given = { ...lock, support_reordering: null, colour: 'red' };
    assert.deepEqual(found(given).sort(), ['type lock.support_reordering null', 'unknown-field lock.colour']);
    assert.deepEqual(readOfferDetails(given, 'lock').ok, true);
    assert.deepEqual(readOfferDetails(given, 'lock', { strict: true }).ok, false);
  });

  test('says what is wrong in sentences that begin with the place', () => {
    const [issue] = readOfferDetails({ offer_applied: 'true', offer_payment_methods: [{}] }, 'lock').issues;
    assert.match(issue?.message ?? '', /^lock\.offer_payment_methods\[0\]\.offer_payment_method_type is missing/);
  });
});
