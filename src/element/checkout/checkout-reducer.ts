import { HyperCheckoutError, type Issue, issueOf, refuse } from '../../protocol/checkout-error.ts';
import { hasInitiateFailed, type SdkEvent } from '../../protocol/sdk-event.ts';
import {
  act,
  begin,
  drop,
  fail,
  go,
  isAttempted,
  move,
  open,
  orderIn,
  refuseAll,
  request,
  resultUnknown,
  settle,
  type Step,
  takeOrder,
  tell,
  terminate,
  trust,
  warn,
  withOrder,
} from './checkout-step.ts';
import type { Checkout, CheckoutInput, Outcome, RunInput, Snapshot } from './checkout.ts';
import {
  type CheckoutRequests,
  isOtherId,
  isSameOrder,
  jsonOf,
  nothingSet,
  type SentOrder,
} from './requests-from-properties.ts';
import { endIn, refusalIn, sdkFailed } from './sdk-verdict.ts';

/** The longest time that the SDK has to initiate, in ms of visible time, unless the frame sets another. */
const initiateDeadline = 20_000;

/**
 * Returns what follows from an input: the one place where that is decided. Pure, but for the ids of new requests.
 *
 * What a run that has gone still sends is ignored.
 */
export function reduce(checkout: Checkout, input: CheckoutInput, newId: () => string): Outcome {
  const step: Step = { ...checkout, run: checkout.run && { ...checkout.run }, effects: [], told: [], newId };
  if (!('run' in input) || input.run === step.run?.id) take(step, input);
  const { state, runs, run, doubtful, effects, told, refusal } = step;
  return { checkout: { state, runs, run, doubtful }, effects: [...effects, ...told], refusal };
}

function take(step: Step, input: CheckoutInput): void {
  switch (input.type) {
    case 'properties':
      return follow(step, input.now);
    case 'initiate':
      return initiate(step, input.now);
    case 'process':
      return process(step, input.now, input.isLost);
    case 'restart':
      terminate(step);
      trust(step, input.now);
      return start(step, input.now);
    case 'terminate':
      return terminate(step);
    case 'left':
      return drop(step, { phase: 'idle' });
    case 'amend':
      return amend(step, input.payload);
    case 'connected':
      return takeDocument(step);
    case 'go':
      return go(step);
    case 'alive':
      return expectInitiateResult(step, input.ms);
    case 'initiated':
      return endInitiate(step);
    case 'sdk-event':
      return hear(step, input.event);
    case 'refused':
      return hearRefusal(step, input.requestId, input.issue);
    case 'fault':
      return fail(step, input.issue);
  }
}

/** The properties have changed: a run begins, goes on or ends. */
function follow(step: Step, now: Snapshot): void {
  const { run, state } = step;
  const { requests } = now;
  if (state.phase === 'processing') followLanguage(step, now);
  if (state.phase === 'processing' || state.phase === 'settled') return followOrder(step, now);
  // Where a transaction may exist, only the page itself begins again.
  const isUnknown = state.phase === 'failed' && state.error.code === 'result-unknown';
  if (isUnknown || state.phase === 'terminated') return;
  if (step.doubtful.includes(orderIn(now.given))) {
    return refuseAll(step, issueOf('result-unknown', 'process', 'left-page'));
  }
  const isSame = requests.ok && state.phase !== 'failed' && requests.value.key === run?.key;
  if (!isSame) return start(step, now);
  if (!run.order) return openUnasked(step, now, requests.value);
  // An order that the customer has not seen yet gives way to the newer one.
  if (requests.value.canProcess) run.open = takeOrder(step, run, now, requests.value);
  else start(step, now);
}

/** Begins a run with the order in the properties, or says why not. */
function start(step: Step, now: Snapshot): void {
  const { requests } = now;
  if (requests === nothingSet) {
    drop(step, { phase: 'idle' });
    tell(step, { type: 'state', state: step.state });
  } else if (!requests.ok) {
    refuseAll(step, requests.issue);
  } else if (begin(step, now, requests.value)) {
    openUnasked(step, now, requests.value);
  }
}

function openUnasked(step: Step, now: Snapshot, requests: CheckoutRequests): void {
  if (requests.canProcess && !now.manual) open(step, now, requests);
}

function initiate(step: Step, now: Snapshot): void {
  if (step.run && /ing$|ready/.test(step.state.phase)) return;
  const { requests } = now;
  if (requests.ok) begin(step, now, requests.value);
  else refuseAll(step, requests.issue);
}

function process(step: Step, now: Snapshot, isLost: boolean): void {
  const { run, state } = step;
  const { requests } = now;
  if (run?.open) return void (step.refusal = new HyperCheckoutError(issueOf('wrong-state', 'process', state.phase)));
  if (!requests.ok) return refuseAll(step, requests.issue);
  if (!requests.value.canProcess) return refuseAll(step, missingOrder);
  // What came with the order may be what `initiate` depends on.
  const isUsable = run?.key === requests.value.key && !isLost && /ing$|ready|settled/.test(state.phase);
  if (!isUsable && !begin(step, now, requests.value)) return;
  trust(step, now);
  open(step, now, requests.value);
}

function amend(step: Step, payload: object): void {
  if (step.state.phase === 'processing') act(step, { type: 'send', message: ['process', request(step, payload)] });
}

