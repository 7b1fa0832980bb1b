import type { HyperCheckoutError } from '../../protocol/checkout-error.ts';
import type { ProcessResult } from '../../protocol/process-status.ts';

/**
 * The state of one checkout. Mirrored as a CSS custom state of the same name, such as `:state(ready)`.
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

/** An input that moves a checkout from state to state. */
export type StateInput =
  | { readonly type: 'initiate' }
  | { readonly type: 'connected' }
  | { readonly type: 'initiated' }
  | { readonly type: 'process' }
  | { readonly type: 'attempted' }
  | { readonly type: 'result'; readonly result: ProcessResult }
  | { readonly type: 'fault'; readonly error: HyperCheckoutError }
  | { readonly type: 'terminate' };

const running = ['loading', 'initiating', 'ready', 'processing'] as const;

/**
 * The phases in which an input counts. In every other phase it is ignored, since it came late, twice, or out of order.
 *
 * `connected` stands for each document that greets, so a frame that reloads comes back to it; after an attempt to pay the
 * reducer turns a lost frame into a fault. An order that comes early waits. A page that has ended may load itself again: its
 * result stands.
 */
const phasesOf: Readonly<Record<StateInput['type'], readonly CheckoutPhase[]>> = {
  initiate: ['idle', 'settled', 'failed', 'terminated'],
  connected: running,
  initiated: ['initiating'],
  process: ['ready', 'settled'],
  attempted: ['processing'],
  result: ['processing'],
  fault: ['idle', ...running],
  terminate: ['idle', ...running, 'settled', 'failed'],
};

/** The state that follows, or the same object if the input is ignored. Pure. */
export function nextState(state: CheckoutState, input: StateInput): CheckoutState {
  return phasesOf[input.type].includes(state.phase) ? stateAfter(input) : state;
}

function stateAfter(input: StateInput): CheckoutState {
  switch (input.type) {
    case 'initiate':
      return { phase: 'loading' };
    case 'connected':
      return { phase: 'initiating' };
    case 'initiated':
      return { phase: 'ready' };
    case 'process':
    case 'attempted':
      return { phase: 'processing', attempted: input.type === 'attempted' };
    case 'result':
      return { phase: 'settled', result: input.result };
    case 'fault':
      return { phase: 'failed', error: input.error };
    case 'terminate':
      return { phase: 'terminated' };
  }
}
