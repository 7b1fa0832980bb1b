import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { orderKinds, requestKinds } from '../../src/protocol/requests/field-kinds.ts';
import { checkerOf, type FieldTable } from '../../src/protocol/requests/fields.ts';
import * as protocol from '../../src/protocol/index.ts';
import { propertyRuns } from '../support/test-files.js';
import { goodOrder, orderText } from './bad-input.ts';
import { goodInitiate, goodManagement, goodProcess, goodTokenRequests } from './good-requests.ts';
import { refused } from './types.ts';

const requestTables: readonly FieldTable[] = [
  protocol.requestFields,
  protocol.initiateFields,
  protocol.signaturePayloadFields,
  protocol.processFields,
  protocol.managementFields,
  protocol.updateOrderFields,
  protocol.resumePaymentFields,
  protocol.sessionFields,
  protocol.signedTokenFields,
  protocol.tokenSignatureFields,
  protocol.clientTokenFields,
];

/** Every key that seed 003 gives orderDetails. */
const seedOrderKeys = [
  ...['order_id', 'merchant_id', 'amount', 'timestamp', 'customer_id', 'first_name', 'last_name', 'currency'],
  ...['gateway_id', 'customer_email', 'customer_phone', 'mobile_number', 'description', 'return_url', 'offer_details'],
  ...Array.from({ length: 10 }, (_, index) => `udf${index + 1}`),
  'options.create_mandate',
  ...['max_amount', 'start_date', 'end_date', 'frequency', 'rule_value', 'amount_rule', 'rule_type'].map(
    (key) => `mandate.${key}`,
  ),
  ...['mandate.revokable_by_customer', 'mandate.block_funds', 'metadata.JUSPAY:gateway_reference_id'],
  ...['EXPIRY_DATE', 'FREQUENCY_UNIT', 'FREQUENCY', 'START_DATE', 'GRACE_DAYS'].map(
    (key) => `metadata.PAYTM_V2:SUBSCRIPTION_${key}`,
  ),
];

