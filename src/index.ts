import { HyperCheckout } from './element.ts';

export * from './element.ts';

/** The name that this entry registers. */
export const tagName = 'hyper-checkout';

const registry = globalThis.customElements as CustomElementRegistry | undefined;
const registered = registry?.get(tagName);
if (registry && !registered) registry.define(tagName, HyperCheckout);
// A second copy on the page keeps quiet: the first one serves both.

const script = typeof document === 'undefined' ? undefined : document.currentScript;
if (script && 'src' in script && typeof script.src === 'string' && script.src) {
  HyperCheckout.defaultFrameUrl = new URL('frame/', script.src).href;
}

declare global {
  interface HTMLElementTagNameMap {
    'hyper-checkout': HyperCheckout;
  }
}
