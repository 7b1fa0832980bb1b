import type { HTMLAttributes, ReservedProps } from 'vue';
import type { TagHandlers, TagPropertiesAndAttributes } from './element/tag-types.ts';

export * from './index.ts';

/** `<hyper-checkout>` in templates of Vue. */
export type HyperCheckoutTag = HTMLAttributes & ReservedProps & TagPropertiesAndAttributes & TagHandlers;

declare module 'vue' {
  interface GlobalComponents {
    'hyper-checkout': new () => { $props: HyperCheckoutTag };
  }
}
