import type { OrderStatusName } from '../../protocol/order-status.ts';
import { processStatuses, type ProcessStatus } from '../../protocol/process-status.ts';

/**
 * The state of a transaction.
 *
 * - `at-bank`: the customer is on the bank's page
 * - `left-bank`: the customer went away from it without deciding
 * - `at-phone`: the customer is asked in another place than the payment page, which polls the outcome
 * - `stalled`: no approval or decline will arrive, as a scenario asked for it
 * - `authorizing`: the customer has done everything, and the bank has not answered
 * - `expired`: no answer came in time
 * - `authorized`: the bank holds the money and has not handed it over
 * - `half-charged`: half of it has arrived, and the rest will not
 * - `auto-refunded`: it was charged after the order had ended, and the gateway has sent the money back
 * - `replaced`: the customer chose another instrument first; this one can never be charged
 * - all others: over, and named as the status of it
 */
export type TransactionState =
  | 'at-bank'
  | 'left-bank'
  | 'at-phone'
  | 'stalled'
  | 'authorizing'
  | 'authorized'
  | 'charged'
  | 'half-charged'
  | 'auto-refunded'
  | 'cod-initiated'
  | 'authorization-failed'
  | 'authentication-failed'
  | 'api-failure'
  | 'juspay-declined'
  | 'new'
  | 'expired'
  | 'replaced';

/**
 * The inputs of a transaction. `approve` and those beside it are answers. `settle` is the bank's late report that the
 * money has arrived after all. `send-back` is the gateway's return of money that came too late.
 */
export const transactionInputs = [
  'approve',
  'decline',
  'lock-out',
  'leave',
  'stall',
  'replace',
  'hold',
  'promise',
  'break',
  'refuse',
  'reset',
  'expire',
  'settle',
  'send-back',
  'authorize',
  'settle-half',
] as const;

/** One of {@link transactionInputs}. */
export type TransactionInput = (typeof transactionInputs)[number];

/** The possible ends of a payment after the customer's part is done. */
export type Ending = Exclude<ProcessStatus, 'backpressed' | 'user_aborted' | ''>;

/** The public facts about a state. */
export interface TransactionFacts {
  /** In events. */
  readonly status: ProcessStatus;
  /** In the order status API. */
  readonly orderStatus: OrderStatusName;
  /** True when nothing more is asked of the shopper: the payment page may report. */
  readonly final: boolean;
  /** The place where the customer is asked, or must look. */
  readonly waits: 'bank' | 'phone' | 'nowhere';
}

/** The facts of each state. */
export const transactionFacts: Readonly<Record<TransactionState, TransactionFacts>> = {
  'at-bank': { status: 'pending_vbv', orderStatus: 'PENDING_VBV', final: false, waits: 'bank' },
  'left-bank': { status: 'pending_vbv', orderStatus: 'PENDING_VBV', final: true, waits: 'bank' },
  'at-phone': { status: 'pending_vbv', orderStatus: 'PENDING_VBV', final: false, waits: 'phone' },
  stalled: over('pending_vbv', 'PENDING_VBV'),
  authorizing: over('authorizing', 'AUTHORIZING'),
  authorized: over('authorizing', 'AUTHORIZED'),
  charged: over('charged', 'CHARGED'),
  'half-charged': over('charged', 'PARTIAL_CHARGED'),
  'auto-refunded': over('authorization_failed', 'AUTO_REFUNDED'),
  'cod-initiated': over('cod_initiated', 'COD_INITIATED'),
  'authorization-failed': over('authorization_failed', 'AUTHORIZATION_FAILED'),
  'authentication-failed': over('authentication_failed', 'AUTHENTICATION_FAILED'),
  // The page could not reach the gateway's bank, which therefore knows of no transaction.
  'api-failure': over('api_failure', 'STARTED'),
  'juspay-declined': over('juspay_declined', 'JUSPAY_DECLINED'),
  new: over('new', 'NEW'),
  expired: over('authorization_failed', 'AUTHORIZATION_FAILED'),
  replaced: over('authentication_failed', 'AUTHENTICATION_FAILED'),
};

/** All states. */
export const transactionStates = Object.keys(transactionFacts) as TransactionState[];

function over(status: ProcessStatus, orderStatus: OrderStatusName): TransactionFacts {
  return { status, orderStatus, final: true, waits: 'nowhere' };
}

type Moves = Readonly<Partial<Record<TransactionInput, TransactionState>>>;

/** The effect of every answer on a transaction that waits for one. */
const answered = {
  approve: 'charged',
  decline: 'authorization-failed',
  'lock-out': 'authentication-failed',
  replace: 'replaced',
  hold: 'authorizing',
  promise: 'cod-initiated',
  break: 'api-failure',
  refuse: 'juspay-declined',
  reset: 'new',
  settle: 'charged',
} as const;

/**
 * The state machine. A state ignores every input that it does not name.
 *
 * No answer of the customer leads out of an end, so a late or second one cannot charge. Only the gateway's own refund
 * takes back a charge, and only the bank's late answer (`settle`) charges what seemed to have failed.
 */
const transitions: Readonly<Record<TransactionState, Moves>> = {
  'at-bank': { ...answered, leave: 'left-bank', stall: 'left-bank', expire: 'authentication-failed' },
  'left-bank': { replace: 'replaced', settle: 'charged' },
  // A customer who leaves the payment page may still approve on the phone.
  'at-phone': { ...answered, stall: 'stalled', expire: 'expired' },
  stalled: { replace: 'replaced', settle: 'charged' },
  // The bank has it: no other instrument can take its place before it has answered.
  authorizing: {
    approve: 'charged',
    decline: 'authorization-failed',
    settle: 'charged',
    authorize: 'authorized',
    'settle-half': 'half-charged',
  },
  authorized: { approve: 'charged', decline: 'authorization-failed', settle: 'charged' },
  charged: { 'send-back': 'auto-refunded' },
  'half-charged': {},
  'auto-refunded': {},
  'cod-initiated': {},
  'authorization-failed': { settle: 'charged' },
  'authentication-failed': { settle: 'charged' },
  'api-failure': { settle: 'charged' },
  'juspay-declined': {},
  new: { settle: 'charged' },
  expired: { settle: 'charged' },
  replaced: {},
};

/** Returns the state after an input; the same state if it ignores the input. */
export function nextState(state: TransactionState, input: TransactionInput): TransactionState {
  return transitions[state][input] ?? state;
}

/** The input that brings about an ending. */
export const inputOfEnding: Readonly<Record<Ending, TransactionInput>> = {
  charged: 'approve',
  cod_initiated: 'promise',
  pending_vbv: 'stall',
  authorizing: 'hold',
  authorization_failed: 'decline',
  authentication_failed: 'lock-out',
  api_failure: 'break',
  juspay_declined: 'refuse',
  new: 'reset',
};

/** True if a transaction in this state was charged, or can be by an answer that is still awaited. */
export function mayCharge(state: TransactionState): boolean {
  return nextState(state, 'approve') === 'charged' || isDone(state);
}

/** True while the bank has it and has not answered: no other payment can take its place. */
export function isWithBank(state: TransactionState): boolean {
  return state === 'authorizing' || state === 'authorized';
}

/** True if the order is paid, or will be at the door: nothing is left to pay. */
export function isDone(state: TransactionState): boolean {
  return processStatuses[transactionFacts[state].status].outcome === 'success';
}
