export * from '../index.ts';
// In place of the class of that name.
export { HyperCheckout } from './hyper-checkout.ts';
export type { HyperCheckoutProps } from './hyper-checkout.ts';
export { useHyperCheckout } from './use-hyper-checkout.ts';
export type { CheckoutRef, HyperCheckoutOptions } from './use-hyper-checkout.ts';
export type { HyperCheckoutTag } from '../element/types/react.ts';
