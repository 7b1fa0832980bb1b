import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseOrderAnswer, readingOf } from '../../src/element/order/order-answer.ts';
import { orderStatuses } from '../../src/protocol/order-status.ts';

const names = Object.keys(orderStatuses);

function parse(answer: unknown, orderId: string | undefined = 'R1') {
  return parseOrderAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer), orderId);
}

function read(answer: unknown, hasStood = false) {
  const parsed = parse(answer);
  assert.ok(parsed.ok);
  const { status, outcome, isFinal } = readingOf(parsed.value, 'R1', hasStood);
  return [status, outcome, isFinal];
}

describe('the answer of order-status-url', () => {
  for (const [title, answer, code, reason] of [
    ['no JSON', '<html>', 'json-syntax', undefined],
    ['an empty text', '', 'json-syntax', undefined],
    ['a list', [], 'json-shape', undefined],
    ['nothing', null, 'json-shape', undefined],
    ['no status', {}, 'not-allowed', 'status'],
    ['a status of its own', { status: 'paid' }, 'not-allowed', 'status'],
    ['an inherited name', { status: 'toString' }, 'not-allowed', 'status'],
    ['a number', { status: 21 }, 'not-allowed', 'status'],
    ['another order', { status: 'CHARGED', orderId: 'R2' }, 'conflict', 'other-order'],
    ['a number for an order', { status: 'CHARGED', orderId: 1 }, 'type', 'order-id'],
    ['a text for a flag', { status: 'CHARGED', isFinal: 'yes' }, 'type', 'is-final'],
    ['a text for another flag', { status: 'CHARGED', canFulfil: 'no' }, 'type', 'can-fulfil'],
  ] as const) {
    it(`is refused as ${code} if it is ${title}`, () => {
      const parsed = parse(answer);
      assert.deepEqual(!parsed.ok && [parsed.issue.code, parsed.issue.field, parsed.issue.reason], [
        code,
        'order-status-url',
        reason,
      ]);
    });
  }

  it('is refused if it was too long to be read', () => {
    const parsed = parseOrderAnswer(undefined, 'R1');
    assert.equal(!parsed.ok && parsed.issue.code, 'json-size');
  });

  it('is about the same order in any case of letters, and may leave the order out', () => {
    for (const answer of [{ status: 'NEW', orderId: 'r1' }, { status: 'NEW' }, { status: 'NEW', orderId: null }])
      assert.ok(parse(answer).ok);
  });

  it('keeps what it has besides, and never becomes a prototype', () => {
    const parsed = parse('{"status":"charged","receipt":{"no":7},"__proto__":{"isFinal":false}}');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value['receipt'], { no: 7 });
    const { isFinal, answer } = readingOf(parsed.value, 'R1', false);
    assert.deepEqual([isFinal, answer], [true, parsed.value]);
  });

  it('never throws, whatever the text is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => assert.equal(typeof parse(text).ok, 'boolean')));
  });
});

describe('the reading of an answer', () => {
  for (const [answer, expected] of [
    [{ status: 'charged' }, ['CHARGED', 'success', true]],
    [{ status: 'COD_INITIATED' }, ['COD_INITIATED', 'success', true]],
    [{ status: 'PENDING_VBV' }, ['PENDING_VBV', 'pending', false]],
    [{ status: 'PENDING_VBV', isFinal: true }, ['PENDING_VBV', 'pending', false]],
    [{ status: 'NOT_FOUND' }, ['NOT_FOUND', 'unknown', false]],
    [{ status: 'JUSPAY_DECLINED' }, ['JUSPAY_DECLINED', 'failed', true]],
    [{ status: 'AUTO_REFUNDED' }, ['AUTO_REFUNDED', 'failed', true]],
    [{ status: 'CHARGED', isFinal: false }, ['CHARGED', 'success', false]],
    [{ status: 'CHARGED', canFulfil: false }, ['CHARGED', 'unknown', true]],
    [{ status: 'VOIDED', canFulfil: false }, ['VOIDED', 'failed', true]],
  ] as const) {
    it(`of ${JSON.stringify(answer)} is ${expected.join(', ')}`, () => assert.deepEqual(read(answer), expected));
  }

  for (const status of ['AUTHORIZATION_FAILED', 'AUTHENTICATION_FAILED']) {
    it(`of ${status} is final only once it has stood`, () => {
      assert.deepEqual(
        [read({ status }), read({ status }, true)],
        [
          [status, 'failed', false],
          [status, 'failed', true],
        ],
      );
    });
  }

  it('is final for no status that is neither a success nor a failure', () => {
    for (const status of names) {
      const [, outcome, isFinal] = read({ status }, true);
      assert.equal(isFinal, outcome === 'success' || outcome === 'failed', status);
    }
  });
});
