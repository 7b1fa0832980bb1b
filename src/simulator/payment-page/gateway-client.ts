import type {
  Checkout,
  Instrument,
  PaymentResult,
  Refusal,
  ReturnAddress,
  SavedMethod,
  SavedMethods,
  SessionTokenReply,
  Terms,
  Transaction,
  TransactionAnswer,
} from './checkout.ts';
import {
  readCheckout,
  readLeave,
  readRefusal,
  readReturnAddress,
  readSessionToken,
  readTerms,
  readTransaction,
  readTransactionAnswer,
} from './gateway-answers.ts';
import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { GatewayCall } from './clickstream.ts';
import { readMethods, readSavedMethods } from './saved-method-answers.ts';
import { pageDeath } from './page-death.ts';

/** What came of a request: an answer, the gateway's refusal, or nothing that can be used. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' };

/** How long the gateway may take, in ms. */
const patience = 15_000;

/**
 * The payment page's only way out: the simulator's gateway, on the page's own origin.
 *
 * Nothing throws. An aborted request is `unreachable`, so the caller has to look whether it still wants the reply.
 */
export class GatewayClient {
  readonly #signal: AbortSignal;
  readonly #watch: (call: GatewayCall) => void;

  /**
   * @param signal - ends every request that is still under way
   * @param watch - is told how each request went
   */
  constructor(signal: AbortSignal, watch: (call: GatewayCall) => void = () => undefined) {
    this.#signal = signal;
    this.#watch = watch;
  }

  /** Shows the gateway the payload of `initiate`, which may be signed. */
  initiate(payload: object): Promise<Reply<true>> {
    return this.#post('/checkout/initiate', { payload }, () => true);
  }

  /** Opens the order of a `process` payload, after the gateway has verified it. */
  open(payload: object): Promise<Reply<Checkout>> {
    return this.#post('/checkout', { payload }, readCheckout);
  }

  /** Opens the order of a payment link, where no merchant page hands over a payload. */
  openLink(link: string): Promise<Reply<Checkout>> {
    return this.#post('/checkout/link', { link }, readCheckout);
  }

  /** Asks where the browser goes when the payment is over, if the order says so. */
  returnAddress(token: string): Promise<Reply<ReturnAddress>> {
    return this.#post(`${pathOf(token)}/return`, {}, readReturnAddress);
  }

  /** Shows the gateway the payload of `updateOrder` or `resumePayment`, whose order may take the place of the open one. */
  update(token: string, payload: object): Promise<Reply<Terms>> {
    return this.#post(`${pathOf(token)}/order`, { payload }, readTerms);
  }

  /**
   * Begins to pay.
   *
   * @param amount - what the shopper saw; the gateway refuses if the order has another one by now
   */
  start(token: string, amount: string, instrument: Instrument): Promise<Reply<Transaction>> {
    return this.#post(
      `${pathOf(token)}/transactions`,
      { ...instrument.body, method: instrument.method, amount },
      readTransaction,
    );
  }

  /** Asks where a transaction stands. */
  async check(token: string, transactionId: string): Promise<Reply<TransactionAnswer>> {
    const path = `${pathOf(token)}/transactions/${encodeURIComponent(transactionId)}`;
    const reply = await this.#request(path, {}, readTransactionAnswer);
    return reply.kind === 'answer' && reply.value.pageDies ? pageDeath() : reply;
  }

  /** Says that the shopper leaves. */
  leave(token: string): Promise<Reply<PaymentResult>> {
    return this.#post(`${pathOf(token)}/leave`, {}, readLeave);
  }

  /** Notes for the order's timeline how the page says that it ended. The page may be gone before the answer is there. */
  noteResult(token: string, status: ProcessStatus): Promise<Reply<true>> {
    return this.#post(`${pathOf(token)}/result`, { status }, () => true, { keepalive: true });
  }

  /** Opens the saved methods of the customer of a `paymentManagement` payload. */
  savedMethods(payload: object): Promise<Reply<SavedMethods>> {
    return this.#post('/checkout/management', { payload }, readSavedMethods);
  }

  /** Makes a saved method the one to pay with as a rule, and resolves with all of them in their new order. */
  preferMethod(token: string, id: string): Promise<Reply<readonly SavedMethod[]>> {
    return this.#post(`/checkout/management/${encodeURIComponent(token)}/default`, { id }, readMethods);
  }

  /** Removes a saved method, and resolves with those that are left. */
  removeMethod(token: string, id: string): Promise<Reply<readonly SavedMethod[]>> {
    return this.#post(`/checkout/management/${encodeURIComponent(token)}/remove`, { id }, readMethods);
  }

  /**
   * Asks for a UPI session token.
   *
   * @param clientId - that of `initiate`
   */
  sessionToken(payload: object, clientId: string | undefined): Promise<Reply<SessionTokenReply>> {
    return this.#post('/checkout/session-token', { payload, clientId }, readSessionToken);
  }

  #post<T>(
    path: string,
    body: object,
    read: (body: unknown) => T | undefined,
    how: Pick<RequestInit, 'keepalive'> = {},
  ): Promise<Reply<T>> {
    const headers = { 'content-type': 'application/json' };
    return this.#request(path, { ...how, method: 'POST', headers, body: JSON.stringify(body) }, read);
  }

  async #request<T>(path: string, init: RequestInit, read: (body: unknown) => T | undefined): Promise<Reply<T>> {
    const begun = performance.now();
    const done = (status: number) =>
      this.#watch({ type: callOf(path, init), status, latency: performance.now() - begun });
    try {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(patience)]);
      const response = await fetch(path, { ...init, signal, cache: 'no-store' });
      const body: unknown = await response.json();
      done(response.status);
      if (response.ok) {
        const value = read(body);
        return value === undefined ? unreachable : { kind: 'answer', value };
      }
      const refusal = response.status < 500 ? readRefusal(body) : undefined;
      return refusal ? { kind: 'refused', refusal } : unreachable;
    } catch {
      done(0);
      return unreachable; // No connection, too slow, aborted or no JSON: for the shopper it is all the same.
    }
  }
}

const unreachable = { kind: 'unreachable' } as const;

/** What a request is for, in words that hold no token: its method and the last fixed part of its path. */
function callOf(path: string, { method = 'GET' }: RequestInit): string {
  const fixed = path.split('/').filter((part) => /^[a-z-]{1,20}$/.test(part));
  return `${method} ${fixed.join('/')}`;
}

function pathOf(token: string): string {
  return `/checkout/${encodeURIComponent(token)}`;
}
