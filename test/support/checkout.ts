import { signOrder, type SignedOrder } from 'hyper-checkout/server';
import { HyperErrorEvent, type HyperCheckoutElement, type HyperCheckoutEventMap } from 'hyper-checkout';
import { merchant, origin } from 'virtual:simulator';
import { sampleOrder } from './sample-order.ts';

type EventName = keyof HyperCheckoutEventMap;

/** Every event that the element may dispatch, so that a test sees what it did not expect, too. */
const eventNames: readonly EventName[] = [
  'hyper-initiate-result',
  'hyper-process-result',
  'hyper-show-loader',
  'hyper-hide-loader',
  'hyper-log-stream',
  'hyper-user-event',
  'hyper-payment-attempt',
  'hyper-retry-triggered',
  'hyper-session-expired',
  'hyper-invoke-error-handling',
  'hyper-guest-login',
  'hyper-sdk-event',
  'hyper-close',
  'hyper-order-status',
  'hyper-error',
  'hyper-warning',
];

/** A fresh order of the simulator's merchant, signed as a shop's server would. */
export function signedOrder(fields: Readonly<Record<string, unknown>> = {}): Promise<SignedOrder> {
  const order = sampleOrder(merchant.merchantId, fields);
  return signOrder(JSON.stringify(order), { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId });
}

/** The same order, changed and signed anew. */
export function changed(
  { orderDetails }: Pick<SignedOrder, 'orderDetails'>,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<SignedOrder> {
  const { order_id } = JSON.parse(orderDetails) as { readonly order_id: string };
  return signedOrder({ order_id, ...fields });
}

/** Resolves with the payload of the next call of `process` that reaches the echoing SDK and has that action. */
export function nextProcess(element: HTMLElement, action?: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    element.addEventListener('hyper-sdk-event', function listen({ detail }) {
      const payload = detail.payload['payload'] as Record<string, unknown>;
      if (payload['action'] !== action) return;
      element.removeEventListener('hyper-sdk-event', listen);
      resolve(payload);
    });
  });
}

/** The properties of every checkout of these tests, besides its order. */
export const session = {
  clientId: merchant.clientId,
  environment: 'sandbox',
  frameUrl: `${origin}/frame/`,
  merchantKeyId: merchant.merchantKeyId,
} as const;

/** A mounted element and all that it has dispatched. */
export interface MountedCheckout {
  readonly element: HyperCheckoutElement;
  /** The names of its events so far, in order, without what only says which screen is shown. */
  readonly sequence: () => string[];
  /** All that it has dispatched so far. */
  readonly events: readonly Event[];
  /**
   * Resolves with the first event of that name, or the nth, those that have come already included. Rejects if a
   * `hyper-error` comes first, or nothing does.
   */
  readonly event: <Name extends EventName>(name: Name, nth?: number) => Promise<HyperCheckoutEventMap[Name]>;
  /**
   * True if the element's shadow tree has a match. A test compares this and not the node: the runner prints the nodes of
   * a failed comparison, and cannot get through those of a window.
   */
  readonly has: (selector: string) => boolean;
}

/** The time that an event may take, in ms: far more than it needs, only to end a hang. */
const longestWait = 30_000;

const mounted: HTMLElement[] = [];

/** Puts a checkout with these properties on the page and records its events. */
export function mountCheckout(properties: Partial<HyperCheckoutElement>): MountedCheckout {
  const element = document.createElement('hyper-checkout');
  const events: Event[] = [];
  const changes = new EventTarget();
  for (const name of eventNames) {
    element.addEventListener(name, (event) => {
      events.push(event);
      changes.dispatchEvent(new Event('change'));
    });
  }
  Object.assign(element, properties);
  mounted.push(element);
  document.body.append(element);

  function event<Name extends EventName>(name: Name, nth = 1): Promise<HyperCheckoutEventMap[Name]> {
    const earlier = events.length;
    return new Promise((resolve, reject) => {
      const life = new AbortController();
      const missed = (why: string) => {
        life.abort();
        const before = events.map(({ type }) => type).join(', ') || 'none';
        reject(new Error(`No ${name} (${nth}): ${why} State: ${element.state}. Events: ${before}.`));
      };
      const hung = () => missed(`it did not come within ${longestWait / 1000} s.`);
      AbortSignal.timeout(longestWait).addEventListener('abort', hung, { signal: life.signal });
      const look = () => {
        const found = events.filter((one): one is HyperCheckoutEventMap[Name] => one.type === name)[nth - 1];
        const error = events.slice(earlier).find((one) => one instanceof HyperErrorEvent);
        if (found) {
          life.abort();
          resolve(found);
        } else if (error) {
          missed(`${error.detail.code} came instead. ${error.detail.message}`);
        }
      };
      changes.addEventListener('change', look, { signal: life.signal });
      look();
    });
  }

  return {
    element,
    events,
    sequence: () => events.map(({ type }) => type).filter((type) => type !== 'hyper-user-event'),
    event,
    has: (selector) => Boolean(element.shadowRoot?.querySelector(selector)),
  };
}

/** Takes every checkout off the page again. */
export function removeCheckouts(): void {
  for (const element of mounted.splice(0)) element.remove();
}
