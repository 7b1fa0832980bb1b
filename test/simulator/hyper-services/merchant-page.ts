import { executeServerCommand } from '@web/test-runner-commands';
import { merchant, origin } from 'virtual:simulator';
import type { SdkMessage } from '../../../src/protocol/payment-page-messages.ts';
import { HyperServices } from '../../../src/simulator/hyper-services/hyper-services.ts';
import { settings } from '../../../src/simulator/hyper-services/scenarios.ts';
import { signedOrder } from '../../support/checkout.ts';
import { inTime } from '../../support/in-time.ts';

settings.origin = origin;

/** A page as merchants write them for the SDK's script: a div, an instance, a callback. */
export interface MerchantPage {
  readonly services: HyperServices;
  readonly div: HTMLElement;
  /** The messages to the callback, in order. */
  readonly events: readonly SdkMessage[];
  readonly callback: (message: unknown) => void;
  /** The names of the events so far, without those that only say which screen is shown. */
  readonly names: () => string[];
  /** Resolves with the first event of that name, or a later one by its number; those that have come already count. */
  readonly until: (name: string, number?: number) => Promise<SdkMessage>;
}

const pages: MerchantPage[] = [];

/** Makes a page; `removeMerchantPages` takes it away. */
export function merchantPage(): MerchantPage {
  const div = document.createElement('div');
  div.id = `mount-${crypto.randomUUID()}`;
  // As the documentation has it: without a height its payment page would be 150 px high.
  div.style.height = '700px';
  document.body.append(div);
  const events: SdkMessage[] = [];
  const waiting = new Set<() => void>();
  const page: MerchantPage = {
    services: new HyperServices(),
    div,
    events,
    callback: (message) => {
      // A page that takes what comes, as the documentation's own handlers do: an object, or its text.
      events.push((typeof message === 'string' ? JSON.parse(message) : message) as SdkMessage);
      for (const look of waiting) look();
    },
    names: () => events.map(({ event }) => event).filter((name) => name !== 'user_event'),
    until: (name, number = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.filter(({ event }) => event === name)[number - 1];
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
  pages.push(page);
  return page;
}

/** Ends every session and takes the pages away. */
export function removeMerchantPages(): void {
  for (const { services, div } of pages.splice(0)) {
    services.terminate();
    div.remove();
  }
}

/** Opens the same order in another session, as a shop does whose page was loaded again. */
export async function openAgain({ services, div, callback, until }: MerchantPage, process: object): Promise<void> {
  services.terminate();
  services.initiate(initiateRequest(div), callback);
  services.process(process);
  await until('hide_loader', 2);
}

/** Loads the payment page in a div anew. Its address must change: one that only has the same hash again stays. */
export function reloadPaymentPage(div: HTMLElement): void {
  const frame = div.querySelector('iframe');
  if (!frame) throw new Error('There is no payment page.');
  const address = new URL(frame.src);
  address.searchParams.set('again', '');
  frame.src = address.href;
}

/** The seed's sample of an initiate request, unsigned, for this div. */
export function initiateRequest(div: HTMLElement, payload: object = {}) {
  return {
    requestId: crypto.randomUUID() as string,
    service: 'in.juspay.hyperpay',
    payload: {
      action: 'initiate',
      merchantId: merchant.merchantId,
      clientId: merchant.clientId,
      customerId: 'cust77',
      environment: 'sandbox',
      integrationType: 'iframe',
      hyperSDKDiv: div.id,
      ...payload,
    },
  };
}

/** The seed's sample of a process request, for a fresh order. */
export async function processRequest(order: Readonly<Record<string, unknown>> = {}, payload: object = {}) {
  const { orderDetails, signature, merchantKeyId } = await signedOrder(order);
  const details: Readonly<Record<string, unknown>> = JSON.parse(orderDetails);
  return {
    requestId: crypto.randomUUID() as string,
    service: 'in.juspay.hyperpay',
    payload: {
      action: 'paymentPage',
      merchantId: merchant.merchantId,
      clientId: merchant.clientId,
      orderId: details['order_id'],
      amount: details['amount'],
      customerId: details['customer_id'],
      customerEmail: details['customer_email'],
      customerMobile: details['customer_phone'],
      orderDetails,
      signature,
      merchantKeyId,
      language: 'english',
      environment: 'sandbox',
      ...payload,
    },
  };
}

/** The documented request that gives the open page of an order another text of it, signed now. */
export async function updateRequest(order: Readonly<Record<string, unknown>>, payload: object = {}) {
  const { orderDetails, signature } = await signedOrder(order);
  return {
    requestId: crypto.randomUUID() as string,
    service: 'in.juspay.hyperpay',
    payload: { action: 'updateOrder', orderDetails, signature, ...payload },
  };
}

/** The errors on the console since the call that began to watch it. */
interface WatchedConsole {
  readonly said: readonly string[];
  /** Resolves once an error matches. */
  readonly saysSo: (pattern: RegExp) => Promise<void>;
  readonly restore: () => void;
}

export function watchConsole(): WatchedConsole {
  const said: string[] = [];
  const heard = new EventTarget();
  const { error } = window.console;
  window.console.error = (...words: unknown[]) => {
    said.push(words.join(' '));
    heard.dispatchEvent(new Event('said'));
  };
  return {
    said,
    saysSo: async (pattern) => {
      while (!pattern.test(said.join('\n'))) {
        const more = new Promise((resolve) => heard.addEventListener('said', resolve, { once: true }));
        await inTime(`an error that matches ${String(pattern)}`, more);
      }
    },
    restore: () => void (window.console.error = error),
  };
}

/** Reads the gateway's status of an order. */
export function orderStatus(orderId: string): Promise<{ readonly status: string; readonly amount: number }> {
  return executeServerCommand('order-status', { orderId });
}
