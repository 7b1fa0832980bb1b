import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Instrument } from '../methods/contract.ts';
import { type EndingName, endingRow, type EndingRow } from './endings.ts';
import {
  type Ending,
  inputOfEnding,
  nextState,
  transactionFacts,
  type TransactionInput,
  type TransactionState,
} from './transaction-state.ts';

/** The conditions of a payment beside its instrument. */
export interface PaymentConditions {
  /** The outcome once the customer has approved. */
  readonly onApproval: Ending;
  /** The scenario that it follows. */
  readonly scenario?: EndingName;
  /** The discount that it was begun with, and its deduction in rupees as text. */
  readonly discount?: { readonly id: string; readonly deduction: string };
  /** The customer has agreed to a mandate that the order leaves open. */
  readonly mandateConsent?: true;
  /** The id of the mandate that it debits under. */
  readonly debitUnder?: string;
  /** The bank's page can stand in no frame. */
  readonly bankRefusesFrames?: true;
}

/** A valid instrument, with the start of its transaction. */
export interface Choice extends PaymentConditions {
  readonly instrument: Instrument;
  /** The first state. A payment that asks nothing begins at its end. */
  readonly begins: TransactionState;
  /** The number of wrong passwords or PINs that end it; 0 if none is asked for. */
  readonly attempts: number;
  /** The amount after a discount, in rupees as text. Absent: the order's amount. */
  readonly amount?: string;
  /** The time after which it expires while it waits at the bank or the phone, in ms. Absent: never. */
  readonly lifetime?: number;
  /** The time after which it ends as the instrument says, whatever the customer does, in ms. Absent: never. */
  readonly settlesAfter?: number;
}

/** Returns the conditions of a choice or a transaction alone. */
export function conditionsOf(payment: PaymentConditions): PaymentConditions {
  const { onApproval, scenario, discount, mandateConsent, debitUnder, bankRefusesFrames } = payment;
  return {
    onApproval,
    ...(scenario && { scenario }),
    ...(discount && { discount }),
    ...(mandateConsent && { mandateConsent }),
    ...(debitUnder !== undefined && { debitUnder }),
    ...(bankRefusesFrames && { bankRefusesFrames }),
  };
}

/** One attempt to pay one order. */
export interface Transaction extends PaymentConditions {
  /** Random; the name under which pages know it. Each holder of it may answer for the customer. */
  readonly uuid: string;
  /** `<merchant>-<order>-<attempt>`: the name under which the merchant's server knows it. */
  readonly txnId: string;
  readonly merchantId: string;
  readonly orderId: string;
  /** Counts from 1 within one order. */
  readonly attempt: number;
  /** The order's amount when the customer pressed Pay, less the discount: with two decimals. */
  readonly amount: string;
  readonly instrument: Instrument;
  readonly state: TransactionState;
  /** The number of OTPs or PINs that may still be tried. */
  readonly attemptsLeft: number;
  /** The time at which it expires while it waits at the bank or the phone, ms since 1970; 0: never. */
  readonly expires: number;
  /** The time at which it ends as its instrument says, whatever the customer does, ms since 1970; 0: never. */
  readonly settles: number;
  /** ms since 1970. */
  readonly created: number;
  /** ms since 1970. */
  readonly updated: number;
}

/** A new transaction of an order, which waits where its choice says. */
export function newTransaction(of: {
  uuid: string;
  merchantId: string;
  orderId: string;
  attempt: number;
  amount: string;
  choice: Choice;
  now: number;
}): Transaction {
  const { uuid, merchantId, orderId, attempt, amount, choice, now } = of;
  return {
    uuid,
    txnId: `${merchantId}-${orderId}-${attempt}`,
    merchantId,
    orderId,
    attempt,
    amount,
    instrument: choice.instrument,
    ...conditionsOf(choice),
    state: choice.begins,
    attemptsLeft: choice.attempts,
    expires: choice.lifetime === undefined ? 0 : now + choice.lifetime,
    settles: choice.settlesAfter === undefined ? 0 : now + choice.settlesAfter,
    created: now,
    updated: now,
  };
}

/** Returns whether the customer is still asked: any answer after that comes too late. */
export function isAwaited({ state }: Transaction): boolean {
  return !transactionFacts[state].final;
}

/** Returns what a transaction does by its own deadline, if that changes anything. An expiry runs before a bank's answer. */
export function ownStep(
  transaction: Transaction,
): { readonly at: number; readonly input: TransactionInput } | undefined {
  const { state, expires, settles, onApproval } = transaction;
  const steps = [
    { at: expires, input: 'expire' },
    { at: settles, input: inputOfEnding[onApproval] },
  ] as const;
  return steps
    .filter(({ at, input }) => at > 0 && nextState(state, input) !== state)
    .reduce<ReturnType<typeof ownStep>>((first, step) => (first && first.at <= step.at ? first : step), undefined);
}

/** Returns the part of a transaction that has arrived, in rupees as text; undefined if nothing has. */
export function chargedAmount({ state, amount }: Transaction): string | undefined {
  if (state === 'charged') return amount;
  return state === 'half-charged' ? halfOf(amount) : undefined;
}

function halfOf(amount: string): string {
  const paise = parseAmount(amount);
  return paise.ok ? formatAmount(paise.value / 2n) : amount;
}

/** Returns a payment that follows a scenario once the customer has approved. */
export function withScenario<P extends PaymentConditions>(payment: P, scenario: EndingName): P {
  return { ...payment, onApproval: endingRow(scenario).ending, scenario };
}

/** The scenario that a transaction follows, if it follows one. */
export function endingOf({ scenario }: Transaction): EndingRow | undefined {
  return scenario && endingRow(scenario);
}

/** Returns whether the customer has approved and the transaction is in the state in which its scenario puts it. */
export function hasEndedSo(transaction: Transaction): boolean {
  const { state } = transaction;
  const { status, final } = transactionFacts[state];
  // Two states only ever come later in a scenario, and a replaced attempt has not reached its own.
  const isOther = state === 'auto-refunded' || state === 'authorized' || state === 'replaced';
  return final && !isOther && status === endingOf(transaction)?.ending;
}
