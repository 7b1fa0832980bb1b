import type { TemplateResult } from 'lit';
import type { TransactionStep } from '../contract/payment-page.ts';
import type { Quote } from '../contract/quote.ts';
import type { Method, OptionOf } from './contract.ts';
import type { Chosen } from './payment-draft.ts';

/** The facts and actions of a form. */
export interface FormContext {
  /** The price as chosen, for people. */
  readonly amount: string;
  /** The same in full instead of by EMI. */
  readonly inFull: string;
  /** Returns the figures with another instrument. */
  readonly quoteWith: (instrument: Chosen) => Quote;
  /** Lines of the button below the amount. */
  readonly lines: readonly string[];
  /** True from Pay until the next screen is there. */
  readonly busy: boolean;
  /** Handles a {@link PayEvent}. */
  readonly pay: (event: Event) => void;
}

/** A transaction at the phone, as the gateway describes it. */
export type PhoneStep = Extract<TransactionStep, { readonly waits: 'phone' }>;

/** A transaction that the customer finishes in another place, while the page polls the gateway. */
export interface PhoneTransaction extends Omit<PhoneStep, 'expiresIn'> {
  /** The time at which it expires, in ms of `performance.now()`. Absent: never. */
  readonly deadline?: number;
}

/** The facts and actions of a screen while the customer is busy on the phone. */
export interface WaitingContext {
  readonly transaction: PhoneTransaction;
  /** For people, with its currency. */
  readonly amount: string;
  /** The gateway does not answer at the moment. */
  readonly offline: boolean;
  /** Leads back to the form. */
  readonly payElsewhere: () => void;
  readonly cancel: () => void;
}

/** The instrument that the customer paid with last, in a form that is short enough for the list of methods. */
export interface AtHand {
  readonly name: string;
  readonly note: string;
  /** As the SDK names it, such as `VISA`. */
  readonly instrument: string;
  readonly form: (context: Pick<FormContext, 'amount' | 'busy' | 'pay'>) => TemplateResult;
}

/** The screen of a method for one order. */
export interface MethodScreen {
  /** Of the row in the list of methods. */
  readonly icon: unknown;
  readonly name: string;
  readonly note: string;
  /** Heading over the form. */
  readonly title: string;
  /** Label of the amount, where the customer pays nothing now. */
  readonly priceLabel?: string;
  /** Of methods that can be paid with in the list. */
  readonly atHand?: AtHand;
  readonly form: (context: FormContext) => TemplateResult;
  /** Of methods whose transactions wait at the phone. */
  readonly waiting?: {
    readonly title: (transaction: PhoneTransaction) => string;
    readonly content: (context: WaitingContext) => TemplateResult;
  };
}

/** The screen part of a payment method. */
export interface ScreenPart<M extends Method> {
  /** The components of its own, by their tags. */
  readonly elements: Readonly<Record<string, CustomElementConstructor>>;
  /** Returns the screen in the language that is set. */
  readonly screen: (option: OptionOf<M>) => MethodScreen;
}