function followLanguage(step: Step, { given, requests, resolvedLanguage: language }: Snapshot): void {
  const { run } = step;
  if (!run?.order || given.language === run.order.language) return;
  run.order = { ...run.order, language: given.language };
  // A page that loads again has it from the order.
  if (run.open) run.open = { ...run.open, payload: { ...run.open.payload, language } };
  act(step, { type: 'send', message: ['language', language] });
  if (requests.ok) warn(step, requests.value.warnings);
}

/**
 * Hands an open payment its order anew, with another amount perhaps. It keeps what it has if the new text has no new
 * signature, or if it is another order: that one would be paid where the page asks for this one. A payment that has ended
 * stays on the page; another order needs a word of the page to begin.
 */
function followOrder(step: Step, now: Snapshot): void {
  const { run } = step;
  const { order, open } = run ?? {};
  const given = newOrder(step, now);
  if (!given || !run || !order) return;
  const isPair = (given.orderDetails === order.orderDetails) === (given.signature === order.signature);
  const read = isPair ? now.requests : refuse('half-pair', 'signature');
  const isOther = read.ok && isOtherId(read.value.orderId, order.orderId);
  if (step.state.phase === 'settled') {
    if (!isOther) return;
    run.refused = given;
    return warn(step, [anotherOrder]);
  }
  if (!read.ok || isOther) {
    run.refused = given;
    const error = new HyperCheckoutError(read.ok ? anotherOrder : read.issue);
    return tell(step, { type: 'error', error });
  }
  const { properties, orderId = order.orderId } = read.value;
  takeOrder(step, run, now, { ...read.value, orderId });
  amend(step, { ...properties, action: 'updateOrder' });
  // A page that loads again is told the order as it is now.
  if (open) run.open = { ...open, payload: properties };
}

/** The order in the properties, if it was neither taken nor refused. */
function newOrder({ run }: Step, { given }: Snapshot): SentOrder | undefined {
  const { orderDetails, signature } = given;
  const order = { orderDetails, signature, sdkPayload: jsonOf(given.sdkPayload) };
  const isOld = [run?.order, run?.refused].some((one) => one && isSameOrder(one, order));
  return isOld || !(orderDetails || signature || order.sdkPayload) ? undefined : order;
}

function takeDocument(step: Step): void {
  // A document that greets during a payment has replaced the one that held it.
  if (isAttempted(step)) return fail(step, resultUnknown);
  if (!step.run || !move(step, { type: 'connected' })) return;
  act(step, { type: 'adopt' }, { type: 'send', message: ['initiate', step.run.initiate] });
  expectInitiateResult(step, initiateDeadline);
}

function expectInitiateResult(step: Step, ms: number | undefined): void {
  if (step.state.phase === 'initiating') act(step, { type: 'deadline', ms });
}

function hear(step: Step, event: SdkEvent): void {
  if (event.event === 'initiate_result') return endInitiate(step, event);
  if (event.event === 'process_result') return hearProcessResult(step, event);
  if (event.event === 'paymentAttempt') move(step, { type: 'attempted' });
  tellEvent(step, event);
  if (event.event === 'invokeErrorHandling') again(step, { type: 'fault', issue: sdkFailed('threw') });
}

/** @param event there is none where the window will leave for the payment page */
function endInitiate(step: Step, event?: SdkEvent): void {
  if (step.state.phase !== 'initiating') return;
  expectInitiateResult(step, undefined);
  const fault =
    event &&
    hasInitiateFailed(event) &&
    (refusalIn(event, 'initiate-signature') ?? issueOf('initiate-failed', 'initiate'));
  if (!fault) move(step, { type: 'initiated' });
  if (event) tellEvent(step, event);
  again(step, fault ? { type: 'fault', issue: fault } : { type: 'go' });
}

function hearProcessResult(step: Step, event: SdkEvent): void {
  const issue = refusalIn(event, 'order-details');
  if (issue) {
    if (step.state.phase !== 'processing') return;
    tellEvent(step, event);
    // Under any id but that of a change it is about the order.
    const requestId = (!event.foreignRequestId && event.requestId) || step.run?.open?.requestId;
    return again(step, { type: 'refused', requestId, issue });
  }
  const result = endIn(withOrder(step, event), isAttempted(step));
  if (!move(step, { type: 'result', result })) return;
  settle(step, result);
  tellEvent(step, { ...event, ...result });
}

/** Ends the run with a refusal. A refused change of an open order leaves that as it was; a doubt of an end changes nothing. */
function hearRefusal(step: Step, requestId: string | undefined, issue: Issue): void {
  const isChange = step.state.phase === 'processing' && requestId !== step.run?.open?.requestId;
  if (isChange || step.state.phase === 'settled') {
    tell(step, { type: 'error', error: new HyperCheckoutError(issue, requestId) });
  } else fail(step, issue, issue);
}

function tellEvent(step: Step, event: SdkEvent): void {
  tell(step, { type: 'sdk-event', event: withOrder(step, event) });
}

/** Has the run take another input, once listeners have heard of this one. */
function again(step: Step, input: RunInput): void {
  if (step.run) tell(step, { type: 'again', input: { ...input, run: step.run.id } });
}

const missingOrder = issueOf('required', 'order-details');
const anotherOrder = issueOf('wrong-state', 'order-details', 'another-order');
