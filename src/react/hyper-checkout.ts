import { createElement, forwardRef, useImperativeHandle, type HTMLAttributes } from 'react';
import type { HyperCheckoutElement } from '../element.ts';
import { isOption, useHyperCheckout, type HyperCheckoutOptions } from './use-hyper-checkout.ts';

/** The props of {@link HyperCheckout}: those of the checkout, and those of any HTML element. */
export type HyperCheckoutProps = HyperCheckoutOptions &
  Omit<HTMLAttributes<HyperCheckoutElement>, keyof HyperCheckoutOptions>;

/**
 * `<hyper-checkout>` as a component of React 18 and 19. The ref is the element with its methods.
 *
 * A server renders the tag without the properties of the checkout: it begins when the page is hydrated, and not before its
 * handlers are there.
 */
export const HyperCheckout = forwardRef<HyperCheckoutElement, HyperCheckoutProps>(function HyperCheckout(props, given) {
  const ref = useHyperCheckout(props);
  useImperativeHandle<HyperCheckoutElement | null, HyperCheckoutElement | null>(given, () => ref.current, [ref]);
  const { className, hidden, ...others } = props;
  const attributes = Object.fromEntries(Object.entries(others).filter(([name]) => !isOption(name)));
  // React 18 would write these two as `classname` and `hidden="false"`.
  return createElement('hyper-checkout', { ...attributes, class: className, hidden: hidden || undefined, ref });
});
