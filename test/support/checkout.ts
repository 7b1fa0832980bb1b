import { signOrder, type SignedOrder } from 'hyper-checkout/server';
import 'hyper-checkout';
import type { HyperCheckoutElement, HyperCheckoutEventMap } from 'hyper-checkout';
import { merchant, origin } from 'virtual:simulator';

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
  'hyper-error',
];

/** A fresh order of the simulator's merchant, signed as a shop's server would. */
export function signedOrder(fields: Readonly<Record<string, unknown>> = {}): Promise<SignedOrder> {
  // The engines share one simulator, so neither a clock nor a counter keeps their orders apart.
  const order = {
    order_id: `R${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`,
    merchant_id: merchant.merchantId,
    amount: '1.00',
    customer_id: 'cust77',
    customer_email: 'buyer@shop.example',
    customer_phone: '9876543210',
    timestamp: String(Date.now()),
    ...fields,
  };
  return signOrder(JSON.stringify(order), { privateKey: merchant.privateKey, keyId: merchant.merchantKeyId });
}

/** What every checkout of these tests has, besides its order. */
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
  /** Resolves with the first event of that name, those that have come already included. */
  readonly event: <Name extends EventName>(name: Name) => Promise<HyperCheckoutEventMap[Name]>;
}

const mounted: HTMLElement[] = [];

/** Puts a checkout with these properties on the page and writes down its events. */
export function mountCheckout(properties: Partial<HyperCheckoutElement>): MountedCheckout {
  const element = document.createElement('hyper-checkout');
  const events: Event[] = [];
  const waiting: { name: string; resolve: (event: never) => void }[] = [];
  for (const name of eventNames) {
    element.addEventListener(name, (event) => {
      events.push(event);
      for (const waiter of waiting.splice(0)) {
        if (waiter.name === name) waiter.resolve(event as never);
        else waiting.push(waiter);
      }
    });
  }
  Object.assign(element, properties);
  mounted.push(element);
  document.body.append(element);
  return {
    element,
    sequence: () => events.map(({ type }) => type).filter((type) => type !== 'hyper-user-event'),
    event: (name) =>
      new Promise((resolve) => {
        const past = events.find(({ type }) => type === name);
        if (past) resolve(past as never);
        else waiting.push({ name, resolve });
      }),
  };
}

/** Takes every checkout off the page again. */
export function removeCheckouts(): void {
  for (const element of mounted.splice(0)) element.remove();
}
