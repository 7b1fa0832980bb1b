import type { Scheme } from '../protocol/appearance/appearance-message.ts';
import type { Language } from '../protocol/language.ts';

/**
 * The part of the vendor's class that this package uses; the simulator's class has the same.
 *
 * None of its calls throws or answers: what happens is told to the callback.
 */
export interface HyperServices {
  initiate(payload: object, callback: (event: unknown) => unknown): void;
  process(payload: object): void;
  isInitialised(): boolean;
  /** The web polarity: true means that the payment page did not use the press and the shop should go back. */
  handleBackpress(): boolean;
  terminate(): void;
  /** Not in the vendor's script, which takes a language with `process` alone. The simulator's has it. */
  changeLanguage?(language: Language): void;
  /** Not in the vendor's script, whose page is styled on Juspay's side. The simulator's has it. */
  changeAppearance?(text: string, scheme: Scheme): void;
}

/** Makes one SDK instance; a new one serves each session, since a terminated one keeps old calls queued. */
export type HyperServicesClass = new (region?: string) => HyperServices;

/** The class that the script defined. Undefined without one, or if an element with that id stands in its place. */
export function globalHyperServices(): HyperServicesClass | undefined {
  const found: unknown = Reflect.get(window, 'HyperServices');
  return isClass(found) ? found : undefined;
}

function isClass(value: unknown): value is HyperServicesClass {
  return typeof value === 'function';
}
