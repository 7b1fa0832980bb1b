import type { HTMLAttributes } from 'preact';
import type { HyperCheckoutElement } from './element/hyper-checkout-element.ts';
import type { TagListeners, TagPropertiesAndAttributes } from './element/tag-types.ts';

export * from './index.ts';

/** `<hyper-checkout>` in JSX of Preact. */
export type HyperCheckoutTag = HTMLAttributes<HyperCheckoutElement> & TagPropertiesAndAttributes & TagListeners<'on'>;

declare module 'preact' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where Preact looks for tags
  namespace JSX {
    interface IntrinsicElements {
      'hyper-checkout': HyperCheckoutTag;
    }
  }
}
