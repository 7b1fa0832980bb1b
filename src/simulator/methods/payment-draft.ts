import type { Recurring } from '../contract/quote.ts';
import type { Command } from '../contract/value.ts';
import type { PayCommand } from './contract.ts';
import type { EmiPlan } from './emi/contract.ts';

/** The instrument of a payment, in the words of the SDK's `process_result`. */
export interface Paid {
  /** Such as `VISA` or `NB_HDFC`. */
  readonly paymentInstrument?: string;
  /** `card` or `nb`. */
  readonly paymentInstrumentGroup?: string;
}

/** A payment as its form hands it in. It lives from the press of Pay to the request, and is never kept. */
export interface PaymentDraft {
  /** The request without the amount. It holds secrets such as the CVV. */
  readonly command: Command<typeof PayCommand>;
  /** `CARD`, `NB`, `UPI`: the `payment_method_type` of events. */
  readonly type: string;
  readonly paid: Paid;
  /** The choice for the clickstream, without anything that was typed. */
  readonly log?: { readonly label: string; readonly value: Readonly<Record<string, unknown>> };
}

/** The customer's choice in a form, as far as figures depend on it. */
export interface Chosen {
  /** As the SDK names it, such as `VISA`. Absent: not known yet. */
  readonly instrument?: string | undefined;
  readonly emi?: EmiPlan | undefined;
  /** The later debits to which the customer agrees. */
  readonly recurring?: Recurring | undefined;
  /** Of a linked wallet. */
  readonly balance?: string | undefined;
}

/** The choice in a form has changed. */
export class ChosenEvent extends Event {
  static readonly type = 'chosen';
  readonly chosen: Chosen;

  constructor(chosen: Chosen) {
    super(ChosenEvent.type, { bubbles: true });
    this.chosen = chosen;
  }
}

/** The customer pressed Pay, and all checks of the page have passed. */
export class PayEvent extends Event {
  static readonly type = 'pay';
  readonly instrument: PaymentDraft;

  constructor(instrument: PaymentDraft) {
    super(PayEvent.type);
    this.instrument = instrument;
  }
}

/** Returns whether a payment is in instalments. */
export function paysInInstalments({ command }: PaymentDraft): boolean {
  return 'emi' in command && command.emi !== undefined;
}
