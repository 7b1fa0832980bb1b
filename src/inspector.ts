import { HyperCheckoutInspectorImplementation } from './inspector/hyper-checkout-inspector.ts';
import type { InspectorElement } from './inspector/inspector-element.ts';

export type { InspectedEvent, InspectorElement, Lane } from './inspector/inspector-element.ts';

/** The name that importing this entry registers. */
export const inspectorTagName = 'hyper-checkout-inspector';

/** `<hyper-checkout-inspector>`, a tool for developers. */
export const HyperCheckoutInspector: new () => InspectorElement = HyperCheckoutInspectorImplementation;

/** An instance of the inspector. */
export type HyperCheckoutInspector = InspectorElement;

const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry && !registry.get(inspectorTagName))
  registry.define(inspectorTagName, HyperCheckoutInspectorImplementation);

declare global {
  interface HTMLElementTagNameMap {
    'hyper-checkout-inspector': InspectorElement;
  }
}
