import { HyperCheckoutImplementation } from './hyper-checkout.ts';
import { version } from './version.ts';

/** The name that the main entry and the one-file script register. */
export const tagName = 'hyper-checkout';

/** Registers the element, and takes the frame page to be beside the script that this is a part of. */
export function register(): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const registered = registry?.get(tagName);
  if (registry && !registered) registry.define(tagName, HyperCheckoutImplementation);
  // The first copy on the page serves both, so that a second one of the same version says nothing.
  if (registered && Reflect.get(registered, 'version') !== version) {
    console.warn(`The page has another version of <${tagName}> in use, not ${version}.`);
  }

  const script = typeof document === 'undefined' ? undefined : document.currentScript;
  if (script && 'src' in script && typeof script.src === 'string' && script.src) {
    HyperCheckoutImplementation.defaultFrameUrl = new URL('frame/', script.src).href;
  }
}
