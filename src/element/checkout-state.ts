import type { HyperCheckoutError } from '../protocol/checkout-error.ts';
import type { ProcessResult } from '../protocol/process-status.ts';

/**
 * Where one checkout stands. Mirrored as a CSS custom state of the same name, such as `:state(ready)`.
 *
 * - `idle`: nothing has been started
 * - `loading`: the frame is on its way
 * - `initiating`: the frame is there and the SDK was told to initiate
 * - `ready`: the SDK has initiated; an order can be processed
 * - `processing`: the shopper has the payment page
 * - `settled`: the SDK said how it ended
 * - `failed`: it cannot go on; `error` says why
 * - `terminated`: ended by the page
 */
export type CheckoutState =
  | { readonly phase: 'idle' | 'loading' | 'initiating' | 'ready' | 'terminated' }
  | {
      readonly phase: 'processing';
      /** True once the shopper has pressed pay: from then on a transaction may exist. */
      readonly attempted: boolean;
    }
  | { readonly phase: 'settled'; readonly result: ProcessResult }
  | { readonly phase: 'failed'; readonly error: HyperCheckoutError };

/** The name of a state. */
export type CheckoutPhase = CheckoutState['phase'];

/** Everything that can happen to a checkout. */
export type CheckoutInput =
  | { readonly type: 'initiate' }
  | { readonly type: 'connected' }
  | { readonly type: 'initiated' }
  | { readonly type: 'process' }
  | { readonly type: 'attempted' }
  | { readonly type: 'result'; readonly result: ProcessResult }
  | { readonly type: 'fault'; readonly error: HyperCheckoutError }
  | { readonly type: 'terminate' };

/** The name of an input. */
type CheckoutInputType = CheckoutInput['type'];

/**
 * The phase that follows from an input, or `ignore`: nothing changes, since the input came late, twice, or out of order.
 *
 * `CheckoutSession` keeps an order that comes early, and rejects one that comes while another is open.
 */
type Decision = CheckoutPhase | 'ignore';

/** Every state × every input. `connected` stands for each document that greets, so a frame that reloads comes back to it. */
const decisions: Readonly<Record<CheckoutPhase, Readonly<Record<CheckoutInputType, Decision>>>> = {
  idle: {
    initiate: 'loading',
    connected: 'ignore',
    initiated: 'ignore',
    process: 'ignore',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'failed',
    terminate: 'terminated',
  },
  loading: {
    initiate: 'ignore',
    connected: 'initiating',
    initiated: 'ignore',
    process: 'ignore',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'failed',
    terminate: 'terminated',
  },
  initiating: {
    initiate: 'ignore',
    connected: 'initiating',
    initiated: 'ready',
    process: 'ignore',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'failed',
    terminate: 'terminated',
  },
  ready: {
    initiate: 'ignore',
    connected: 'initiating',
    initiated: 'ignore',
    process: 'processing',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'failed',
    terminate: 'terminated',
  },
  processing: {
    initiate: 'ignore',
    // Only while nothing was paid: after an attempt the session turns a lost frame into a fault.
    connected: 'initiating',
    initiated: 'ignore',
    process: 'ignore',
    attempted: 'processing',
    result: 'settled',
    fault: 'failed',
    terminate: 'terminated',
  },
  settled: {
    initiate: 'loading',
    // The page that has ended may reload itself; the result stands.
    connected: 'ignore',
    initiated: 'ignore',
    process: 'processing',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'ignore',
    terminate: 'terminated',
  },
  failed: {
    initiate: 'loading',
    connected: 'ignore',
    initiated: 'ignore',
    process: 'ignore',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'ignore',
    terminate: 'terminated',
  },
  terminated: {
    initiate: 'loading',
    connected: 'ignore',
    initiated: 'ignore',
    process: 'ignore',
    attempted: 'ignore',
    result: 'ignore',
    fault: 'ignore',
    terminate: 'ignore',
  },
};

/** The state that follows, or the same object if the input is ignored. Pure. */
export function nextState(state: CheckoutState, input: CheckoutInput): CheckoutState {
  const decision = decisions[state.phase][input.type];
  switch (decision) {
    case 'ignore':
      return state;
    case 'processing':
      return { phase: decision, attempted: input.type === 'attempted' };
    case 'settled':
      return input.type === 'result' ? { phase: decision, result: input.result } : state;
    case 'failed':
      return input.type === 'fault' ? { phase: decision, error: input.error } : state;
    default:
      return { phase: decision };
  }
}
