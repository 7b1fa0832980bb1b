import type { EndResult } from '../contract/closed-sets.ts';
import {
  type Choice,
  conditionsOf,
  endingOf,
  hasEndedSo,
  isAwaited,
  newTransaction,
  ownStep,
  type Transaction,
  withScenario,
} from './transaction.ts';
import type { Instrument } from '../methods/contract.ts';
import { endingRow, type EndingName } from './endings.ts';
import { transactionLine, type Decision, type DomainEvent } from './events.ts';
import { mandateOf } from './mandate.ts';
import { lastTransaction, type Order, type ScheduledStep, sameJson } from './order.ts';
import {
  inputOfEnding,
  isDone,
  isWithBank,
  nextState,
  transactionFacts,
  type Ending,
  type TransactionInput,
} from './transaction-state.ts';

/** A payment method's reading of the customer's answer. `ignore` stands for an answer to another question. */
export type BankReply =
  | 'wrong-secret'
  | 'leave'
  | 'ignore'
  | {
      /** The outcome of the payment; absent while the customer is asked for more. */
      readonly outcome?: Ending;
      /** The instrument, where the answer has changed it: a wallet that is linked now. */
      readonly instrument?: Instrument;
    };

/** An order with the events that led to it. */
interface Step {
  readonly order: Order;
  readonly events: readonly DomainEvent[];
}

/**
 * The customer presses Pay. The result is the transaction that counts.
 *
 * An order has at most one transaction that can be charged, however often Pay is pressed:
 * - already paid, or the bank has it and has not answered: that one, so that a late second submit ends where the first did
 * - one waits for the customer, with the same instrument: that one
 * - one waits with another instrument, or the customer had left it: it is replaced and a new attempt begins
 * - the last one failed, or there is none: a new attempt begins
 */
export function startPayment(
  order: Order,
  { choice, uuid }: { choice: Choice; uuid: string },
  now: number,
): Decision<Transaction> {
  const last = lastTransaction(order);
  const counts =
    last && (isDone(last.state) || isWithBank(last.state) || (isAwaited(last) && isSameChoice(last, choice)));
  if (counts) return { ok: true, order, events: [], result: last };
  const replaced = last ? moved(order, last, 'replace', now) : { order, events: [] };
  return started(replaced, choice, uuid, now);
}

/**
 * Debits a customer under a mandate, without asking. The caller has checked the mandate; the order is a fresh one.
 *
 * @param debit.agreed the transaction that made the mandate
 */
export function startDebit(
  order: Order,
  debit: { agreed: Transaction; mandateId: string; uuid: string; reached: boolean; outcome: Ending },
  now: number,
): Decision<Transaction> {
  const { agreed, mandateId, uuid, reached, outcome } = debit;
  const choice: Choice = {
    ...conditionsOf(agreed),
    instrument: agreed.instrument,
    debitUnder: mandateId,
    begins: nextState('at-phone', inputOfEnding[outcome]),
    attempts: 0,
  };
  return started({ order, events: [{ type: 'debit-notified', at: now, mandateId, reached }] }, choice, uuid, now);
}

/** The customer answers the bank, in person or on the phone. An answer that comes too late changes nothing. */
export function answerBank(
  order: Order,
  { uuid, reply: read }: { uuid: string; reply: (transaction: Transaction) => BankReply },
  now: number,
): Decision {
  const transaction = order.transactions.find((each) => each.uuid === uuid);
  if (!transaction || !isAwaited(transaction)) return unchanged(order);
  const reply = read(transaction);
  if (reply === 'ignore') return unchanged(order);
  if (reply === 'leave') return decided(moved(order, transaction, 'leave', now));
  if (reply === 'wrong-secret') {
    const attemptsLeft = transaction.attemptsLeft - 1;
    const tried = withTransaction(order, { ...transaction, attemptsLeft, updated: now });
    if (attemptsLeft === 0) return decided(moved(tried, lastTransaction(tried) ?? transaction, 'lock-out', now));
    return decided({ order: tried, events: [{ type: 'secret-rejected', at: now, uuid, attemptsLeft }] });
  }
  const { instrument = transaction.instrument, outcome } = reply;
  const asked = instrument === transaction.instrument ? transaction : { ...transaction, instrument, updated: now };
  const answered = asked === transaction ? order : withTransaction(order, asked);
  return decided(outcome ? moved(answered, asked, inputOfEnding[outcome], now) : { order: answered, events: [] });
}

