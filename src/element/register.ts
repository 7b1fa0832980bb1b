import { HyperCheckoutImplementation } from './hyper-checkout.ts';

/** The name that the main entry and the one-file script register. */
export const tagName = 'hyper-checkout';

/** Registers the element, and takes the frame page to be beside the script that this is a part of. */
export function register(): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const registered = registry?.get(tagName);
  if (registry && !registered) registry.define(tagName, HyperCheckoutImplementation);
  // A second copy on the page keeps quiet: the first one serves both.

  const script = typeof document === 'undefined' ? undefined : document.currentScript;
  if (script && 'src' in script && typeof script.src === 'string' && script.src) {
    HyperCheckoutImplementation.defaultFrameUrl = new URL('frame/', script.src).href;
  }
}
