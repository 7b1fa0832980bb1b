import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { endOrder } from '../../../src/simulator/gateway/end-order.ts';
import { endingNames } from '../../../src/simulator/gateway/endings.ts';
import type { Instrument } from '../../../src/simulator/methods/contract.ts';
import type { Order } from '../../../src/simulator/gateway/orders.ts';
import {
  answerTransaction,
  leaveCheckout,
  openTransaction,
  pushTransaction,
} from '../../../src/simulator/gateway/payment-attempts.ts';
import { openSqliteStore } from '../../../src/simulator/gateway/sqlite-store.ts';
import { storeInTime } from '../../../src/simulator/gateway/store-in-time.ts';
import { mayCharge, type TransactionInput } from '../../../src/simulator/gateway/transaction-state.ts';
import { sample } from '../../support/test-files.js';
import { addOrder, stored } from './stored-order.ts';

const instruments: readonly Instrument[] = ['NB_SBI', 'NB_HDFC'].map((name) => ({
  method: 'netbanking',
  name,
  group: 'nb',
  bankName: name,
  lastFour: '',
}));

describe('an order, whatever is done to it in which order', () => {
  let now = 1_000;
  const kept = openSqliteStore();
  const store = storeInTime(kept, () => now);
  after(() => kept.close());

  /** What shopper, bank, merchant or clock does, with the order as its first page had it and all uuids so far. */
  interface Deed {
    readonly name: string;
    readonly run: (order: Order, uuids: readonly string[]) => string | undefined;
  }
  const pay = fc.tuple(fc.constantFrom(...instruments), fc.boolean()).map(([instrument, expires]): Deed => {
    const choice = {
      instrument,
      onApproval: 'charged',
      begins: 'at-bank',
      attempts: 0,
      ...(expires && { lifetime: 300 }),
    } as const;
    const name = `pay by ${instrument.name}${expires ? ' in time' : ''}`;
    return { name, run: (order) => openTransaction(store, order, choice, now).uuid };
  });
  /** Something that is done to one of the first three transactions. */
  const toOne = (what: string, run: (uuid: string) => unknown) =>
    fc.nat(2).map((place): Deed => ({
      name: `${what} ${place}`,
      run(_, uuids) {
        const uuid = uuids[place];
        if (uuid !== undefined) run(uuid);
        return undefined;
      },
    }));
  const answer = fc
    .constantFrom('succeed' as const, 'fail' as const, 'leave' as const)
    .chain((choice) => toOne(choice, (uuid) => answerTransaction(store, uuid, { choice }, now)));
  const push = (...inputs: TransactionInput[]) =>
    fc.constantFrom(...inputs).chain((input) => toOne(input, (uuid) => pushTransaction(store, uuid, input, now)));
  const late = push('settle');
  const pushed = push('approve', 'decline', 'authorize', 'settle-half', 'send-back');
  const leave = fc.constant<Deed>({ name: 'leave', run: (order) => void leaveCheckout(store, order, now) });
  const end = fc.constantFrom(...endingNames).map((name): Deed => ({
    name: `end as ${name}`,
    run: (order) => void endOrder(store, stored(store, order), name, now),
  }));
  const wait = fc.nat(200).map((ms): Deed => ({ name: `wait ${ms} ms`, run: () => void (now += ms) }));

  it('is charged at most once, counts its attempts, and never grows younger', () => {
    const deeds = fc.array(fc.oneof(pay, pay, pay, answer, answer, late, pushed, leave, end, wait), { maxLength: 12 });
    fc.assert(
      fc.property(deeds, (sequence) => {
        now = 1_000;
        const order = addOrder(store);
        const uuids: string[] = [];
        const done: string[] = [];
        let before = order;
        for (const { name, run } of sequence) {
          done.push(name);
          const uuid = run(order, uuids);
          if (uuid !== undefined && !uuids.includes(uuid)) uuids.push(uuid);
          const transactions = uuids.map((each) => store.findTransaction(each) ?? assert.fail());
          const says = `${done.join(', ')}: ${transactions.map(({ state }) => state).join(', ')}`;
          const open = transactions.filter(({ state }) => mayCharge(state));
          assert.ok(open.length <= 1, `two transactions are or can be charged after ${says}`);
          const attempts = transactions.map(({ attempt }) => attempt);
          assert.deepEqual(
            attempts,
            [...attempts.keys()].map((index) => index + 1),
            says,
          );
          const current = stored(store, order);
          assert.deepEqual([current.attempts, current.currentTransaction], [uuids.length, uuids.at(-1) ?? ''], says);
          assert.ok(current.updated >= before.updated && current.updated <= now, `${current.updated} after ${says}`);
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
        { instrument: instruments[0] ?? assert.fail(), onApproval: 'charged', begins: 'at-bank', attempts: 0 },
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
