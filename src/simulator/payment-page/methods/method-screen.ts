import type { TemplateResult } from 'lit';
import type { MethodOption } from '../../methods/contract.ts';
import type { PhoneTransaction } from '../checkout.ts';
import type { Input } from '../flow.ts';
import { cardScreen } from './card-screen.ts';
import { cashScreen } from './cash-screen.ts';
import { netbankingScreen } from './netbanking-screen.ts';
import { upiScreen } from './upi-screen.ts';
import { payLaterScreen } from './pay-later-screen.ts';
import { savedCardScreen } from './saved-card-screen.ts';
import { walletScreen } from './wallet-screen.ts';

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

/** How a method looks, in the language that is set. One line per method. */
export function methodScreen(option: MethodOption): MethodScreen {
  switch (option.method) {
    case 'upi':
      return upiScreen(option);
    case 'saved-card':
      return savedCardScreen(option);
    case 'card':
      return cardScreen(option);
    case 'netbanking':
      return netbankingScreen(option);
    case 'wallet':
      return walletScreen(option);
    case 'pay-later':
      return payLaterScreen(option);
    case 'cash':
      return cashScreen();
  }
}