/**
 * The customer asks the bank for another password, which gives more time.
 *
 * @param lifetime in ms from now
 */
export function renewTime(order: Order, { uuid, lifetime }: { uuid: string; lifetime: number }, now: number): Decision {
  const transaction = order.transactions.find((each) => each.uuid === uuid);
  const expires = now + lifetime;
  if (transaction?.state !== 'at-bank' || transaction.expires === expires) return unchanged(order);
  return decided({ order: withTransaction(order, { ...transaction, expires, updated: now }), events: [] });
}

/**
 * The customer leaves the payment page.
 *
 * The result is `backpressed` if the order never had a transaction, else `user_aborted`: then money may have moved, and
 * the merchant's server must ask.
 */
export function leavePage(order: Order, now: number): Decision<'backpressed' | 'user_aborted'> {
  const last = lastTransaction(order);
  const left = last ? moved(order, last, 'leave', now) : { order, events: [] };
  const events: Step['events'] =
    left.events.length > 0 ? left.events : [{ type: 'customer-left', at: now, begun: last !== undefined }];
  return { ok: true, order: left.order, events, result: last ? 'user_aborted' : 'backpressed' };
}

/** Sets a scenario: at once where a transaction waits for the customer or its bank, else for the next payment. */
export function setScenario(order: Order, scenario: EndingName, now: number): Decision<EndResult> {
  const last = lastTransaction(order);
  if (last && isDone(last.state)) return { ok: true, order, events: [], result: 'too-late' };
  const input = last && forcingInput(last, scenario);
  if (last && input) {
    const follower = withScenario(last, scenario);
    const end = moved(withTransaction(order, follower), follower, input, now);
    const set: DomainEvent = { type: 'scenario-set', at: now, scenario, takesEffect: 'now' };
    return { ok: true, order: end.order, events: [set, ...end.events], result: 'now' };
  }
  // No other payment can take its place, so a plan would wait for ever.
  if (last && isWithBank(last.state)) return { ok: true, order, events: [], result: 'at-the-bank' };
  const set: DomainEvent = { type: 'scenario-set', at: now, scenario, takesEffect: 'next-payment' };
  return { ok: true, order: { ...order, nextScenario: scenario }, events: [set], result: 'next-payment' };
}

/** Returns the input that forces a scenario at once; undefined where the transaction has ended otherwise. */
function forcingInput({ state }: Transaction, name: EndingName): TransactionInput | undefined {
  const { ending } = endingRow(name);
  const isOver = transactionFacts[state].final;
  // What has ended without money can only be charged late, or what waits at the bank be decided.
  const input = isOver && ending === 'charged' ? 'settle' : inputOfEnding[ending];
  if (isOver && input !== 'settle' && !isWithBank(state)) return undefined;
  return nextState(state, input) === state ? undefined : input;
}

/** Returns what the order does next by itself: its transaction's own deadline, or a step of its scenario. */
export function nextStep(order: Order): ScheduledStep | undefined {
  const last = lastTransaction(order);
  const own = last && ownStep(last);
  const [planned] = order.schedule;
  if (last && own && !(planned && planned.at < own.at)) return { uuid: last.uuid, ...own };
  return planned;
}

/**
 * Runs the earliest step that is due by now, with the step's own time: the result is the same however late it runs.
 * Undefined if nothing is due.
 */
