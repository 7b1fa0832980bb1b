import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { formatAmount, parseAmount } from '../../../src/protocol/amount.ts';
import { endingNames, endingRow } from '../../../src/simulator/domain/endings.ts';
import type { Decision, DomainEvent } from '../../../src/simulator/domain/events.ts';
import { type Choice, hasEndedSo, type Transaction, withScenario } from '../../../src/simulator/domain/transaction.ts';
import { changeMandate } from '../../../src/simulator/domain/mandate.ts';
import { lastTransaction, type Order } from '../../../src/simulator/domain/order.ts';
import {
  answerBank,
  current,
  leavePage,
  renewTime,
  runNextStep,
  setScenario,
  startPayment,
  type BankReply,
} from '../../../src/simulator/domain/payment.ts';
import { refundOrder, refundStatus } from '../../../src/simulator/domain/refund.ts';
import { amendOrder, openOrder, replaceOrder } from '../../../src/simulator/domain/signed-order.ts';
import {
  isWithBank,
  mayCharge,
  transactionFacts,
  type TransactionState,
} from '../../../src/simulator/domain/transaction-state.ts';
import { propertyRuns } from '../../support/test-files.js';
import type { InstrumentOf } from '../../../src/simulator/methods/contract.ts';
import { choice, newOrder, sbi, signed } from './samples.ts';

/** A command with a name for messages. `place` numbers it within its run. */
interface Command {
  readonly name: string;
  readonly run: (order: Order, now: number, place: number) => Decision<unknown>;
}

const hdfc = { ...sbi, name: 'NB_HDFC' };
const phone: InstrumentOf<'upi'> = {
  ...{ method: 'upi', name: 'UPI_QR', group: 'upi', bankName: 'Meridian Bank', lastFour: '' },
  ...{ flow: 'qr', appName: 'Simulator UPI', payeeName: 'Acme', note: 'Order R1' },
};
const cash: InstrumentOf<'cash'> = { method: 'cash', name: 'CASH', group: 'cash', bankName: '', lastFour: '' };
const wallet: InstrumentOf<'wallet'> = { ...cash, method: 'wallet', name: 'PAYTM', step: 'top-up', balance: '1.00' };
const atPhone = { instrument: phone, begins: 'at-phone', attempts: 3 } as const;
const choices: readonly Choice[] = [
  choice,
  { ...choice, lifetime: 300 },
  { ...choice, instrument: hdfc },
  { ...choice, discount: { id: 'ofr_net5', deduction: '12.45' }, amount: '236.55' },
  { ...choice, mandateConsent: true, attempts: 2, lifetime: 250 },
  { ...atPhone, onApproval: 'charged', lifetime: 400, settlesAfter: 150 },
  { ...atPhone, onApproval: 'authorization_failed', settlesAfter: 100 },
  { instrument: cash, onApproval: 'cod_initiated', begins: 'cod-initiated', attempts: 0 },
];

/** Refunds get amounts around the order's, two of them with an outcome of their own. */
const amounts = fc.constantFrom(undefined, '1.00', '1.13', '1.17', '120.00', '249.00', '250.00');
const allReplies: readonly BankReply[] = [
  'wrong-secret',
  'leave',
  'ignore',
  { outcome: 'charged' },
  { outcome: 'authorization_failed' },
  { outcome: 'authorizing' },
  { outcome: 'pending_vbv' },
  { instrument: wallet },
];
const replies = fc.constantFrom(...allReplies);

const pay = fc.constantFrom(...choices).map((wanted): Command => ({
  name: `pay by ${wanted.instrument.name}`,
  run(order, now, place) {
    const { nextScenario } = order;
    const followed = nextScenario ? withScenario(wanted, nextScenario) : wanted;
    return startPayment(order, { choice: followed, uuid: `u${place}` }, now);
  },
}));
const uuidAt = (order: Order, place: number) => order.transactions.at(-1 - place)?.uuid ?? 'none';
const answer = fc.tuple(fc.nat(1), replies).map(([place, reply]): Command => ({
  name: `answer ${JSON.stringify(reply)}`,
  run: (order, now) => answerBank(order, { uuid: uuidAt(order, place), reply: () => reply }, now),
}));
const renew = fc.nat(1).map((place): Command => ({
  name: 'renew',
  run: (order, now) => renewTime(order, { uuid: uuidAt(order, place), lifetime: 300 }, now),
}));
const leave = fc.constant<Command>({ name: 'leave', run: leavePage });
const scenario = fc
  .constantFrom(...endingNames)
  .map((name): Command => ({ name: `scenario ${name}`, run: (order, now) => setScenario(order, name, now) }));
