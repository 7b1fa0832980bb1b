import type { Checkout, Terms } from './checkout.ts';
import type { Method, MethodOffer } from './methods/method-offer.ts';

/** The same visit with what there is to be paid now. */
export function withTerms({ token, orderUpdation, frameEnding, last }: Checkout, terms: Terms): Checkout {
  return { token, orderUpdation, ...(frameEnding && { frameEnding }), ...(last && { last }), ...terms };
}

/** Whether a method can be used, and is not only shown. */
export function offersMethod({ methods }: Terms, wanted: Method): boolean {
  return methods.some(({ method, locked }) => method === wanted && locked === undefined);
}

/** What the customer has at hand: a saved card, or else a linked wallet. The list of methods stays one step back. */
export function methodAtHand({ methods }: Terms): Method | undefined {
  const usable = methods.filter(({ locked }) => locked === undefined);
  const atHand = (offer: MethodOffer) =>
    offer.method === 'saved-card' || (offer.method === 'wallet' && offer.wallets.some(({ linked }) => linked));
  return usable.find(atHand)?.method;
}
