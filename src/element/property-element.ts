import { ReactiveElement } from '@lit/reactive-element';
import { attributeOf, checkoutPropertyNames } from '../protocol/checkout-property-names.ts';

const names = [...checkoutPropertyNames, 'manual'] as const;

const attributes = names.map(attributeOf);

/**
 * Lit's base class with the properties of the element: each is what was set, or the text of its attribute as it stands, so
 * that `order-details` stays the very text that was signed. `manual` is true or false.
 *
 * Lit's own declarations of so many properties take a third of the time that the script takes to run.
 */
export class PropertyElement extends ReactiveElement {
  readonly #values: Partial<Record<string, unknown>> = { manual: false };
  /** The values that were set before the element was defined. They count more than attributes, which are read first. */
  #early: Partial<Record<string, unknown>> = {};

  static {
    for (const name of names) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: PropertyElement) {
          return this.#values[name];
        },
        set(this: PropertyElement, value: unknown) {
          const before = this.#values[name];
          this.#values[name] = value;
          this.requestUpdate(name, before);
        },
      });
    }
  }

  static override get observedAttributes(): string[] {
    return attributes;
  }

  constructor() {
    super();
    for (const name of names) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early[name] = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
    }
  }

  override connectedCallback(): void {
    Object.assign(this, this.#early);
    this.#early = {};
    super.connectedCallback();
  }

  override attributeChangedCallback(attribute: string, _before: string | null, text: string | null): void {
    const name = names[attributes.indexOf(attribute)];
    if (name) Reflect.set(this, name, name === 'manual' ? text !== null : text);
  }
}

/**
 * Returns a function that gives an element a custom state, such as `:state(ready)`, in place of the one before. Only
 * stylesheets need it: DOMs of unit tests lack it, and older browsers want dashes in its name.
 */
export function customState(element: HTMLElement): (name: string) => void {
  const internals = (element as Partial<HTMLElement>).attachInternals?.();
  return (name) => {
    try {
      internals?.states.clear();
      internals?.states.add(name);
    } catch {
      // The checkout works without.
    }
  };
}
