import type { HyperCheckoutElement, HyperCheckoutEventMap } from '../element.ts';
import type { InspectedEvent, Lane } from './inspector-element.ts';
import { masked } from './mask.ts';
import { type OrderKey, orderKeyOf } from './kept-timeline.ts';

/** The lane of each event of the element: those of the SDK come from the frame. */
const laneOf: Readonly<Record<keyof HyperCheckoutEventMap, Lane>> = {
  'hyper-initiate-result': 'frame',
  'hyper-process-result': 'frame',
  'hyper-show-loader': 'frame',
  'hyper-hide-loader': 'frame',
  'hyper-log-stream': 'frame',
  'hyper-user-event': 'frame',
  'hyper-payment-attempt': 'frame',
  'hyper-retry-triggered': 'frame',
  'hyper-session-expired': 'frame',
  'hyper-invoke-error-handling': 'frame',
  'hyper-guest-login': 'frame',
  'hyper-sdk-event': 'frame',
  'hyper-close': 'element',
  'hyper-order-status': 'element',
  'hyper-error': 'element',
  'hyper-warning': 'element',
};

/** Receives what a {@link CheckoutWatch} sees. */
export interface WatchListener {
  readonly happened: (lane: Lane, text: string, payload?: InspectedEvent['payload']) => void;
  /** The checkout has an order, or another one. */
  readonly ordered: (order: OrderKey) => void;
  /** The element or its state has changed. */
  readonly changed: () => void;
}

/** Watches the checkout of one id in a document or shadow root, by its public properties and events. */
export class CheckoutWatch {
  /** The checkout; undefined while the page has none of that id. */
  element: HyperCheckoutElement | undefined;
  readonly #root: Node;
  readonly #id: () => string;
  readonly #listener: WatchListener;
  readonly #life = new AbortController();
  readonly #values = new Map<string, unknown>();
  #state = '';
  #orderId: string | undefined;

  constructor(root: Node, id: () => string, listener: WatchListener) {
    this.#root = root;
    this.#id = id;
    this.#listener = listener;
    const { signal } = this.#life;
    // While the event is on its way down, so that events that do not bubble are heard, and the first ones of a new element.
    const options = { capture: true, signal };
    for (const [type, lane] of Object.entries(laneOf)) {
      root.addEventListener(type, (event) => this.#hear(event, lane), options);
    }
    this.#lookOn();
  }

  /** Stops watching. */
  end(): void {
    this.#life.abort();
  }

  /** Properties and states have no events of their own, so they are compared with each frame that the browser paints. */
  #lookOn(): void {
    if (this.#life.signal.aborted) return;
    this.#lookAtPage();
    this.#lookAtState();
    requestAnimationFrame(() => this.#lookOn());
  }

  #hear(event: Event, lane: Lane): void {
    this.#lookAtPage();
    if (event.target !== this.element) return;
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    const word = wordOf(detail);
    this.#listener.happened(lane, word ? `${event.type}: ${word}` : event.type, payloadOf(detail));
    // The element is in its new state before it dispatches the event. The event tells why.
    this.#lookAtState();
  }

  #lookAtPage(): void {
    const found = this.#find();
    if (found !== this.element) {
      if (this.element) this.#listener.happened('element', `left the page in the state ${this.element.state}`);
      this.element = found;
      this.#values.clear();
      this.#state = '';
      this.#listener.changed();
    }
    if (!found) return;
    const set: Record<string, unknown> = {};
    const removed: string[] = [];
    for (const attribute of attributesOf(found)) {
      const value: unknown = Reflect.get(found, propertyOf(attribute)) ?? undefined;
      if (value === this.#values.get(attribute) || (value === false && !this.#values.has(attribute))) continue;
      this.#values.set(attribute, value);
      if (value === undefined || value === '') removed.push(attribute);
      else set[attribute] = masked(value, attribute);
    }
    const names = Object.keys(set);
    if (names.length > 0) this.#listener.happened('page', `set ${names.join(', ')}`, set);
    if (removed.length > 0) this.#listener.happened('page', `removed ${removed.join(', ')}`);
    if (names.length === 0 && removed.length === 0) return;
    const order = orderKeyOf(found);
    if (!order || order.orderId === this.#orderId) return;
    this.#orderId = order.orderId;
    this.#listener.ordered(order);
  }

  #lookAtState(): void {
    const state = this.element?.state ?? '';
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.happened('element', `state ${state}`);
    this.#listener.changed();
  }

  #find(): HyperCheckoutElement | undefined {
    const id = this.#id();
    const known = this.element;
    if (known?.id === id && known.isConnected && known.getRootNode() === this.#root) return known;
    const found = id && hasIds(this.#root) ? this.#root.getElementById(id) : undefined;
    return found && isCheckout(found) ? found : undefined;
  }
}

/** The masked properties of a checkout that its page has set. */
export function propertiesOf(element: HyperCheckoutElement): Readonly<Record<string, unknown>> {
  const entries = attributesOf(element).map((attribute): [string, unknown] => {
    return [attribute, Reflect.get(element, propertyOf(attribute)) ?? undefined];
  });
  const set = entries.filter(([, value]) => value !== undefined && value !== false && value !== '');
  return Object.fromEntries(set.map(([attribute, value]) => [attribute, masked(value, attribute)]));
}

function hasIds(root: Node): root is Node & NonElementParentNode {
  return 'getElementById' in root;
}

/** True once the tag is an element of this package, under whatever name it is registered. */
function isCheckout(element: Element): element is HyperCheckoutElement {
  return 'resolvedLanguage' in element && 'process' in element;
}

function attributesOf(element: HyperCheckoutElement): readonly string[] {
  const names: unknown = Reflect.get(element.constructor, 'observedAttributes');
  return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
}

function propertyOf(attribute: string): string {
  return attribute.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The word by which a developer decides: a status, a code, or the name of an unknown event. */
function wordOf(detail: unknown): string {
  if (!(detail instanceof Object)) return '';
  const payload: unknown = Reflect.get(detail, 'payload');
  const within: object = payload instanceof Object ? payload : {};
  const words = [
    ...['status', 'code', 'by'].map((name): unknown => Reflect.get(detail, name)),
    ...['status', 'label', 'action'].map((name): unknown => Reflect.get(within, name)),
  ];
  return words.find((word): word is string => typeof word === 'string' && word !== '') ?? '';
}

/** The payload of an event without the untouched message, which says the same again. The text of an error is no key of its own. */
function payloadOf(detail: unknown): unknown {
  if (!(detail instanceof Object)) return undefined;
  const { raw: _raw, ...shown }: Record<string, unknown> = Object.fromEntries(Object.entries(detail));
  if (detail instanceof Error) shown['message'] = detail.message;
  return masked(shown);
}
