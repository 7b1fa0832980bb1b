import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isOrderStatusName, orderStatuses } from '../../src/protocol/order-status.ts';
import { meaningOfProcessStatus, processStatuses, readProcessResult } from '../../src/protocol/process-status.ts';
import { explainSdkErrorCode, sdkErrorCodes } from '../../src/protocol/sdk-error-codes.ts';
import { parseSdkEvent } from '../../src/protocol/sdk-event.ts';

function resultOf(message: object) {
  const event = parseSdkEvent({ event: 'process_result', ...message });
  assert.ok(event);
  return readProcessResult(event);
}

/**
 * The statuses of `process_result`, as Juspay's documentation explains them: payload reference, "Process API response
 * payload" (developer.juspay.in/v3.2/docs/payload-initiate-process). It asks for the order status after each, apart from
 * `backpressed`, where no transaction was begun.
 */
const documentedResults = [
  ['charged', 'success', 'verify-once'],
  ['cod_initiated', 'success', 'verify-once'],
  ['backpressed', 'cancelled', 'none'],
  ['user_aborted', 'pending', 'poll'],
  ['pending_vbv', 'pending', 'poll'],
  ['authorizing', 'pending', 'poll'],
  ['authorization_failed', 'failed', 'poll'],
  ['authentication_failed', 'failed', 'poll'],
  ['api_failure', 'failed', 'poll'],
  ['juspay_declined', 'failed', 'poll'],
  ['new', 'failed', 'poll'],
  ['', 'unknown', 'poll'],
] as const;

suite('status of process_result', () => {
  test('there are the twelve documented ones, each with a meaning of its own', () => {
    const statuses = documentedResults.map(([status]) => status);
    assert.deepEqual(Object.keys(processStatuses).sort(), [...statuses].sort());
    assert.equal(new Set(statuses.map(meaningOfProcessStatus)).size, 12);
    for (const status of statuses) assert.match(meaningOfProcessStatus(status), /^[A-Z].*\.$/);
  });

  test('each has the documented outcome in any case of letters, and the error flag only takes a success back', () => {
    for (const [status, outcome, nextStep] of documentedResults) {
      for (const error of [true, false, undefined]) {
        const isTakenBack = outcome === 'success' && error === true;
        for (const spelled of [status, status.toUpperCase(), ` ${status} `]) {
          const result = resultOf({ payload: { status: spelled }, error });
          const expected = isTakenBack ? [status, 'unknown', 'poll'] : [status, outcome, nextStep];
          assert.deepEqual([result.status, result.outcome, result.nextStep], expected);
          const isContradiction = isTakenBack || (outcome === 'failed' && error === false);
          assert.equal(result.contradiction, isContradiction || undefined);
        }
      }
    }
  });

  test('nothing else means success', () => {
    for (const status of ['success', 'paid', '__proto__', 'toString', undefined, 1]) {
      const result = resultOf({ payload: { status }, error: false });
      assert.deepEqual([result.outcome, result.nextStep], ['unknown', 'poll']);
      assert.equal(meaningOfProcessStatus(`${status}`), meaningOfProcessStatus(''));
    }
  });
});

/**
 * The statuses of an order with their ids, as Juspay's documentation lists them: "Transaction status"
 * (juspay.io/in/docs/resources/docs/common-resources/transaction-status). `CREATED` stands in the answer to an order's
 * creation only, and `TO_BE_CHARGED` in one sample, with the id of `NOT_FOUND`.
 */
