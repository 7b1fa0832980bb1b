import type { Terms } from '../contract/payment-page.ts';
import type { Method, MethodOption } from '../methods/contract.ts';

/** Tells whether a method can be used, and is not only shown. */
export function offersMethod({ methods }: Terms, wanted: Method): boolean {
  return methods.some(({ method, locked }) => method === wanted && locked === undefined);
}

/** True if the merchant has ruled out every method that there is. */
export function noMethodIsLeft(methods: readonly MethodOption[]): boolean {
  return methods.every(({ locked }) => locked !== undefined);
}

/**
 * Returns the method at hand: the one used last, or else a saved card, or a linked wallet. The list of methods stays
 * one step back.
 */
export function methodAtHand({ methods }: Terms): Method | undefined {
  const usable = methods.filter(({ locked }) => locked === undefined);
  const atHand = (option: MethodOption) =>
    option.method === 'saved-card' || (option.method === 'wallet' && option.wallets.some(({ linked }) => linked));
  return (usable.find(({ lastUsed }) => lastUsed) ?? usable.find(atHand))?.method;
}
