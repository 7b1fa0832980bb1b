import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { chargedAmount } from '../../../src/simulator/gateway/charged-amount.ts';
import { endOrder } from '../../../src/simulator/gateway/end-order.ts';
import { endingNames } from '../../../src/simulator/gateway/endings.ts';
import type { Instrument, ShopperAnswer } from '../../../src/simulator/gateway/instruments/instrument.ts';
import type { Order } from '../../../src/simulator/gateway/orders.ts';
import {
  answerTransaction,
  leaveCheckout,
  openTransaction,
  pushTransaction,
} from '../../../src/simulator/gateway/payment-attempts.ts';
import { openSqliteStore } from '../../../src/simulator/gateway/sqlite-store.ts';
import { storeInTime } from '../../../src/simulator/gateway/store-in-time.ts';
import { mayCharge, type TransactionInput } from '../../../src/simulator/gateway/transactions.ts';
import { sample } from '../../support/full.ts';
import { addOrder, stored } from './stored-order.ts';

const instruments: readonly Instrument[] = ['NB_SBI', 'NB_HDFC'].map((name) => ({
  method: 'netbanking',
  name,
  group: 'nb',
  bankName: name,
  lastFour: '',
  ending: 'charged',
  details: {},
}));
const answers: readonly ShopperAnswer[] = [{ choice: 'succeed' }, { choice: 'fail' }, { choice: 'leave' }];
const pushes: readonly TransactionInput[] = ['approve', 'decline', 'authorize', 'settle-half', 'send-back'];

describe('an order, whatever is done to it in which order', () => {
  let now = 1_000;
  const kept = openSqliteStore();
  const store = storeInTime(kept, () => now);
  after(() => kept.close());

  /**
   * What shopper, bank, merchant and clock can do. Each is given the order as its first page had it, and the uuids of all
   * transactions so far.
   */
  type Deed = (order: Order, uuids: readonly string[]) => string | undefined;
  const pay = fc.tuple(fc.constantFrom(...instruments), fc.boolean()).map(
    ([instrument, expires]): Deed =>
      (order) =>
        openTransaction(
          store,
          order,
          { instrument, begins: 'at-bank', attempts: 0, ...(expires && { lifetime: 300 }) },
          now,
        ).uuid,
  );
  const toOne = (deed: (uuid: string) => unknown) =>
    fc.nat(2).map((place): Deed => {
      return (_, uuids) => {
        const uuid = uuids[place % uuids.length];
        if (uuid !== undefined) deed(uuid);
        return undefined;
      };
    });
  const answer = fc
    .constantFrom(...answers)
    .chain((given) => toOne((uuid) => answerTransaction(store, uuid, given, now)));
  const push = fc.constantFrom(...pushes).chain((input) => toOne((uuid) => pushTransaction(store, uuid, input, now)));
  const late = toOne((uuid) => pushTransaction(store, uuid, 'settle', now));
  const leave = fc.constant<Deed>((order) => void leaveCheckout(store, order, now));
  const end = fc.constantFrom(...endingNames).map(
    (name): Deed =>
      (order) =>
        void endOrder(store, stored(store, order), name, now),
  );
  const wait = fc.nat(200).map(
    (ms): Deed =>
      () =>
        void (now += ms),
  );

  it('is charged at most once, counts its attempts, and never grows younger', () => {
    const deeds = fc.array(fc.oneof(pay, pay, pay, answer, answer, late, push, leave, end, wait), { maxLength: 12 });
    fc.assert(
      fc.property(deeds, (sequence) => {
        now = 1_000;
        const order = addOrder(store);
        const uuids: string[] = [];
        const charged = new Set<string>();
        let before = order;
        for (const deed of sequence) {
          const uuid = deed(order, uuids);
          if (uuid !== undefined && !uuids.includes(uuid)) uuids.push(uuid);
          const transactions = uuids.map((each) => store.findTransaction(each));
          for (const each of transactions) if (each && chargedAmount(each) !== undefined) charged.add(each.uuid);
          assert.ok(charged.size <= 1, 'two transactions were charged');
          const open = transactions.filter((each) => each && mayCharge(each.state));
          assert.ok(open.length <= 1, 'two transactions can be charged');
          assert.deepEqual(
            transactions.map((each) => each?.attempt),
            uuids.map((_, index) => index + 1),
          );
          const current = stored(store, order);
          assert.deepEqual([current.attempts, current.currentTransaction], [uuids.length, uuids.at(-1) ?? '']);
          assert.ok(current.updated >= before.updated && current.updated <= now);
          before = current;
        }
      }),
      { numRuns: sample(200, 2_000) },
    );
  });

  it('keeps a late charge from an attempt that another has followed', () => {
    now = 1_000;
    const order = addOrder(store);
    const begin = () =>
      openTransaction(
        store,
        order,
        { instrument: instruments[0] ?? assert.fail(), begins: 'at-bank', attempts: 0 },
        now,
      );
    const first = begin();
    answerTransaction(store, first.uuid, { choice: 'fail' }, now);
    const second = begin();
    assert.notEqual(second.uuid, first.uuid);
    pushTransaction(store, first.uuid, 'settle', now);
    pushTransaction(store, second.uuid, 'settle', now);
    const states = [first, second].map(({ uuid }) => store.findTransaction(uuid)?.state);
    assert.deepEqual(states, ['authorization-failed', 'charged']);
  });
});
