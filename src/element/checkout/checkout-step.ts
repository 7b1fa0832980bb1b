import { HyperCheckoutError, type Issue, issueOf } from '../../protocol/checkout-error.ts';
import type { ProcessResult } from '../../protocol/process-status.ts';
import { type HyperRequest, paymentPageService } from '../../protocol/requests/hyper-request.ts';
import type { SdkEvent } from '../../protocol/sdk-event.ts';
import { type CheckoutState, nextState, type StateInput } from './checkout-state.ts';
import type { Announcement, Checkout, Effect, Run, Snapshot } from './checkout.ts';
import { type CheckoutRequests, jsonOf, newRequest, type SentOrder } from './requests-from-properties.ts';

/** A checkout while a step of it is taken, and what is to be done about that. */
export interface Step extends Writable<Checkout> {
  run: Writable<Run> | undefined;
  readonly effects: Effect[];
  readonly told: Effect[];
  readonly newId: () => string;
  refusal?: HyperCheckoutError;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** True once a transaction may exist. */
export function isAttempted({ state }: Step): boolean {
  return state.phase === 'processing' && state.attempted;
}

/** True while there is an SDK to talk to, or one on its way. */
function hasSdk({ state }: Step): boolean {
  return !/^(idle|failed|terminated)$/.test(state.phase);
}

/** Takes the state that follows, and says whether there is one. */
export function move(step: Step, input: StateInput): boolean {
  const state = nextState(step.state, input);
  if (state === step.state) return false;
  step.state = state;
  tell(step, { type: 'state', state });
  return true;
}

/** Begins a run, and says whether it could. */
export function begin(step: Step, { address }: Snapshot, { key, properties, warnings }: CheckoutRequests): boolean {
  if (!address.ok) {
    refuseAll(step, address.issue);
    return false;
  }
  drop(step, { phase: 'idle' });
  step.run = { id: ++step.runs, key, initiate: request(step, properties) };
  act(step, { type: 'begin', address: address.value });
  move(step, { type: 'initiate' });
  warn(step, warnings);
  return true;
}

/** Opens the payment of an order, which is sent as soon as the SDK has initiated. */
export function open(step: Step, now: Snapshot, requests: CheckoutRequests): void {
  if (step.run) step.run.open = takeOrder(step, step.run, now, requests);
  act(step, { type: 'open' });
  go(step);
}

/** Sends the order that waits, if the SDK can take it. */
export function go(step: Step): void {
  const waiting = step.run?.open;
  if (waiting && move(step, { type: 'process' })) act(step, { type: 'send', message: ['process', waiting] });
}

/** Remembers an order and makes the request for it. */
export function takeOrder(
  step: Step,
  run: Writable<Run>,
  { given }: Snapshot,
  { properties, requestId, orderId }: CheckoutRequests,
): HyperRequest {
  run.order = { ...given, sdkPayload: jsonOf(given.sdkPayload), orderId };
  return request(step, properties, requestId);
}

/** Puts a payload into HyperSDK's envelope. */
export function request({ newId }: Step, payload: object, requestId?: string): HyperRequest {
  return newRequest(payload, paymentPageService, requestId || newId());
}

/** @param afterAttempt what it means once the shopper has pressed Pay */
export function fail(step: Step, issue: Issue, afterAttempt = resultUnknown): void {
  const { run } = step;
  const told = isAttempted(step) ? afterAttempt : issue;
  const error = new HyperCheckoutError(told, (run?.open ?? run?.initiate)?.requestId);
  if (!move(step, { type: 'fault', error })) return;
  settle(step, error);
  act(step, { type: 'end' });
  tell(step, { type: 'error', error });
}

/** Ends the run at the page's request. */
export function terminate(step: Step): void {
  const end = endNow(step);
  const isTold = hasSdk(step);
  if (!step.run || !move(step, { type: 'terminate' })) return;
  settle(step, end);
  if (isTold) act(step, { type: 'send', message: ['terminate', null] }, { type: 'end' });
}

/** Leaves no run, and says why. */
export function refuseAll(step: Step, issue: Issue): void {
  const before = !step.run && step.state.phase === 'failed' ? step.state.error : undefined;
  // What is refused again is the same error, whose event may be yet to come.
  const isRepeated = before?.code === issue.code && before.field === issue.field;
  const error = (step.refusal = isRepeated ? before : new HyperCheckoutError(issue));
  const state = { phase: 'failed', error } as const;
  drop(step, state);
  tell(step, { type: 'state', state });
  if (!isRepeated) tell(step, { type: 'input-error', error });
}

/** Ends the run and tells only the caller that waits for the end of its payment. */
export function drop(step: Step, state: CheckoutState): void {
  settle(step, endNow(step));
  if (hasSdk(step)) act(step, { type: 'end' });
  step.run = undefined;
  step.state = state;
}

/** Returns the error for the caller that waits for the payment, if the run ends now. */
function endNow(step: Step): HyperCheckoutError {
  return new HyperCheckoutError(isAttempted(step) ? resultUnknown : terminated, step.run?.open?.requestId);
}

/**
 * Ends the open payment. Whatever ends a run does this, so that each payment ends once: with the SDK's result, or with an
 * error that says `result-unknown` if a transaction may exist.
 */
export function settle(step: Step, end: ProcessResult | HyperCheckoutError): void {
  const { run } = step;
  if (!run?.open) return;
  run.open = undefined;
  if ('code' in end && end.code === 'result-unknown' && run.order)
    step.doubtful = [...step.doubtful, orderIn(run.order)];
  act(step, { type: 'settle', end });
}

/** The page itself begins the order again: whatever became of it before, that is its own decision. */
export function trust(step: Step, { given }: Snapshot): void {
  const order = orderIn(given);
  step.doubtful = step.doubtful.filter((doubtful) => doubtful !== order);
}

/** Adds the order whose page has been shown. */
export function withOrder({ state, run }: Step, event: SdkEvent): SdkEvent {
  const orderId = /^(processing|settled)$/.test(state.phase) && run?.order?.orderId;
  return orderId ? { ...event, orderId } : event;
}

export function warn(step: Step, warnings: readonly Issue[]): void {
  for (const warning of warnings) tell(step, { type: 'warning', warning });
}

/** Tells listeners of the page something, or asks for what follows that. */
export function tell({ told }: Step, what: Announcement | Extract<Effect, { type: 'again' }>): void {
  told.push(what);
}

/** Asks for something to be done first. */
export function act({ effects }: Step, ...more: readonly Effect[]): void {
  effects.push(...more);
}

/** The order or session that the properties hold. */
export function orderIn({ orderDetails, sdkPayload }: SentOrder): unknown {
  return orderDetails ?? jsonOf(sdkPayload);
}

export const resultUnknown = issueOf('result-unknown', 'process', 'frame-lost');
const terminated = issueOf('terminated', 'process');
