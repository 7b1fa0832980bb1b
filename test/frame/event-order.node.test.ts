import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventOrder, type EventVerdict } from '../../src/frame/event-order.ts';
import { processStatuses } from '../../src/protocol/process-status.ts';
import { parseSdkEvent } from '../../src/protocol/sdk-event.ts';

const id = '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a';
const other = '8cbc3fad-8b3f-40c0-ae93-2d7e75a8723b';

class Order extends EventOrder {
  send(requestId: string, action = 'paymentPage'): void {
    this.sent({ requestId, service: 'in.juspay.hyperpay', payload: { action } });
  }

  hear(message: object): EventVerdict {
    const event = parseSdkEvent(message);
    assert.ok(event);
    return this.judge(event);
  }

  end(requestId: unknown, status = 'charged', more: object = {}): EventVerdict {
    return this.hear({ event: 'process_result', requestId, payload: { status }, ...more });
  }
}

/** An order whose payment is open. */
function open(requestId = id): Order {
  const order = new Order();
  order.send(requestId);
  return order;
}

describe('a result while a payment is open', () => {
  for (const [about, requestId] of [
    ['its own id', id],
    ['no id', undefined],
    ['null for an id', null],
    ['a number for an id', 7],
    ['an empty id', ''],
  ] as const) {
    it(`ends it with ${about}`, () => {
      const order = open();
      assert.deepEqual(order.end(requestId), {});
      assert.equal(order.isOpen, false);
    });
  }

  for (const [about, requestId] of [
    ['the id of the seed’s sample response', other],
    ['a reference of Juspay', 'hyper-order-1'],
    ['its own id in upper case', id.toUpperCase()],
    ['its own id without dashes', id.replaceAll('-', '')],
  ] as const) {
    it(`ends it with ${about}, and is marked as foreign`, () => {
      const order = open();
      assert.deepEqual(order.end(requestId), { isForeign: true });
      assert.equal(order.isOpen, false);
    });
  }

  it('ends each payment of a session whose results all have the id of initiate', () => {
    const order = open(id);
    assert.deepEqual(order.end('initiate-1'), { isForeign: true });
    order.send(other);
    assert.deepEqual(order.end('initiate-1'), { isForeign: true });
    assert.equal(order.isOpen, false);
  });

  it('F29: is ignored if it is about a payment that has ended, in any spelling of its id', () => {
    const order = open(id);
    order.end(id, 'new');
    order.send(other);
    for (const spelling of [id, id.toUpperCase(), id.replaceAll('-', '')]) {
      assert.deepEqual(order.end(spelling, 'new'), { ignored: 'ended' });
    }
    assert.deepEqual(order.end(other, 'charged'), {});
  });

  it('ends a session request that is tried again under its one id', () => {
    const order = open(id);
    order.end(id, 'new');
    order.send(id);
    assert.deepEqual(order.end(id, 'charged'), {});
  });

  it('is told with its conflict if the error flag contradicts a success', () => {
    assert.deepEqual(open().end(other, 'charged', { error: true }), { isForeign: true, conflict: 'error-flag' });
  });

  it('leaves it open if a change of the order is refused', () => {
    const order = open(id);
    order.send(other, 'updateOrder');
    assert.deepEqual(order.end(other, '', { errorCode: 'JP_012' }), {});
    assert.equal(order.isOpen, true);
    assert.deepEqual(order.end(other, 'charged'), {});
    assert.equal(order.isOpen, false);
    assert.deepEqual(order.end(id, 'charged'), { ignored: 'ended' });
  });
});

describe('a result while no payment is open', () => {
  it('is too early before there was an order', () => {
    assert.deepEqual(new Order().end(id), { ignored: 'no-payment' });
  });

  for (const requestId of [id, undefined, other]) {
    it(`F28: of the payment that ended is ignored, with the id ${requestId}, and a different one is a conflict once`, () => {
      const order = open(id);
      order.end(id, 'backpressed');
      assert.deepEqual(order.end(requestId, 'backpressed'), { ignored: 'ended' });
      assert.deepEqual(order.end(requestId, 'charged'), { ignored: 'ended', conflict: 'second-result' });
      assert.deepEqual(order.end(requestId, 'new'), { ignored: 'ended' });
    });
  }
});

describe('two results of one payment', () => {
  it('F28: leave the first one standing, and tell of a second one that differs once, in every pair of statuses', () => {
    const statuses = Object.keys(processStatuses).filter(Boolean);
    for (const first of statuses) {
      for (const second of statuses) {
        const order = open();
        assert.deepEqual(order.end(id, first), {});
        const again = Array.from({ length: 100 }, () => order.end(id, second));
        const conflicts = again.filter(({ conflict }) => conflict === 'second-result');
        assert.ok(again.every(({ ignored }) => ignored === 'ended'));
        assert.equal(conflicts.length, first === second ? 0 : 1, `${first}, then ${second}`);
      }
    }
  });
});

describe('events around a payment', () => {
  it('pass, but for a second answer to initiate', () => {
    const order = new Order();
    assert.deepEqual(order.hear({ event: 'initiate_result' }), {});
    assert.deepEqual(order.hear({ event: 'initiate_result' }), { ignored: 'initiate-again' });
    assert.deepEqual(order.hear({ event: 'mystery_event' }), {});
  });

  it('pass, but for a loader after the end', () => {
    const order = new Order();
    assert.deepEqual(order.hear({ event: 'show_loader' }), {});
    order.send(id);
    assert.deepEqual(order.hear({ event: 'hide_loader' }), {});
    order.end(id);
    for (const event of ['show_loader', 'hide_loader']) {
      assert.deepEqual(order.hear({ event }), { ignored: 'loader-after-end' });
    }
    order.send(other);
    assert.deepEqual(order.hear({ event: 'show_loader' }), {});
  });
});
