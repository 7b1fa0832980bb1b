import {
  createElement,
  type DetailedHTMLProps,
  forwardRef,
  type HTMLAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { HyperCheckoutElement } from '../element.ts';
import type { TagAttributes, TagHandlers, TagListeners, TagProperties } from '../element/tag-types.ts';
import { checkoutPropertyNames } from '../protocol/checkout-property-names.ts';

/** The props of {@link HyperCheckout}: those of the checkout, and those of any HTML element. */
export type HyperCheckoutProps = HyperCheckoutOptions &
  Omit<HTMLAttributes<HyperCheckoutElement>, keyof HyperCheckoutOptions>;

/**
 * `<hyper-checkout>` as a component of React 18 and 19. The ref is the element with its methods.
 *
 * A server renders the tag without the properties of the checkout: it begins when the page is hydrated, and not before its
 * handlers are there.
 */
export const HyperCheckout = forwardRef<HyperCheckoutElement, HyperCheckoutProps>(function HyperCheckout(props, given) {
  const ref = useHyperCheckout(props);
  useImperativeHandle<HyperCheckoutElement | null, HyperCheckoutElement | null>(given, () => ref.current, [ref]);
  const { className, hidden, ...others } = props;
  const attributes = Object.fromEntries(Object.entries(others).filter(([name]) => !isOption(name)));
  // React 18 would write these two as `classname` and `hidden="false"`.
  return createElement('hyper-checkout', { ...attributes, class: className, hidden: hidden || undefined, ref });
});

/** The properties of the element, and a handler for each of its events, such as `onHyperProcessResult`. */
export type HyperCheckoutOptions = TagProperties & TagHandlers;

/** A ref to the element, as the types of React 18 and 19 both take it. */
export interface CheckoutRef {
  current: HyperCheckoutElement | null;
}

/** The properties and handlers that an element has. */
interface Given {
  readonly element: HyperCheckoutElement | null;
  readonly options: HyperCheckoutOptions;
}

/** A server runs no effects, and React 18 warns there of those that need a layout. */
const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Sets properties and handlers on a `<hyper-checkout>` that you render yourself with the returned ref.
 *
 * They are set before the browser paints, on the first render, on an update and after hydration alike: the element reports
 * nothing earlier. Handlers may be new closures in every render. They go with the element, not with an effect, so that a
 * tree that React hides during a payment still hears the result.
 */
export function useHyperCheckout(options: HyperCheckoutOptions): CheckoutRef {
  const ref = useRef<HyperCheckoutElement | null>(null);
  const given = useRef<Given>({ element: null, options });
  const [listener] = useState(
    () => (event: Event) => handlersOf(given.current.options)[handlerName(event.type)]?.(event),
  );
  useCommitEffect(() => {
    const element = ref.current;
    const before: HyperCheckoutOptions = element === given.current.element ? given.current.options : {};
    given.current = { element, options };
    if (!element) return;
    // The same listener under the same name counts once, however often it is added.
    for (const name of Object.keys(options).filter(isHandler)) element.addEventListener(eventName(name), listener);
    // What did not change is left alone: updateOrder() may have set another order since.
    const changed = propertyNames.filter((name) => options[name] !== before[name]);
    Object.assign(element, Object.fromEntries(changed.map((name) => [name, options[name]])));
  });
  return ref;
}

const propertyNames = [...checkoutPropertyNames, 'manual'] as const;

/** Returns whether a prop belongs to the checkout: every other one is an attribute of the tag. */
function isOption(name: string): boolean {
  return isHandler(name) || (propertyNames as readonly string[]).includes(name);
}

function isHandler(name: string): boolean {
  return name.startsWith('onHyper');
}

/** `hyper-process-result` of `onHyperProcessResult`. */
function eventName(handler: string): string {
  return handler
    .slice(2)
    .replace(/\B[A-Z]/g, '-$&')
    .toLowerCase();
}

/** `onHyperProcessResult` of `hyper-process-result`. */
function handlerName(event: string): string {
  return `on-${event}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The handlers by name. An event fits the handler of its own name, which the compiler cannot follow. */
function handlersOf(options: HyperCheckoutOptions): Readonly<Record<string, ((event: Event) => void) | undefined>> {
  return options as Readonly<Record<string, ((event: Event) => void) | undefined>>;
}

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
