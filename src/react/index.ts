export * from '../index.ts';
// In place of the class of that name.
export {
  HyperCheckout,
  type HyperCheckoutProps,
  useHyperCheckout,
  type CheckoutRef,
  type HyperCheckoutOptions,
  type HyperCheckoutTag,
} from './hyper-checkout.ts';
