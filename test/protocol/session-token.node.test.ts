import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseSdkEvent } from '../../src/protocol/sdk-event.ts';
import { readSessionTokenResult } from '../../src/protocol/session-token.ts';
import { propertyRuns } from '../support/test-files.js';

const account = {
  bankCode: '500000',
  bankName: 'Test Bank',
  maskedAccountNumber: 'XXXXXX1234',
  mpinLength: '6',
  mpinSet: 'true',
  referenceId: 'ref-1',
  otpLength: '6',
  atmPinLength: '4',
  type: 'SAVINGS',
  branchName: 'Fort',
  bankAccountUniqueId: 'u-1',
  ifsc: 'TEST0000001',
  isInitialTopUpDone: 'true',
  isPrimary: 'false',
  name: 'ABC',
};

function answer(payload: object, rest: object = {}) {
  const event = parseSdkEvent({ event: 'process_result', service: 'in.juspay.hyperapi', payload, ...rest });
  assert.ok(event);
  return readSessionTokenResult(event);
}

function linked(changes: object = {}) {
  return answer({ status: 'LINKED', vpaAccounts: [{ vpa: 'abc@test', account: { ...account, ...changes } }] });
}

suite('answer of upiGetSessionToken', () => {
  test('a linked customer has accounts, with numbers and booleans read out of their texts', () => {
    const result = answer({
      action: 'upiGetSessionToken',
      status: 'LINKED',
      isDeviceBound: 'true',
      isDeviceActivated: 'false',
      upiRequestIdPrefix: 'ABC',
      vpaAccounts: [{ vpa: 'abc@test', account }],
      customerMobileNumber: 'XXXXXXXX4710',
      deviceFingerPrint: 'df-1',
      udfParameters: '{}',
    });
    assert.ok(result.ok);
    assert.deepEqual(result.value, {
      status: 'LINKED',
      isDeviceBound: true,
      isDeviceActivated: false,
      upiRequestIdPrefix: 'ABC',
      vpaAccounts: [
        {
          vpa: 'abc@test',
          accounts: [
            {
              ...account,
              mpinLength: 6,
              mpinSet: true,
              otpLength: 6,
              atmPinLength: 4,
              isInitialTopUpDone: true,
              isPrimary: false,
            },
          ],
        },
      ],
      customerMobileNumber: 'XXXXXXXX4710',
      deviceFingerPrint: 'df-1',
      udfParameters: '{}',
    });
  });

  test('booleans count as text and as themselves; the third state of a top-up is kept', () => {
    const first = (changes: object) => {
      const result = linked(changes);
      assert.ok(result.ok);
      return result.value.vpaAccounts[0]?.accounts[0];
    };
    assert.equal(first({ isPrimary: true })?.isPrimary, true);
    assert.equal(first({ isPrimary: false })?.isPrimary, false);
    assert.equal(first({ isPrimary: 'yes' })?.isPrimary, undefined);
    assert.equal(first({ isInitialTopUpDone: 'topup_txn_pending' })?.isInitialTopUpDone, 'topup_txn_pending');
    assert.equal(first({ mpinLength: 4 })?.mpinLength, 4);
    assert.equal(first({ mpinLength: 'six' })?.mpinLength, undefined);
  });

  test('accounts may come as a list', () => {
    const result = answer({ status: 'LINKED', vpaAccounts: [{ vpa: 'abc@test', accounts: [account, account] }] });
    assert.ok(result.ok);
    assert.equal(result.value.vpaAccounts[0]?.accounts.length, 2);
  });

  test('every documented status is kept, every other one is a failure', () => {
    for (const status of ['NOPERMISSION', 'FRESH', 'BOUND', 'FAILURE']) {
      const result = answer({ status });
      assert.deepEqual(result.ok && [result.value.status, result.value.vpaAccounts], [status, []]);
    }
    for (const status of ['linked', '', 'OK', undefined, 1]) {
      const result = answer({ status }, { errorCode: 'JP_001', errorMessage: 'x' });
      assert.ok(result.ok);
      assert.deepEqual(
        [result.value.status, result.value.errorCode, result.value.errorMessage],
        ['FAILURE', 'JP_001', 'x'],
      );
    }
  });

  test('a linked customer without a list of accounts is no answer', () => {
    for (const vpaAccounts of [undefined, [], {}, 'abc@test', [1], [{ vpa: 'abc@test' }], [{ account }]]) {
      const result = answer({ status: 'LINKED', vpaAccounts });
      assert.ok(!result.ok);
      const { code, field, reason } = result.issue;
      assert.deepEqual([code, field, reason], ['protocol', 'vpaAccounts', 'accounts']);
    }
  });

  test('an account without a number, or without an object, is no account', () => {
    const results = [
      linked({ maskedAccountNumber: undefined }),
      linked({ maskedAccountNumber: 1234 }),
      answer({ status: 'LINKED', vpaAccounts: [{ vpa: 'abc@test', accounts: ['XXXX1234'] }] }),
      answer({ status: 'LINKED', vpaAccounts: [{ vpa: '', accounts: [account] }] }),
      answer({ status: 'LINKED', vpaAccounts: [{ vpa: 7, accounts: [account] }] }),
    ];
    for (const result of results) {
      assert.ok(!result.ok && result.issue.reason === 'accounts');
      assert.equal(result.issue.field, 'vpaAccounts');
      assert.match(result.issue.message, /accounts\.$/);
      assert.match(result.issue.fix, /\.$/);
    }
  });

  test('nothing of an answer can be changed', () => {
    const result = linked();
    assert.ok(result.ok);
    const [first] = result.value.vpaAccounts;
    for (const part of [result.value, result.value.vpaAccounts, first, first?.accounts, first?.accounts[0]]) {
      assert.ok(Object.isFrozen(part));
    }
  });

  for (const [masked, isMasked] of [
    ['XXXX123456', true],
    ['XX-123456', true],
    ['XXXX1234567', false],
    ['123456', false],
    ['1234-56', false],
    ['12 34', false],
  ] as const) {
    test(`the account number ${masked} is ${isMasked ? '' : 'not '}masked`, () => {
      assert.equal(linked({ maskedAccountNumber: masked }).ok, isMasked);
    });
  }

  for (const [length, read] of [
    ['0', 0],
    ['12', 12],
    [6, 6],
    ['123', undefined],
    ['-1', undefined],
    ['6x', undefined],
    [6.5, undefined],
    [true, undefined],
    [['6'], undefined],
  ] as const) {
    test(`a length of ${JSON.stringify(length)} is read as ${read}`, () => {
      const result = linked({ otpLength: length });
      assert.ok(result.ok);
      assert.equal(result.value.vpaAccounts[0]?.accounts[0]?.otpLength, read);
    });
  }

  test('accounts of a customer who is not linked do not count, and empty errors are none', () => {
    const result = answer(
      { status: 'BOUND', vpaAccounts: [{ vpa: 'abc@test', account }] },
      { errorCode: '', errorMessage: '' },
    );
    assert.deepEqual(result, { ok: true, value: { status: 'BOUND', vpaAccounts: [] } });
  });

  test('an account number in full is not handed on', () => {
    for (const maskedAccountNumber of ['12345678901234', '1234 5678 9012', 'X2345678901234', '']) {
      const result = linked({ maskedAccountNumber });
      assert.ok(!result.ok && result.issue.code === 'protocol' && result.issue.reason === 'unmasked');
      assert.ok(!JSON.stringify(result).includes('5678'));
    }
  });

  test('nothing from the wire makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (vpaAccounts, rest) => {
        const result = answer({ status: 'LINKED', vpaAccounts, isDeviceBound: rest, udfParameters: rest });
        assert.equal(typeof result.ok, 'boolean');
      }),
      { numRuns: propertyRuns(2000) },
    );
  });
});
