import type { HyperCheckoutEventMap } from './events.ts';
import type { CheckoutProperties } from './hyper-checkout-element.ts';

/** `order-details` of `orderDetails`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Name;

/** `HyperProcessResult` of `hyper-process-result`. */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** The properties that a page sets. */
export type TagProperties = CheckoutProperties & { manual?: boolean | undefined };

/** The attributes that a page sets, in kebab-case. */
export type TagAttributes = {
  [Name in keyof CheckoutProperties as Kebab<Name>]?: string | null | undefined;
};

/**
 * Both, for a framework that sets a property where the element has one of that name, and an attribute elsewhere: a name
 * that both have, such as `appearance`, is the property's.
 */
export type TagPropertiesAndAttributes = TagProperties & Omit<TagAttributes, keyof TagProperties>;

/** The events under the names that a framework gives to listeners, such as `on:hyper-error` after the prefix `on:`. */
export type TagListeners<Prefix extends string> = {
  [Name in keyof HyperCheckoutEventMap as `${Prefix}${Name}`]?:
    ((event: HyperCheckoutEventMap[Name]) => void) | undefined;
};

/** The events under the names of handlers, such as `onHyperProcessResult`. */
export type TagHandlers = {
  [Name in keyof HyperCheckoutEventMap as `on${Pascal<Name>}`]?:
    ((event: HyperCheckoutEventMap[Name]) => void) | undefined;
};
