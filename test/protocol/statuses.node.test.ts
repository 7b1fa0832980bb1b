import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isOrderStatusName, orderStatuses } from '../../src/protocol/order-status.ts';
import { meaningOfProcessStatus } from '../../src/protocol/process-status-meaning.ts';
import { processStatuses, readProcessResult } from '../../src/protocol/process-status.ts';
import { explainSdkErrorCode, sdkErrorCodes } from '../../src/protocol/sdk-error-codes.ts';
import { parseSdkEvent } from '../../src/protocol/sdk-event.ts';

function resultOf(message: object) {
  const event = parseSdkEvent({ event: 'process_result', ...message });
  assert.ok(event);
  return readProcessResult(event);
}

suite('status of process_result', () => {
  test('there are twelve, each with a meaning of its own', () => {
    const statuses = Object.keys(processStatuses);
    assert.equal(statuses.length, 12);
    assert.equal(new Set(statuses.map(meaningOfProcessStatus)).size, 12);
    for (const status of statuses) assert.match(meaningOfProcessStatus(status), /^[A-Z].*\.$/);
  });

  test('the outcome follows the status in any case of letters, and the flag only takes a success back', () => {
    for (const [status, { outcome, nextStep }] of Object.entries(processStatuses)) {
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

  test('only two mean success, and nothing unlisted does', () => {
    const successes = Object.entries(processStatuses).filter(([, { outcome }]) => outcome === 'success');
    assert.deepEqual(
      successes.map(([status]) => status),
      ['charged', 'cod_initiated'],
    );
    for (const status of ['success', 'paid', '__proto__', 'toString', undefined, 1]) {
      const result = resultOf({ payload: { status }, error: false });
      assert.deepEqual([result.outcome, result.nextStep], ['unknown', 'poll']);
      assert.equal(meaningOfProcessStatus(`${status}`), meaningOfProcessStatus(''));
    }
  });
});

suite('status of an order', () => {
  test('ids and names agree with the documentation', () => {
    const ids = Object.fromEntries(Object.entries(orderStatuses).map(([name, { id }]) => [name, id]));
    assert.deepEqual(
      [ids['NEW'], ids['STARTED'], ids['CHARGED'], ids['JUSPAY_DECLINED'], ids['PENDING_VBV'], ids['COD_INITIATED']],
      [10, 20, 21, 22, 23, 29],
    );
    assert.deepEqual([ids['AUTO_REFUNDED'], ids['PARTIAL_CHARGED'], ids['NOT_FOUND']], [36, 37, 40]);
  });

  test('a name is known in capitals only', () => {
    assert.ok(isOrderStatusName('CHARGED'));
    for (const text of ['charged', '', 'toString', 21]) assert.ok(!isOrderStatusName(text));
  });
});

suite('error codes of the SDK', () => {
  test('each says what to do, and an unlisted one means that no reason is known', () => {
    for (const code of Object.keys(sdkErrorCodes)) assert.match(explainSdkErrorCode(code).advice, /^(poll|retry|fix)$/);
    for (const code of ['JP_999', '', 'toString']) assert.deepEqual(explainSdkErrorCode(code), sdkErrorCodes.JP_000);
  });
});
