import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { checkerOf } from '../../src/protocol/requests/fields.ts';
import {
  checkInitiatePayload,
  checkSignaturePayload,
  readSignaturePayload,
} from '../../src/protocol/requests/initiate-payload.ts';
import { checkProcessPayload } from '../../src/protocol/requests/process-payload.ts';
import { checkRequest } from '../../src/protocol/requests/request-check.ts';
import { requestKinds } from '../../src/protocol/requests/field-kinds.ts';
import { checkSessionTokenRequest } from '../../src/protocol/session-token.ts';
import { checkSignature, parseSignature } from '../../src/protocol/signature.ts';
import { goodInitiate, goodProcess, goodTokenRequests, signature } from './good-requests.ts';

/** A kind, values that it takes, and values that it refuses with the code and reason. */
type Row = readonly [kind: string, good: readonly unknown[], bad: readonly (readonly [unknown, ...string[]])[]];

const charset = (code: string) =>
  ['a b', 'a/b', 'a?b', 'a#b', 'a%b', 'é', 'a\n', '\u007f'].map((value) => [value, code, 'charset'] as const);

const rows: readonly Row[] = [
  ['id', ['acme_web', 'R-1', '!"$&.0:@A[a{~'], [...charset('field'), [7, 'type', 'string']]],
  ['order-id', ['R1096438018', 'a.b'], charset('order-id')],
  ['text', ['any thing', '\u202e'], [[7, 'type', 'string']]],
  [
    'name',
    ['Asha राव', 'a\nb'],
    [
      ['a\u202eb', 'text-bidi'],
      ['\u2069', 'text-bidi'],
      [null, 'type', 'string'],
    ],
  ],
  [
    'udf',
    ['x'.repeat(255), 'a\nb'],
    [
      ['x'.repeat(256), 'field', 'length'],
      [`${'x'.repeat(255)}\u202e`, 'text-bidi'],
    ],
  ],
  [
    'email',
    ['buyer@shop.example', 'a+b@x.y.z', 'é@x.y', `${'a'.repeat(250)}@b.c`],
    ['a@b', 'a b@c.d', '@b.c', 'a@', 'a@b..c', 'a@b.c.', 'a@@b.c', `${'a'.repeat(251)}@b.c`].map((v) => [v, 'field']),
  ],
  [
    'phone',
    ['9876543210', '0'.repeat(15), '+919876543210', '98765 43210'],
    ['98765', '0'.repeat(16), 'x9876543210', '98765/43210'].map((v) => [v, 'field']),
  ],
  [
    'time',
    ['1571922200000'],
    [
      ['1571922200', 'time', 'seconds'],
      ['0571922200000', 'time', 'form'],
      ['15719222000000', 'time', 'form'],
      ['x1571922200000', 'time', 'form'],
      ['157192220', 'time', 'form'],
      ['15719222001', 'time', 'form'],
      ['x571922200', 'time', 'form'],
      [1571922200000, 'type', 'string'],
    ],
  ],
  [
    'seconds',
    ['157192220', '1571922200', '99999999999'],
    ['15719222', '0571922200', '157192220000', 'x1571922200', '1571922200x'].map((v) => [v, 'mandate', 'start-date']),
  ],
  ['currency', ['INR', 'USD'], ['inr', 'XXX', 'XTS', 'INRR', 'IN', '₹'].map((v) => [v, 'not-allowed'])],
  ['gateway', ['1', '999999'], ['0', '1000000', 'x1', '1x'].map((v) => [v, 'field'])],
  ['count', ['1', '9999'], ['0', '10000', '01', '1x'].map((v) => [v, 'mandate', 'start-date'])],
  ['days', ['0', '9999'], ['10000', '-1', 'x1', '1x'].map((v) => [v, 'mandate', 'start-date'])],
  [
    'day',
    ['2035-12-31', '2036-02-29', '0001-01-01'],
    [
      ...['2035-02-30', '2035-02-29', '2035-1-1', '2035', 'x', '2035-12-31T00:00'].map(
        (v) => [v, 'mandate', 'date'] as const,
      ),
      [2035, 'type', 'string'],
    ],
  ],
  [
    'amount',
    ['1', '249.00'],
    [
      ['1.001', 'amount', 'decimals'],
      ['0', 'amount', 'zero'],
      [1, 'type', 'string'],
    ],
  ],
  ['url', ['https://shop.example/end?a=1#top'], [['javascript:x', 'url-scheme', '']]],
  [
    'return-url',
    ['https://shop.example/end', 'https://shop.example/end?a=1'],
    [['https://shop.example/end#top', 'url-form', 'fragment']],
  ],
  [
    'boolean',
    [true, false],
    [
      ['true', 'type', 'boolean'],
      [0, 'type', 'boolean'],
    ],
  ],
  [
    'object',
    [{}, { a: 1 }],
    [
      [[], 'type', 'object'],
      ['{}', 'type', 'object'],
      [null, 'type', 'object'],
    ],
  ],
  [
    'uuid',
    ['6fd3a1b2-0c4d-4e5f-8a9b-0123456789ab'],
    [
      '6FD3A1B2-0C4D-4E5F-8A9B-0123456789AB',
      '6fd3a1b2-0c4d-1e5f-8a9b-0123456789ab',
      '6fd3a1b2-0c4d-4e5f-ca9b-0123456789ab',
      'x6fd3a1b2-0c4d-4e5f-8a9b-0123456789ab',
      '6fd3a1b2-0c4d-4e5f-8a9b-0123456789abc',
      '6fd3a1b20c4d4e5f8a9b0123456789ab',
    ].map((v) => [v, 'request-id']),
  ],
  [
    'mobile',
    ['919876543210'],
    ['9876543210', '929876543210', '9198765432101', 'x919876543210'].map((v) => [v, 'field']),
  ],
  [
    'instant',
    ['2026-01-01T10:00Z', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00.25+05:30', '2026-01-01T10:00:00+0530'],
    ['2026-01-01', '2026-01-01T10:00:00', '2026-01-01 10:00:00Z', 'x2026-01-01T10:00Z', '2026-01-01T10:00Zx'].map(
      (v) => [v, 'time', 'form'],
    ),
  ],
  ['token', ['tkn_1', '!~'], ['a b', 'é', '\n'].map((v) => [v, 'token', 'form'])],
  [
    'signature',
    [signature],
    [
      ['AAAA', 'signature-length'],
      ['****', 'signature-format', 'alphabet'],
      [7, 'type', 'string'],
    ],
  ],
  [
    'lock',
    [{}, '{}'],
    [
      [[], 'type', 'object'],
      [7, 'type', 'object'],
    ],
  ],
  [
    'fonts',
    [{}, '{"bold":{"name":"Acme"}}'],
    [
      [{ light: {} }, 'unknown-field'],
      ['{', 'json-syntax'],
      [7, 'type', 'object'],
    ],
  ],
  [
    'A|B',
    ['A', 'B'],
    [
      ['C', 'not-allowed'],
      ['A|B', 'not-allowed'],
      ['', 'not-allowed'],
      [7, 'type', 'string'],
    ],
  ],
  ['toString', ['toString'], [['x', 'not-allowed']]],
];

const field = 'mandate.start_date';

/** Checks one value of one field against a table that is new. */
function issuesOf(kind: string, value: unknown): readonly Issue[] {
  const found = { issues: [] as Issue[], warnings: [] as Issue[] };
  assert.equal(checkerOf({ [field]: kind }, requestKinds)({ [field]: value }, found), found.issues.length === 0);
  assert.deepEqual(found.warnings, []);
  return found.issues;
}

suite('kinds of fields', () => {
  test('all have a row', () => {
    const kinds = rows.map(([kind]) => kind);
    assert.deepEqual(
      Object.keys(requestKinds).filter((kind) => !kinds.includes(kind)),
      [],
    );
  });

  for (const [kind, good, bad] of rows) {
    for (const value of good) {
      test(`${kind} takes ${JSON.stringify(value).slice(0, 60)}`, () => assert.deepEqual(issuesOf(kind, value), []));
    }
    for (const [value, code, reason] of bad) {
      test(`${kind} refuses ${JSON.stringify(value).slice(0, 60)} as ${code}`, () => {
        const [issue, ...others] = issuesOf(kind, value);
        assert.ok(issue);
        assert.equal(issue.code, code);
        if (reason !== undefined) assert.equal(issue.reason ?? '', reason);
        assert.ok(issue.field?.startsWith(field));
        assert.deepEqual(others, []);
      });
    }
    if (!kind.includes('|') && kind !== 'toString') {
      test(`${kind} takes an empty text for none, unless the kind is of another type`, () => {
        assert.deepEqual(issuesOf(kind, ''), []);
      });
    }
  }

  test('an issue of a mandate has the last words of its key for a reason', () => {
    for (const [key, reason] of [
      ['mandate.end_date', 'end-date'],
      ['metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS', 'grace-days'],
      ['mandate.revokable_by_customer', 'revokable'],
    ] as const) {
      const found = { issues: [] as Issue[], warnings: [] };
      checkerOf({ [key]: 'days' })({ [key]: 'x' }, found);
      assert.deepEqual([found.issues[0]?.field, found.issues[0]?.reason], [key, reason]);
    }
  });
});

suite('what is no object', () => {
  const checks = {
    payload: [checkInitiatePayload, checkProcessPayload, checkSessionTokenRequest],
    request: [(request: unknown) => checkRequest(request, checkProcessPayload)],
  };
  for (const [name, readers] of Object.entries(checks)) {
    for (const value of [undefined, null, 'text', 7, [], [{}]]) {
      test(`${JSON.stringify(value)} is refused as a ${name}`, () => {
        for (const check of readers) {
          const { ok, issues, warnings } = check(value);
          assert.deepEqual([ok, warnings], [false, []]);
          assert.deepEqual(
            issues.map((issue) => [issue.code, issue.field, issue.reason]),
            [['type', name, 'object']],
          );
        }
      });
    }
  }
});

suite('what passes', () => {
  test('is the object itself, or its parts', () => {
    assert.equal(checkInitiatePayload(goodInitiate).value, goodInitiate);
    assert.equal(checkProcessPayload(goodProcess).value, goodProcess);
    for (const request of Object.values(goodTokenRequests)) {
      assert.equal(checkSessionTokenRequest(request).value, request);
    }
    const request = { requestId: 'r-1', service: 'in.juspay.hyperpay', payload: goodProcess };
    const check = checkRequest({ ...request, betaAssets: true }, checkProcessPayload);
    assert.deepEqual(check.value, request);
    assert.equal(check.value.payload, goodProcess);
  });
});

suite('the text of a signed customer', () => {
  const text = '{"merchant_id":"acme","customer_id":"","timestamp":"1571922200000","colour":"red"}';

  test('is read as it says, and warns of a key that is not documented', () => {
    const check = checkSignaturePayload(text);
    assert.deepEqual(check.value, JSON.parse(text));
    assert.ok(Object.isFrozen(check.value));
    assert.deepEqual(
      check.warnings.map(({ code, field: key }) => [code, key]),
      [['unknown-field', 'colour']],
    );
    assert.deepEqual(readSignaturePayload(text), { ok: true, value: check.value });
  });

  test('is refused under the name that the caller gives it', () => {
    for (const [name, given] of [
      ['signaturePayload', []],
      ['payload', ['payload']],
    ] as const) {
      assert.deepEqual(
        checkSignaturePayload('{', ...given).issues.map(({ code, field: key }) => [code, key]),
        [['json-syntax', name]],
      );
      const read = readSignaturePayload('{', ...given);
      assert.ok(!read.ok && read.issue.field === name);
    }
    const read = readSignaturePayload('{"merchant_id":"acme"}');
    assert.ok(!read.ok && read.issue.code === 'required' && read.issue.field === 'customer_id');
  });
});

suite('a signature', () => {
  test('is refused under the name that the caller gives it', () => {
    for (const read of [parseSignature, checkSignature]) {
      const [byDefault, named] = [read(''), read('', 'initiateSignature')];
      assert.ok(!byDefault.ok && byDefault.issue.field === 'signature');
      assert.ok(!named.ok && named.issue.field === 'initiateSignature');
    }
  });
});
