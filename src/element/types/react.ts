import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { HyperCheckoutElement } from '../hyper-checkout-element.ts';
import type { TagAttributes, TagListeners } from './tag.ts';

/**
 * `<hyper-checkout>` in JSX of React: attributes alone.
 *
 * React 18 knows no properties and no events of custom elements, and React 19 loses both when it hydrates. The component
 * and the hook of `hyper-checkout/react` have them in every version.
 */
export type HyperCheckoutTag = DetailedHTMLProps<HTMLAttributes<HyperCheckoutElement>, HyperCheckoutElement> &
  TagAttributes & { [Name in keyof TagListeners<'on'>]?: never } & {
    /** React 18 passes `className` on under that very name. */
    class?: string | undefined;
    /** Not `false`: React 18 writes it into the attribute, which then counts as set. */
    manual?: true | '' | undefined;
  };

declare module 'react' {
  // oxlint-disable-next-line typescript/no-namespace -- the only place where React looks for tags
  namespace JSX {
    interface IntrinsicElements {
      'hyper-checkout': HyperCheckoutTag;
    }
  }
}
