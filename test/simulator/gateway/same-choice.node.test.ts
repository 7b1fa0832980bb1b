import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Choice } from '../../../src/simulator/domain/transaction.ts';
import { startPayment } from '../../../src/simulator/domain/payment.ts';
import { openSqliteStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { newOrder } from '../domain/samples.ts';
import { addOrder, saveOrder } from './stored-order.ts';

const emi = {
  months: 3,
  rate: '15',
  perMonth: '83.00',
  total: '249.00',
  interest: '6.00',
  noCost: true,
  bankName: 'Banyan Bank',
} as const;
const byCard: Choice = {
  instrument: { method: 'card', name: 'VISA', group: 'card', bankName: 'Banyan Bank', lastFour: '4242' },
  onApproval: 'charged',
  begins: 'at-bank',
  attempts: 3,
};
const request = (answers: 'approves' | 'declines'): Choice => ({
  instrument: {
    method: 'upi',
    name: 'UPI_COLLECT',
    group: 'upi',
    bankName: 'Meridian Bank',
    lastFour: '',
    flow: 'collect',
    appName: 'Simulator UPI',
    payeeName: 'Acme',
    note: 'Order R1',
    vpa: { masked: 'su•••@upi', answers },
  },
  onApproval: 'charged',
  begins: 'at-phone',
  attempts: 3,
});

describe('a choice that is pressed again while it waits', () => {
  const store = openSqliteStore();
  after(() => store.close());

  const uuidsOf = (...choices: readonly Choice[]) => {
    let order = newOrder();
    return choices.map((choice, place) => {
      const started = startPayment(order, { choice, uuid: `u${place}` }, 1_000);
      if (!started.ok) return assert.fail();
      order = started.order;
      return started.result.uuid;
    });
  };

  it('is the transaction that waits, whatever the order of its keys', () => {
    const turned = { attempts: 3, begins: 'at-bank', onApproval: 'charged', instrument: byCard.instrument } as const;
    const { method, ...rest } = byCard.instrument;
    const again: Choice = { ...turned, instrument: { ...rest, method } as typeof byCard.instrument };
    const [first, second] = uuidsOf(byCard, again);
    assert.equal(second, first);
  });

  const others: Readonly<Record<string, readonly [Choice, Choice]>> = {
    discount: [byCard, { ...byCard, discount: { id: 'ofr_card10', deduction: '24.90' } }],
    scenario: [byCard, { ...byCard, scenario: 'webhook-twice' }],
    consent: [byCard, { ...byCard, mandateConsent: true }],
    plan: [byCard, { ...byCard, instrument: { ...byCard.instrument, method: 'card', emi } }],
    'UPI id that looks alike when it is masked': [request('approves'), request('declines')],
  };
  for (const [name, [one, other]] of Object.entries(others)) {
    it(`is replaced by one with another ${name}, and back`, () => {
      assert.equal(new Set(uuidsOf(one, other, one)).size, 3);
    });
    it(`is kept in the store with its ${name}`, async () => {
      const order = await addOrder(store);
      const started = startPayment(order, { choice: other, uuid: name }, 1_000);
      assert.ok(started.ok);
      await saveOrder(store, started.order);
      assert.deepEqual((await store.orders.load(order))?.order, started.order);
    });
  }
});
