import type { Instrument } from '../methods/contract.ts';
import type { EndingName } from './endings.ts';
import type { Ending, TransactionState } from './transaction-state.ts';

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
  /** How many wrong passwords or PINs end it; 0 if none is asked for. */
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