const refund = fc.tuple(fc.constantFrom('a', 'b', 'c'), amounts).map(([uniqueRequestId, amount]): Command => ({
  name: `refund ${amount ?? 'the rest'}`,
  run(order, now, place) {
    return refundOrder(order, { uniqueRequestId, amount, id: `r${place}`, isTaken: false }, now);
  },
}));
const mandate = fc
  .tuple(fc.constantFrom('pause' as const, 'resume' as const, 'revoke' as const), fc.nat(200))
  .map(([command, wait]): Command => ({
    name: `${command} the mandate`,
    run: (order, now) => changeMandate(order, { command, pauseStart: now + wait, pauseEnd: 0 }, now),
  }));
const contact = { customer_email: 'asha@example.com', 'options.create_mandate': 'OPTIONAL' };
const text = fc.tuple(fc.constantFrom('249.00', '300.00'), fc.constantFrom('cust-77', ''), fc.nat(9));
const texts = fc
  .tuple(fc.constantFrom('open', 'replace', 'amend'), text)
  .map(([door, [amount, customer_id, later]]): Command => ({
    name: `${door} with ${amount}, ${later} ms later`,
    run(order, now) {
      const wanted = signed({ ...contact, amount, customer_id, timestamp: `100000000000${later}` });
      if (door === 'open') return openOrder(order, wanted, now);
      return door === 'replace'
        ? replaceOrder(order, wanted, now)
        : amendOrder(order, { ok: true, value: wanted }, now);
    },
  }));
const commands = fc.oneof(
  { weight: 6, arbitrary: pay },
  { weight: 6, arbitrary: answer },
  { weight: 2, arbitrary: scenario },
  { weight: 2, arbitrary: refund },
  { weight: 2, arbitrary: texts },
  ...[renew, leave, mandate].map((arbitrary) => ({ weight: 1, arbitrary })),
);

const paise = (amount: string) => {
  const parsed = parseAmount(amount);
  return parsed.ok ? parsed.value : assert.fail(amount);
};
const isCharged = (state: TransactionState) => state === 'charged' || state === 'half-charged';
/** Tells whether the gateway has money of the customer in a state, or had it. */
const hasArrived = (state: TransactionState) => isCharged(state) || state === 'auto-refunded';
const isOver = ({ state }: Transaction) => transactionFacts[state].final && !isWithBank(state);
const contentOf = ({ details }: Order) => ({ ...(JSON.parse(details) as Record<string, string>), timestamp: '' });

/** The states of an order's transactions, as its events tell them. */
function fold(states: ReadonlyMap<string, TransactionState>, events: readonly DomainEvent[]) {
  const after = new Map(states);
  for (const event of events) {
    if (event.type === 'transaction-started') {
      after.set(event.transaction.uuid, event.waits === 'bank' ? 'at-bank' : 'at-phone');
    }
    if (event.type === 'transaction-moved') {
      assert.equal(after.get(event.transaction.uuid), event.from);
      assert.notEqual(event.from, event.to);
      after.set(event.transaction.uuid, event.to);
    }
  }
  return after;
}

/** Checks what every step must keep, whatever the command. */
function check(before: Order, after: Order, events: readonly DomainEvent[], now: number): void {
  const last = lastTransaction(after);
  const states = new Map(before.transactions.map(({ uuid, state }) => [uuid, state]));

  const open = after.transactions.filter(({ state }) => mayCharge(state));
  assert.ok(open.length === 0 || (open.length === 1 && open[0] === last), 'one transaction can charge, the last one');
  assert.deepEqual(
    after.transactions.map(({ attempt }) => attempt),
    after.transactions.map((_, index) => index + 1),
  );

  for (const each of after.transactions) {
    const was = before.transactions.find(({ uuid }) => uuid === each.uuid);
    if (!was) continue;
    assert.equal(each.amount, was.amount, 'the amount of a transaction stays');
    assert.ok(each.attemptsLeft <= was.attemptsLeft && each.attemptsLeft >= 0);
    assert.ok(each.updated >= was.updated && each.updated <= now);
    if (each.state !== was.state && isCharged(was.state)) assert.equal(each.state, 'auto-refunded');
    if (isOver(was) && isCharged(each.state) && !isCharged(was.state))
      assert.equal(each, last, 'only the last is late');
  }

  if (!isDeepStrictEqual(contentOf(after), contentOf(before))) {
    assert.ok(before.transactions.every(({ state }) => !mayCharge(state)) || after.amount === before.amount);
  }

  const promised = after.refunds.filter(({ amount }) => refundStatus(amount) !== 'FAILURE');
  const sum = promised.reduce((total, { amount }) => total + paise(amount), 0n);
  const arrived = after.transactions.filter(({ state }) => hasArrived(state)).map(({ amount }) => paise(amount));
  assert.ok(sum <= (arrived[0] ?? 0n), `${formatAmount(sum)} went back`);
  assert.equal(new Set(after.refunds.map((each) => each.uniqueRequestId)).size, after.refunds.length);

  if (before.nextScenario && !after.nextScenario) {
    assert.ok(last && last.scenario === before.nextScenario && hasEndedSo(last), 'the scenario was reached');
  }

  assert.deepEqual(fold(states, events), new Map(after.transactions.map(({ uuid, state }) => [uuid, state])));
  if (events.length === 0 && isDeepStrictEqual(after, before)) assert.equal(after, before, 'nothing has changed');
  if (after === before) assert.ok(events.every(({ type }) => type === 'customer-left'));

  const times = events.map(({ at }) => at);
  assert.deepEqual(
    times,
    [...times].sort((one, other) => one - other),
  );
  assert.ok(times.every((at) => at >= before.updated && at <= now));
  assert.ok(after.updated >= before.updated && after.updated <= now);
  assert.doesNotMatch(JSON.stringify(events), /asha@|cust-77/, 'an event holds nothing personal');

  for (const { uuid } of after.schedule) assert.equal(uuid, last?.uuid, 'only the last transaction has steps');
}

