import type { JSX } from 'solid-js';
import type { HyperCheckoutElement } from './element/hyper-checkout-element.ts';
import type { TagAttributes, TagListeners, TagProperties } from './element/tag-types.ts';

export * from './index.ts';

/** `<hyper-checkout>` in JSX of Solid. */
export type HyperCheckoutTag = JSX.HTMLAttributes<HyperCheckoutElement> &
  TagAttributes &
  TagListeners<'on:'> & {
    [Name in keyof TagProperties as `prop:${Name}`]?: TagProperties[Name];
  };

declare module 'solid-js' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where Solid looks for tags
  namespace JSX {
    interface IntrinsicElements {
      'hyper-checkout': HyperCheckoutTag;
    }
  }
}