export function runNextStep(
  order: Order,
  now: number,
): (Step & { readonly ok: true; readonly result: undefined }) | undefined {
  const step = nextStep(order);
  if (!step || step.at > now) return undefined;
  const schedule = order.schedule.filter((each) => each !== step);
  const rest = schedule.length === order.schedule.length ? order : { ...order, schedule };
  const last = lastTransaction(order);
  // Of an attempt that another has followed, late money would go back.
  return decided(last?.uuid === step.uuid ? moved(rest, last, step.input, step.at) : { order: rest, events: [] });
}

/** Returns the order as it stands at a time. */
export function current(order: Order, now: number): Order {
  const step = runNextStep(order, now);
  return step ? current(step.order, now) : order;
}

function started({ order, events }: Step, choice: Choice, uuid: string, now: number): Decision<Transaction> {
  const { merchantId, orderId } = order;
  const attempt = order.transactions.length + 1;
  const amount = choice.amount ?? order.amount;
  const transaction = newTransaction({ uuid, merchantId, orderId, attempt, amount, choice, now });
  const { waits } = transactionFacts[transaction.state];
  const line = transactionLine(transaction);
  // The steps of the attempt before end with it: of one that another has followed, late money would go back.
  const begun: Order = { ...order, transactions: [...order.transactions, transaction], schedule: [], updated: now };
  const makesMandate = !order.mandateMade && mandateOf(begun, now) !== undefined;
  const start: Step = {
    order: makesMandate ? { ...begun, mandateMade: true } : begun,
    events: [
      ...events,
      { type: 'transaction-started', at: now, transaction: line, waits },
      ...(makesMandate ? ([{ type: 'mandate-created', at: now }] as const) : []),
    ],
  };
  if (waits !== 'nowhere') return { ok: true, ...start, result: transaction };
  const end = arrived(start.order, { ...transaction, state: 'at-phone' }, transaction);
  return { ok: true, order: end.order, events: [...start.events, ...end.events], result: transaction };
}

/** The order after an input for one of its transactions; the very same order if the transaction ignores it. */
function moved(order: Order, before: Transaction, input: TransactionInput, at: number): Step {
  const state = nextState(before.state, input);
  if (state === before.state) return { order, events: [] };
  const after = { ...before, state, updated: at };
  return arrived(withTransaction(order, after), before, after);
}

/**
 * Returns the consequences of a transaction's new state: its event, its mandate, and the later steps of its scenario.
 */
function arrived(order: Order, before: Transaction, after: Transaction): Step {
  const at = after.updated;
  const events: DomainEvent[] = [
    { type: 'transaction-moved', at, transaction: transactionLine(after), from: before.state, to: after.state },
  ];
  const status = after.state === 'replaced' ? undefined : mandateOf(order, at)?.status;
  if (status === 'FAILURE') events.push({ type: 'mandate-failed', at });
  if (status === 'ACTIVE') events.push({ type: 'mandate-activated', at });
  if (!hasEndedSo(after)) return { order, events };
  const later = (endingOf(after)?.then ?? []).map(({ after: wait, input }) => ({
    at: at + wait,
    uuid: after.uuid,
    input,
  }));
  return {
    order: {
      ...order,
      schedule: [...order.schedule, ...later].sort((one, other) => one.at - other.at),
      nextScenario: order.nextScenario === after.scenario ? undefined : order.nextScenario,
    },
    events,
  };
}

function withTransaction(order: Order, after: Transaction): Order {
  return {
    ...order,
    transactions: order.transactions.map((each) => (each.uuid === after.uuid ? after : each)),
    updated: after.updated,
  };
}

function decided(step: Step): Step & { readonly ok: true; readonly result: undefined } {
  return { ok: true, ...step, result: undefined };
}

function unchanged(order: Order): Decision {
  return { ok: true, order, events: [], result: undefined };
}

/** Another discount, scenario or consent is another choice, as another instrument is. */
function isSameChoice(one: Transaction, other: Choice): boolean {
  return (
    one.scenario === other.scenario &&
    one.mandateConsent === other.mandateConsent &&
    sameJson(one.discount, other.discount) &&
    sameJson(one.instrument, other.instrument)
  );
}
