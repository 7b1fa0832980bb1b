import type { TemplateResult } from 'lit';
import type { PhoneTransaction } from '../checkout.ts';
import type { Input } from '../flow.ts';

/** What a form is told. */
export interface FormContext {
  /** As shown, with its currency. */
  readonly amount: string;
  /** True from Pay until the next screen is there. */
  readonly busy: boolean;
  /** Takes a {@link PayEvent}. */
  readonly pay: (event: Event) => void;
}

/** What the screen is told while the shopper is busy on the phone. */
export interface WaitingContext {
  readonly transaction: PhoneTransaction;
  /** As shown, with its currency. */
  readonly amount: string;
  /** The gateway does not answer at the moment. */
  readonly offline: boolean;
  readonly send: (input: Input) => void;
}

/** How a method looks. */
export interface MethodScreen {
  /** Of the row in the list of methods. */
  readonly icon: unknown;
  readonly name: string;
  readonly note: string;
  /** Heading over the form. */
  readonly title: string;
  readonly form: (context: FormContext) => TemplateResult;
  /** Only of methods whose transactions wait at the phone. */
  readonly waiting?: {
    readonly title: (transaction: PhoneTransaction) => string;
    readonly content: (context: WaitingContext) => TemplateResult;
  };
}