const documentedStatuses = [
  ['CREATED', 1, 'pending'],
  ['NEW', 10, 'pending'],
  ['STARTED', 20, 'pending'],
  ['CHARGED', 21, 'success'],
  ['JUSPAY_DECLINED', 22, 'failed'],
  ['PENDING_VBV', 23, 'pending'],
  ['VBV_SUCCESSFUL', 24, 'pending'],
  ['AUTHORIZED', 25, 'pending'],
  ['AUTHENTICATION_FAILED', 26, 'failed'],
  ['AUTHORIZATION_FAILED', 27, 'failed'],
  ['AUTHORIZING', 28, 'pending'],
  ['COD_INITIATED', 29, 'success'],
  ['VOIDED', 31, 'failed'],
  ['VOID_INITIATED', 32, 'pending'],
  ['CAPTURE_INITIATED', 33, 'pending'],
  ['CAPTURE_FAILED', 34, 'pending'],
  ['VOID_FAILED', 35, 'pending'],
  ['AUTO_REFUNDED', 36, 'failed'],
  ['PARTIAL_CHARGED', 37, 'success'],
  ['NOT_FOUND', 40, 'unknown'],
  ['TO_BE_CHARGED', 40, 'pending'],
] as const;

suite('status of an order', () => {
  test('all names have the documented id and outcome, and a meaning of their own', () => {
    const listed = Object.entries(orderStatuses).map(([name, { id, outcome }]) => [name, id, outcome]);
    assert.deepEqual(listed.sort(), [...documentedStatuses].map((row) => [...row]).sort());
    const meanings = Object.values(orderStatuses).map(({ meaning }) => meaning);
    assert.equal(new Set(meanings).size, documentedStatuses.length);
    for (const meaning of meanings) assert.match(meaning, /^[A-Z].*\.$/);
  });

  test('of two statuses of one order the later one stands further down', () => {
    const names = Object.keys(orderStatuses);
    for (const [earlier, later] of [
      ['NEW', 'STARTED'],
      ['STARTED', 'PENDING_VBV'],
      ['PENDING_VBV', 'VBV_SUCCESSFUL'],
      ['PENDING_VBV', 'AUTHORIZING'],
      ['AUTHORIZING', 'AUTHORIZED'],
      ['AUTHORIZING', 'AUTHORIZATION_FAILED'],
      ['AUTHORIZATION_FAILED', 'CHARGED'],
      ['AUTHENTICATION_FAILED', 'CHARGED'],
      ['AUTHORIZED', 'CAPTURE_INITIATED'],
      ['CAPTURE_INITIATED', 'CAPTURE_FAILED'],
      ['CAPTURE_INITIATED', 'CHARGED'],
      ['VOID_INITIATED', 'VOIDED'],
      ['VOID_INITIATED', 'VOID_FAILED'],
      ['CHARGED', 'AUTO_REFUNDED'],
    ] as const) {
      assert.ok(names.indexOf(earlier) < names.indexOf(later), `${earlier}, ${later}`);
    }
  });

  test('a name is known in capitals only', () => {
    assert.ok(isOrderStatusName('CHARGED'));
    for (const text of ['charged', '', 'toString', 21]) assert.ok(!isOrderStatusName(text));
  });
});

/**
 * The advice for each error of the SDK, by the column "retry" of Juspay's documentation: "Error codes"
 * (juspay.io/in/docs/resources/docs/common-resources/error-codes). Codes without an entry there are for apps only
 * (`JP_004`, `JP_020`), or of an offer, where the payment may have gone on without it.
 */
const documentedAdvice = {
  JP_000: 'poll',
  JP_001: 'poll',
  JP_002: 'retry',
  JP_003: 'fix',
  JP_004: 'fix',
  JP_005: 'retry',
  JP_006: 'poll',
  JP_007: 'retry',
  JP_012: 'fix',
  JP_017: 'fix',
  JP_020: 'fix',
  JP701: 'poll',
  JP702: 'poll',
} as const;

suite('error codes of the SDK', () => {
  test('each says what to do, as documented', () => {
    const advice = Object.keys(sdkErrorCodes).map((code) => [code, explainSdkErrorCode(code).advice]);
    assert.deepEqual(Object.fromEntries(advice), documentedAdvice);
  });

  test('an unlisted one means that no reason is known', () => {
    for (const code of ['JP_999', '', 'toString']) assert.deepEqual(explainSdkErrorCode(code), sdkErrorCodes.JP_000);
  });
});
