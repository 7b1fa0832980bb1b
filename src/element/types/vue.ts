import type { HTMLAttributes, ReservedProps } from 'vue';
import type { TagAttributes, TagHandlers, TagProperties } from './tag.ts';

/** `<hyper-checkout>` in templates of Vue. */
export type HyperCheckoutTag = HTMLAttributes & ReservedProps & TagAttributes & TagProperties & TagHandlers;

declare module 'vue' {
  interface GlobalComponents {
    'hyper-checkout': new () => { $props: HyperCheckoutTag };
  }
}
