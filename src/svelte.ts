import type { HTMLAttributes } from 'svelte/elements';
import type { HyperCheckoutElement } from './element/hyper-checkout-element.ts';
import type { TagListeners, TagPropertiesAndAttributes } from './element/tag-types.ts';

export * from './index.ts';

/** `<hyper-checkout>` in Svelte. */
export type HyperCheckoutTag = HTMLAttributes<HyperCheckoutElement> & TagPropertiesAndAttributes & TagListeners<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'hyper-checkout': HyperCheckoutTag;
  }
}
