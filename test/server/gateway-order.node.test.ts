import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { orderMismatches, readGatewayOrder } from '../../src/server/gateway-orders.ts';
import { signReturn, verifyReturn } from '../../src/server/verify.ts';
import { sleep } from '../../src/server/order-status.ts';
import { assertSentence } from './refusal.ts';

const given = { order_id: 'R1', status: 'charged' };

function orderOf(changes: object) {
  const read = readGatewayOrder({ ...given, ...changes });
  assert.ok(read.ok);
  return read.value;
}

describe('an order of the gateway', () => {
  it('is read from its id and status alone', () => {
    const order = orderOf({});
    assert.deepEqual(order, {
      orderId: 'R1',
      status: 'CHARGED',
      statusId: undefined,
      amount: undefined,
      currency: undefined,
      refunded: false,
      txnId: undefined,
      raw: given,
    });
    assert.ok(Object.isFrozen(order) && Object.isFrozen(order.raw));
  });

  for (const [field, value, key, read] of [
    ['status_id', 21, 'statusId', 21],
    ['status_id', '21', 'statusId', 21],
    ['status_id', '999999', 'statusId', 999_999],
    ['status_id', '1000000', 'statusId', undefined],
    ['status_id', '-1', 'statusId', undefined],
    ['status_id', 2.5, 'statusId', undefined],
    ['status_id', 'x21', 'statusId', undefined],
    ['amount', 249.1, 'amount', '249.1'],
    ['amount', '249.10', 'amount', '249.10'],
    ['amount', '', 'amount', undefined],
    ['amount', null, 'amount', undefined],
    ['amount', true, 'amount', undefined],
    ['currency', 'INR', 'currency', 'INR'],
    ['currency', 356, 'currency', undefined],
    ['refunded', true, 'refunded', true],
    ['refunded', 'true', 'refunded', true],
    ['refunded', 'false', 'refunded', false],
    ['refunded', 1, 'refunded', false],
    ['txn_id', 'acme-R1-1', 'txnId', 'acme-R1-1'],
    ['txn_id', 7, 'txnId', undefined],
  ] as const) {
    it(`has ${key} ${read} for ${field} ${JSON.stringify(value)}`, () => {
      assert.equal(orderOf({ [field]: value })[key], read);
    });
  }

  for (const [what, value, code, field] of [
    ['a text', 'R1', 'type', 'order'],
    ['nothing', null, 'type', 'order'],
    ['no id', { status: 'NEW' }, 'required', 'order_id'],
    ['an empty id', { ...given, order_id: '' }, 'required', 'order_id'],
    ['a number for the id', { ...given, order_id: 1 }, 'required', 'order_id'],
    ['an empty status', { ...given, status: '' }, 'required', 'status'],
    ['no status', { order_id: 'R1' }, 'required', 'status'],
    ['an amount of three decimals', { ...given, amount: '1.001' }, 'amount', 'amount'],
    ['a negative amount', { ...given, amount: -1 }, 'amount', 'amount'],
    ['an amount in exponents', { ...given, amount: 1e21 }, 'amount', 'amount'],
  ] as const) {
    it(`is not read from ${what}: ${code} ${field}`, () => {
      const read = readGatewayOrder(value);
      assert.ok(!read.ok);
      assert.deepEqual([read.issue.code, read.issue.field], [code, field]);
      assertSentence(read.issue.message);
      assertSentence(read.issue.fix);
    });
  }

  for (const [changes, expected, mismatches] of [
    [{}, {}, []],
    [{ order_id: 'r1' }, {}, []],
    [{ amount: 10 }, {}, []],
    [{ currency: 'inr' }, {}, []],
    [{ currency: 'usd' }, { currency: 'USD' }, []],
    [{ order_id: 'R2' }, {}, ['order_id']],
    [{ amount: '10.01' }, {}, ['amount']],
    [{ amount: undefined }, {}, ['amount']],
    [{ currency: undefined }, {}, ['currency']],
    [{}, { currency: 'USD' }, ['currency']],
    [{ order_id: 'x', amount: 1, currency: 'USD' }, {}, ['order_id', 'amount', 'currency']],
  ] as const) {
    it(`with ${JSON.stringify(changes)} differs in [${mismatches.join()}] from ${JSON.stringify(expected)}`, () => {
      const order = orderOf({ amount: '10.00', currency: 'INR', ...changes });
      assert.deepEqual(orderMismatches(order, { orderId: 'R1', amount: '10.0', ...expected }), mismatches);
    });
  }
});

describe('the signature of a return', () => {
  it('is the one of the gateway, and verifies, in whatever order the parameters come', async () => {
    const parameters = [
      ['status', 'CHARGED'],
      ['order_id', 'ORD 10/01'],
      ['status_id', '21'],
    ] as const;
    const key = 'TESTRESPONSEKEY0123456789ABCDEF0';
    for (const order of [parameters, [...parameters].reverse()]) {
      const signature = await signReturn(order, key);
      assert.equal(signature, 'I3V8tWizL+fKi7OJjD0FJWP2wu0nG1IakPdNmHNn3Vk=');
      const query = new URLSearchParams([...order.map((pair) => [...pair]), ['signature', signature]]);
      query.set('signature_algorithm', 'HMAC-SHA256');
      assert.equal((await verifyReturn(query, key)).orderId, 'ORD 10/01');
    }
  });
});

describe('sleep', () => {
  it('ends after its milliseconds, and not before', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let slept = false;
      const sleeping = sleep(1000, undefined).then(() => (slept = true));
      mock.timers.tick(999);
      await Promise.resolve();
      assert.equal(slept, false);
      mock.timers.tick(1);
      assert.equal(await sleeping, true);
    } finally {
      mock.timers.reset();
    }
  });

  it('does not end before for a signal that has not aborted', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      let slept = false;
      const sleeping = sleep(1000, new AbortController().signal).then(() => (slept = true));
      mock.timers.tick(999);
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      assert.equal(slept, false);
      mock.timers.tick(1);
      assert.equal(await sleeping, true);
    } finally {
      mock.timers.reset();
    }
  });

  it('ends with the reason of its signal, at once', async () => {
    const reason = new Error('enough');
    await assert.rejects(sleep(1e6, AbortSignal.abort(reason)), reason);
    const controller = new AbortController();
    const sleeping = sleep(1e6, controller.signal);
    controller.abort(reason);
    await assert.rejects(sleeping, reason);
  });

  it('leaves no listener on the signal', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { signal } = new AbortController();
      const removed = mock.method(signal, 'removeEventListener');
      const sleeping = sleep(10, signal);
      mock.timers.tick(10);
      await sleeping;
      assert.deepEqual(
        removed.mock.calls.map(({ arguments: [type] }) => type),
        ['abort'],
      );
    } finally {
      mock.timers.reset();
    }
  });
});
