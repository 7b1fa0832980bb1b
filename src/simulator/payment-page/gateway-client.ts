import type * as v from 'valibot';
import {
  Initiated,
  LeaveResult,
  OpenedPaymentPage,
  PaymentStatus,
  RemainingMethods,
  ReorderedMethods,
  ReportResult,
  ReturnAddress,
  SavedMethods,
  SessionToken,
  Terms,
  TransactionStep,
  type AskToken,
  type OpenLink,
  type PickMethod,
  type ShowPayload,
} from '../contract/payment-page.ts';
import type { Command } from '../contract/value.ts';
import type { PayCommand } from '../methods/contract.ts';
import { send, type Reply } from '../ui/request.ts';
import type { ProcessStatus } from '../../protocol/process-status.ts';
import type { PaymentDraft } from '../methods/payment-draft.ts';
import type { Checkout, Transaction, TransactionAnswer } from './checkout.ts';
import type { GatewayCall } from './clickstream.ts';
import { pageDeath } from './page-window.ts';
import type { Price } from './quote.ts';

/** A command of the payment page. */
type PageCommand =
  | Command<typeof ShowPayload | typeof OpenLink | typeof AskToken | typeof PickMethod | typeof PayCommand>
  | ReportResult
  | Readonly<Record<string, never>>;

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
  initiate(payload: object): Promise<Reply<Initiated>> {
    return this.#ask(Initiated, '/checkout/initiate', { payload });
  }

  /** Opens the order of a `process` payload, after the gateway has verified it. */
  open(payload: object): Promise<Reply<Checkout>> {
    return using(this.#ask(OpenedPaymentPage, '/checkout', { payload }), checkoutOf);
  }

  /** Opens the order of a payment link, where no merchant page hands over a payload. */
  openLink(link: string): Promise<Reply<Checkout>> {
    return using(this.#ask(OpenedPaymentPage, '/checkout/link', { link }), checkoutOf);
  }

  /** Asks where the browser goes when the payment is over, if the order says so. */
  returnAddress(token: string): Promise<Reply<ReturnAddress>> {
    return this.#ask(ReturnAddress, `${pathOf(token)}/return`, {});
  }

  /** Shows the gateway the payload of `updateOrder` or `resumePayment`, whose order may take the place of the open one. */
  update(token: string, payload: object): Promise<Reply<Terms>> {
    return this.#ask(Terms, `${pathOf(token)}/order`, { payload });
  }

  /**
   * Begins to pay.
   *
   * @param price - what the shopper saw, and the discount in it; the gateway refuses any other amount
   */
  start(token: string, price: Price, instrument: PaymentDraft): Promise<Reply<Transaction>> {
    const command = { ...instrument.command, ...price };
    return using(this.#ask(TransactionStep, `${pathOf(token)}/transactions`, command), transactionOf);
  }

  /** Asks where a transaction stands. */
  async check(token: string, transactionId: string): Promise<Reply<TransactionAnswer>> {
    const path = `${pathOf(token)}/transactions/${encodeURIComponent(transactionId)}`;
    const reply = await using(this.#ask(PaymentStatus, path), answerOf);
    return reply.kind === 'answer' && reply.value.pageDies ? pageDeath() : reply;
  }

  /** Says that the shopper leaves. */
  leave(token: string): Promise<Reply<LeaveResult>> {
    return this.#ask(LeaveResult, `${pathOf(token)}/leave`, {});
  }

  /** Notes for the order's timeline how the page says that it ended. The page may be gone before the answer is there. */
  noteResult(token: string, status: ProcessStatus): Promise<Reply<ReportResult>> {
    return this.#ask(ReportResult, `${pathOf(token)}/result`, { status }, true);
  }

  /** Opens the saved methods of the customer of a `paymentManagement` payload. */
  savedMethods(payload: object): Promise<Reply<SavedMethods>> {
    return this.#ask(SavedMethods, '/checkout/management', { payload });
  }

  /** Makes a saved method the one to pay with as a rule, and resolves with all of them in their new order. */
  preferMethod(token: string, id: string): Promise<Reply<ReorderedMethods>> {
    return this.#ask(ReorderedMethods, `/checkout/management/${encodeURIComponent(token)}/default`, { id });
  }

  /** Removes a saved method, and resolves with those that are left. */
  removeMethod(token: string, id: string): Promise<Reply<RemainingMethods>> {
    return this.#ask(RemainingMethods, `/checkout/management/${encodeURIComponent(token)}/remove`, { id });
  }

  /**
   * Asks for a UPI session token.
   *
   * @param clientId - that of `initiate`
   */
  sessionToken(payload: object, clientId: string | undefined): Promise<Reply<SessionToken>> {
    return this.#ask(SessionToken, '/checkout/session-token', { payload, clientId });
  }

  #ask<S extends v.GenericSchema>(
    schema: S,
    path: string,
    command?: PageCommand,
    keepalive = false,
  ): Promise<Reply<v.InferOutput<S>>> {
    const begun = performance.now();
    const answered = (status: number) =>
      this.#watch({ type: callOf(path, command), status, latency: performance.now() - begun });
    return send(schema, path, command, { signal: this.#signal, keepalive, answered });
  }
}

/** Replaces an answer by what the page works with; undefined for an answer that it cannot use. */
async function using<A, T>(asked: Promise<Reply<A>>, take: (answer: A) => T | undefined): Promise<Reply<T>> {
  const reply = await asked;
  if (reply.kind !== 'answer') return reply;
  const value = take(reply.value);
  return value === undefined ? { kind: 'unreachable' } : { kind: 'answer', value };
}

/** Describes a request without its token: its method and the last fixed part of its path. */
function callOf(path: string, command: object | undefined): string {
  const fixed = path.split('/').filter((part) => /^[a-z-]{1,20}$/.test(part));
  return `${command ? 'POST' : 'GET'} ${fixed.join('/')}`;
}

function pathOf(token: string): string {
  return `/checkout/${encodeURIComponent(token)}`;
}

function checkoutOf({ outcome, previous, ...page }: OpenedPaymentPage): Checkout {
  const status = outcome ?? previous;
  const transaction = previous && transactionOf(previous);
  return { ...page, ...(status && { last: { answer: answerOf(status), ...(transaction && { transaction }) } }) };
}

function answerOf(answer: PaymentStatus): TransactionAnswer {
  const { status, paymentInstrument, paymentInstrumentGroup, offers, ...rest } = answer;
  return { ...rest, result: { status, paymentInstrument, paymentInstrumentGroup, ...(offers && { offers }) } };
}

/** Returns undefined for a step to a page on another origin. */
function transactionOf(step: TransactionStep): Transaction | undefined {
  switch (step.waits) {
    case 'bank': {
      const bankUrl = ownUrl(step.bankUrl);
      return bankUrl === undefined ? undefined : { ...step, bankUrl };
    }
    case 'phone': {
      const { expiresIn, ...rest } = step;
      const phoneUrl = ownUrl(step.phoneUrl);
      // The gateway's clock need not be ours, so only the time that is left counts.
      const deadline = expiresIn !== undefined && { deadline: performance.now() + expiresIn };
      return phoneUrl === undefined ? undefined : { ...rest, phoneUrl, ...deadline };
    }
    case 'nowhere':
      return step;
  }
}

function ownUrl(address: string): string | undefined {
  if (!URL.canParse(address, location.href)) return undefined;
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.href : undefined;
}