describe('an order, whatever is done to it at whatever time', () => {
  it('keeps its invariants', () => {
    const steps = fc.array(fc.tuple(fc.nat(250), commands), { maxLength: 14 });
    fc.assert(
      fc.property(steps, (sequence) => {
        let order = newOrder(contact);
        let now = 1_000;
        const done: string[] = [];
        let told = 0;
        try {
          for (const [place, [passed, { name, run }]] of sequence.entries()) {
            now += passed;
            done.push(`${now}: ${name}`);
            assert.deepEqual(
              current(current(order, now - Math.floor(passed / 2)), now),
              current(order, now),
              'it does not matter when a step runs',
            );
            for (let step = runNextStep(order, now); step; step = runNextStep(order, now)) {
              check(order, step.order, step.events, now);
              told += step.events.filter(({ type }) => type === 'mandate-created').length;
              order = step.order;
            }
            const decision = run(order, now, place);
            if (!decision.ok) continue;
            check(order, decision.order, decision.events, now);
            told += decision.events.filter(({ type }) => type === 'mandate-created').length;
            order = decision.order;
          }
          assert.ok(told <= 1, 'an order makes one mandate');
          assert.equal(told === 1, order.mandateMade);
          const end = current(order, Number.MAX_SAFE_INTEGER);
          assert.equal(runNextStep(end, Number.MAX_SAFE_INTEGER), undefined);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          throw new Error(`${reason} After ${done.join('; ')}`, { cause: error });
        }
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });
});

describe('Pay, pressed again', () => {
  const begun = (wanted = choice, order = newOrder()) => {
    const decision = startPayment(order, { choice: wanted, uuid: `u${order.transactions.length}` }, 2_000);
    return decision.ok ? decision : assert.fail();
  };

  it('gives the transaction that waits for the same choice, and replaces it for another', () => {
    const first = begun();
    assert.equal(begun(choice, first.order).order, first.order);
    for (const other of choices.slice(2)) {
      const second = begun(other, first.order);
      assert.deepEqual(
        second.order.transactions.map(({ state }) => state),
        ['replaced', other.begins],
      );
    }
  });

  it('gives the transaction that the bank has, and the one that has paid', () => {
    for (const outcome of ['authorizing', 'charged', 'cod_initiated'] as const) {
      const { order } = begun();
      const answered = answerBank(order, { uuid: 'u0', reply: () => ({ outcome }) }, 3_000);
      assert.ok(answered.ok);
      assert.equal(begun(choices[2], answered.order).order, answered.order);
    }
  });

  it('charges an attempt late only if no other has followed it', () => {
    const scenario = endingRow('charged-after-failure');
    const first = begun(withScenario(choice, 'charged-after-failure'));
    const failed = answerBank(first.order, { uuid: 'u0', reply: () => ({ outcome: scenario.ending }) }, 3_000);
    assert.ok(failed.ok);
    const late = 3_000 + (scenario.then?.[0]?.after ?? 0);
    assert.equal(lastTransaction(current(failed.order, late - 1))?.state, 'authorization-failed');
    assert.equal(lastTransaction(current(failed.order, late))?.state, 'charged');
    const followed = begun(choice, failed.order);
    assert.deepEqual(
      current(followed.order, late).transactions.map(({ state }) => state),
      ['authorization-failed', 'at-bank'],
    );
  });
});