suite('tables of fields', () => {
  test('every key of the documentation is in its table', () => {
    for (const key of seedOrderKeys) assert.ok(Object.hasOwn(protocol.orderFields, key), key);
    const named = (table: FieldTable, ...keys: string[]) => {
      for (const key of keys) assert.ok(Object.hasOwn(table, key), key);
    };
    named(protocol.initiateFields, ...Object.keys(goodInitiate), 'logLevel', 'merchantFonts');
    named(protocol.processFields, ...Object.keys(goodProcess), 'guest_login_url', 'payeeName', 'displayNote');
    named(protocol.managementFields, ...Object.keys(goodManagement), 'language');
    named(protocol.signaturePayloadFields, 'merchant_id', 'customer_id', 'mobile_number', 'email_address', 'timestamp');
    named(protocol.signedTokenFields, ...Object.keys(goodTokenRequests.signed), 'customerMobileNumber');
    named(protocol.clientTokenFields, ...Object.keys(goodTokenRequests.byToken));
  });

  test('every key has a sentence of its own, and there are no others', () => {
    const requestKeys = new Set(requestTables.flatMap((table) => Object.keys(table)));
    assert.deepEqual(Object.keys(protocol.requestFieldNotes).sort(), [...requestKeys].sort());
    assert.deepEqual(Object.keys(protocol.orderFieldNotes).sort(), Object.keys(protocol.orderFields).sort());
    const notes = [...Object.values(protocol.requestFieldNotes), ...Object.values(protocol.orderFieldNotes)];
    for (const note of notes) assert.match(note, /^["A-Z].*\.$/);
  });

  test('every kind is one that is known or a list of values', () => {
    const known = [...Object.keys(requestKinds)];
    assert.deepEqual(
      Object.keys(orderKinds).filter((kind) => !known.includes(kind)),
      [],
    );
    for (const table of [protocol.orderFields, ...requestTables]) {
      for (const [field, spec] of Object.entries<string>(table)) {
        const kind = spec.replace(/[!*~]$/, '');
        const isList = kind.includes('|') || field === 'action';
        assert.ok(known.includes(kind) || isList, `${field}: ${spec}`);
      }
    }
  });
});

suite('check of a table', () => {
  const findings = (object: Record<string, unknown>) => {
    const check = checkerOf({ id: 'id!', guest: 'name*', rank: 'A|B', note: 'text', level: '0|1~' });
    const found = { issues: [], warnings: [] };
    const isRight = check(object, found);
    assert.equal(isRight, found.issues.length === 0);
    return [found.issues, found.warnings].map((list: protocol.Issue[]) =>
      list.map(({ code, field }) => `${code} ${field}`),
    );
  };

  test('finds all that is wrong: what is missing first, then in the order of the object', () => {
    assert.deepEqual(findings({ rank: 'C', note: 1, level: '2', colour: 'red' }), [
      ['required id', 'required guest', 'not-allowed rank', 'type note'],
      ['not-allowed level', 'unknown-field colour'],
    ]);
  });

  test('an empty text is as good as none, but for a required field and a list of values', () => {
    assert.deepEqual(findings({ id: 'x', guest: '', note: '' }), [[], []]);
    assert.deepEqual(findings({ id: '', guest: '', rank: '' }), [['required id', 'not-allowed rank'], []]);
  });

  test('undefined is as good as none, also for a required field', () => {
    assert.deepEqual(findings({ id: 'x', guest: '', rank: undefined, level: undefined }), [[], []]);
    assert.deepEqual(findings({ id: undefined, guest: undefined }), [['required id', 'required guest'], []]);
  });

  test('the same check serves any number of objects', () => {
    const check = checkerOf({ id: 'id!' });
    for (const [id, isRight] of [
      ['a', true],
      ['a b', false],
      ['b', true],
    ] as const) {
      assert.equal(check({ id }, { issues: [], warnings: [] }), isRight);
    }
  });

  test('what an object inherits does not count', () => {
    const object: Record<string, unknown> = Object.assign(Object.create({ id: 'x', guest: '' }), { note: 'y' });
    assert.deepEqual(findings(object)[0], ['required id', 'required guest']);
  });
});

suite('what does not compile', () => {
  test('is refused or warned of at run time as well', () => {
    for (const request of refused) {
      const checks = [protocol.checkProcessPayload, protocol.checkInitiatePayload, protocol.checkSessionTokenRequest];
      for (const check of checks) {
        const { issues, warnings } = check(request);
        assert.ok(issues.length + warnings.length > 0, JSON.stringify(request));
      }
    }
  });
});

suite('orders at random', () => {
  const value = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.object(),
  );
  const keys = fc.constantFrom(...Object.keys(protocol.orderFields), 'colour');

  test('no order makes the check throw, and what passes without a warning keeps every key and value', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, value, { maxKeys: 4 }), (changes) => {
        const text = orderText(changes);
        const check = protocol.checkOrderDetails(text, { now: 0, environment: 'prod' });
        if (check.ok) {
          if (check.warnings.length === 0) assert.deepEqual(check.value, JSON.parse(text));
          assert.ok(Object.isFrozen(check.value));
        } else assert.ok(check.issues.length > 0);
      }),
      { numRuns: propertyRuns(5000) },
    );
  });

  test('leaving out or emptying an optional key never makes an order wrong', () => {
    const optional = Object.entries<string>(protocol.orderFields).filter(
      ([, spec]) => !/[!*]$/.test(spec) && !spec.includes('|'),
    );
    for (const [field, spec] of optional) {
      if (spec === 'boolean' || spec === 'object') continue;
      assert.ok(protocol.readOrderDetails(orderText({ [field]: '' })).ok, field);
      assert.ok(protocol.readOrderDetails(orderText({ [field]: undefined })).ok, field);
    }
    assert.ok(protocol.readOrderDetails(JSON.stringify(goodOrder)).ok);
  });

  test('no payload of any kind makes a check throw', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.dictionary(fc.constantFrom(...Object.keys(goodProcess)), fc.anything()),
        (any, changes) => {
          for (const payload of [any, changes, { ...goodProcess, ...changes }, { ...goodInitiate, ...changes }]) {
            protocol.checkProcessPayload(payload);
            protocol.checkInitiatePayload(payload);
            protocol.checkSessionTokenRequest(payload, { now: 0 });
            protocol.checkRequest(payload, protocol.checkProcessPayload);
          }
        },
      ),
      { numRuns: propertyRuns(2000) },
    );
  });
});
