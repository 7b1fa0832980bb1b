import { inPageLanguage } from '../localization/page-language.ts';
import { paymentPageService, type HyperRequest } from '../../protocol/requests/hyper-request.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { isProcessStatus } from '../../protocol/process-status.ts';
import type { FrameEnding, SdkMessage } from '../../protocol/payment-page-messages.ts';
import type { Refusal } from '../contract/value.ts';
import type { Reply } from '../ui/request.ts';
import type { PaymentDraft } from '../methods/payment-draft.ts';
import type { Checkout } from './checkout.ts';
import { apiStatus, clickstreamOf, type ClickstreamLog } from './clickstream.ts';
import { GatewayClient } from './gateway-client.ts';
import { pageStep, type PageEffect, type PageFlow, type PageInput } from './page-flow.ts';
import { initiateResult, news, sessionTokenResult, unreachable, type SdkNews } from './sdk-messages.ts';
import { isWebAddress, leaveWindowFor } from './page-window.ts';
import { untilPoll } from '../polling/follow.ts';

/** Callbacks from a {@link CheckoutRun} to the page. */
export interface CheckoutRunOptions {
  /** Takes each event for the merchant page. */
  readonly tell: (message: SdkMessage) => void;
  /** Takes a sentence about what the merchant page did wrong, for its developer. */
  readonly mistaken: (sentence: string) => void;
  /** Called after each step, with the screen to show. */
  readonly changed: (flow: PageFlow) => void;
}

/** The pause before a question is asked once more, in ms. */
const secondTry = 500;

/**
 * Carries out what {@link pageStep} says: talks to the gateway, tells the merchant page, and keeps the screen.
 *
 * The reply to a request counts only for the `process` that it was made for.
 */
export class CheckoutRun {
  readonly #options: CheckoutRunOptions;
  #flow: PageFlow = { screen: 'waiting' };
  #request: HyperRequest = { requestId: '', service: paymentPageService, payload: {} };
  /** The payment link that stands for the order where no merchant page hands one over. */
  #link: string | undefined;
  #logging = false;
  /** The refusal of the latest `initiate`, once it is answered. */
  #refused: Promise<Refusal | undefined> | undefined;
  #ending = new AbortController();
  #polling = new AbortController();
  /** The payment draft while the merchant page is asked. It is kept nowhere else, and no longer. */
  #held: PaymentDraft | undefined;

  constructor(options: CheckoutRunOptions) {
    this.#options = options;
  }

  /** The end of the order's checkout in a frame, as its merchant has it. */
  get frameEnding(): FrameEnding {
    return ('checkout' in this.#flow && this.#flow.checkout.frameEnding) || 'result';
  }

  /** Answers `initiate`, whose `logLevel` may turn the clickstream on. A refused one keeps every order from opening. */
  async initiate(request: HyperRequest): Promise<void> {
    this.#logging = isPlainObject(request.payload) && own(request.payload, 'logLevel') === '1';
    this.#refused = refusalOf(new GatewayClient(new AbortController().signal).initiate(request.payload));
    this.#tell(initiateResult(await this.#refused), request);
  }

  /** Answers `upiGetSessionToken`, which has nothing to do with what the page shows. */
  async answerSessionToken(request: HyperRequest, clientId: string | undefined): Promise<SdkMessage> {
    const gateway = new GatewayClient(new AbortController().signal);
    const ask = () => gateway.sessionToken(request.payload, clientId);
    const first = await ask();
    // A page that is about to be reloaded loses its requests. It does not live to ask again; the new page is asked then.
    const reply = first.kind === 'unreachable' ? await later(secondTry).then(ask) : first;
    return addressed(sessionTokenResult(reply), request);
  }

  /**
   * Opens another order, or the saved methods, in place of what is shown.
   *
   * @param link a payment link, which stands for the order in place of the payload
   */
  process(request: HyperRequest, link?: string): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#request = request;
    this.#link = link;
    const { payload } = request;
    const action = isPlainObject(payload) ? own(payload, 'action') : undefined;
    this.send({ type: action === 'paymentManagement' ? 'manage' : 'process' });
  }

  /** Takes a `process` that concerns what is shown: `updateOrder`, or the answer to a `paymentAttempt` that waits. */
  change({ payload }: HyperRequest): void {
    const { action, txnReference, status, orderDetails, signature } = isPlainObject(payload) ? payload : {};
    const taken =
      action === 'updateOrder'
        ? this.send({ type: 'update', update: payload })
        : this.send({
            type: 'resume',
            txnReference: String(txnReference),
            status: status === true,
            // Half of a pair is sent too, so that the gateway refuses it.
            ...((orderDetails !== undefined || signature !== undefined) && { update: payload }),
          });
    if (!taken) this.#options.mistaken(`${String(action)} has nothing to change: no such payment is open.`);
  }

  /** Takes what happened; false if it has no meaning now. */
  send(input: PageInput): boolean {
    const before = this.#flow;
    const { flow, effects } = pageStep(before, input);
    this.#flow = flow;
    if (flow !== before) this.#options.changed(flow);
    for (const log of this.#logging ? clickstreamOf(before, input, flow) : []) this.log(log);
    for (const effect of effects) this.#carryOut(effect);
    const { screen } = flow.screen === 'asking' ? flow.from : flow;
    if (screen !== 'holding') this.#held = undefined;
    if (screen !== 'phone' && screen !== 'outside') this.#polling.abort();
    return flow !== before || effects.length > 0;
  }

  /** Tells the merchant page something that needs no step: a painted page, a new title, a press of the login button. */
  announce(event: string, payload: Readonly<Record<string, unknown>> = {}): void {
    this.#tell(news(event, payload), this.#request);
  }

  /**
   * Returns the address that the browser goes to now that the visit is over; undefined if the order names none or the gateway
   * does not answer. A customer may leave a payment link before its order has come.
   */
  async returnAddress(): Promise<string | undefined> {
    const gateway = new GatewayClient(this.#ending.signal);
    let token = 'checkout' in this.#flow ? this.#flow.checkout.token : undefined;
    if (token === undefined && this.#link !== undefined) {
      const opened = await gateway.openLink(this.#link);
      if (opened.kind === 'answer') ({ token } = opened.value);
    }
    if (token === undefined) return undefined;
    const reply = await gateway.returnAddress(token);
    const url = reply.kind === 'answer' ? reply.value.url : null;
    return url !== null && isWebAddress(url) ? url : undefined;
  }

  /** Tells the merchant page's clickstream, if it wants one. */
  log(log: ClickstreamLog): void {
    if (this.#logging) this.announce('log_stream', { ...log });
  }

  #carryOut(effect: PageEffect): void {
    const gateway = new GatewayClient(this.#ending.signal, (call) => this.log(apiStatus(call)));
    switch (effect.do) {
      case 'tell':
        this.#tell(effect.news, this.#request);
        return this.#noteResult(effect.news);
      case 'open':
        return this.#await(this.#open(gateway), (checkout) => {
          for (const mistake of checkout.mistakes) this.#options.mistaken(mistake);
          const { payload } = this.#request;
          const quick = isPlainObject(payload) && own(payload, 'action') === 'quickPay';
          return { type: 'opened', checkout, ...(quick && { quick }) };
        });
      case 'start':
        return this.#start(gateway, effect, effect.instrument);
      case 'hold':
        this.#held = effect.instrument;
        return;
      case 'start-held':
        return this.#held && this.#start(gateway, effect, this.#held);
      case 'update':
        return void this.#update(gateway, effect);
      case 'check':
        return this.#await(gateway.check(effect.token, effect.transactionId), (answer) => ({
          type: 'answered',
          ...answer,
        }));
      case 'poll':
        return void this.#poll(gateway, effect);
      case 'find':
        return this.#await(
          this.#ifInitiated(() => gateway.savedMethods(this.#request.payload)),
          (saved) => ({ type: 'found', saved }),
        );
      case 'prefer':
        return this.#await(gateway.preferMethod(effect.token, effect.id), ({ methods }) => ({
          type: 'preferred',
          methods,
          id: effect.id,
        }));
      case 'remove':
        return this.#await(gateway.removeMethod(effect.token, effect.id), ({ methods }) => ({
          type: 'removed',
          methods,
        }));
      case 'go':
        return leaveWindowFor(inPageLanguage(effect.url), true);
      case 'leave':
        return this.#await(gateway.leave(effect.token), (result) => ({ type: 'left', result }));
    }
  }

  /** Notes in the order's timeline the status that the merchant page is told. A payment link has no merchant page. */
  #noteResult({ event, payload }: SdkNews): void {
    const status = ownText(payload, 'status');
    if (event !== 'process_result' || this.#link !== undefined || !('checkout' in this.#flow)) return;
    if (status === undefined || !isProcessStatus(status)) return;
    // Not with this visit's signal: the merchant page may take the next order at once.
    void new GatewayClient(new AbortController().signal).noteResult(this.#flow.checkout.token, status);
  }

  #open(gateway: GatewayClient): Promise<Reply<Checkout>> {
    const link = this.#link;
    return link === undefined ? this.#ifInitiated(() => gateway.open(this.#request.payload)) : gateway.openLink(link);
  }

  async #ifInitiated<T>(ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const refusal = await this.#refused;
    return refusal ? { kind: 'refused', refusal } : ask();
  }

  #start(gateway: GatewayClient, { token, price }: EffectOf<'start' | 'start-held'>, instrument: PaymentDraft): void {
    this.#await(gateway.start(token, price, instrument), (transaction) => ({ type: 'started', transaction }));
  }

  /** Asks after a while; at once if the shopper comes back to this page, or the connection does. */
  async #poll(gateway: GatewayClient, { token, transactionId }: EffectOf<'poll'>): Promise<void> {
    this.#polling.abort();
    const { signal } = (this.#polling = new AbortController());
    if (!(await untilPoll(signal))) return;
    const reply = await gateway.check(token, transactionId);
    if (signal.aborted || this.#ending.signal.aborted) return;
    this.#settled(reply, (answer) => ({ type: 'answered', ...answer }));
  }

  /** An order that is not taken leaves the open one as it is, and the merchant's developer finds the reason. */
  async #update(gateway: GatewayClient, { token, update, resumes }: EffectOf<'update'>): Promise<void> {
    const { signal } = this.#ending;
    const reply = await gateway.update(token, update);
    if (signal.aborted) return;
    if (reply.kind === 'answer') {
      for (const mistake of reply.value.mistakes) this.#options.mistaken(mistake);
      this.send({ type: 'updated', terms: reply.value, resumes });
      return;
    }
    const { code, error_message: message } = reply.kind === 'refused' ? reply.refusal : unreachable;
    // No event says so, since one would end the payment for the merchant page.
    this.#options.mistaken(`the new order was not taken. ${code ? `${code}: ` : ''}${message}`);
    if (resumes) this.send({ type: 'not-updated', notice: reply.kind === 'refused' ? reply.refusal : 'unreachable' });
  }

  #await<T>(reply: Promise<Reply<T>>, answered: (value: T) => PageInput): void {
    const { signal } = this.#ending;
    void reply.then((settled) => {
      if (!signal.aborted) this.#settled(settled, answered);
    });
  }

  #settled<T>(reply: Reply<T>, answered: (value: T) => PageInput): void {
    if (reply.kind === 'answer') this.send(answered(reply.value));
    else if (reply.kind === 'unreachable') this.send({ type: 'unreachable' });
    else this.send({ type: 'refused', refusal: reply.refusal, at: new Date().toISOString() });
  }

  #tell(message: SdkNews, request: HyperRequest): void {
    this.#options.tell(addressed(message, request));
  }
}

type EffectOf<Do extends PageEffect['do']> = Extract<PageEffect, { do: Do }>;

async function refusalOf(asked: Promise<Reply<unknown>>): Promise<Refusal | undefined> {
  const reply = await asked;
  if (reply.kind === 'answer') return undefined;
  return reply.kind === 'refused' ? reply.refusal : unreachable;
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function addressed(message: SdkNews, { requestId, service }: HyperRequest): SdkMessage {
  const { payload, errorMessage, errorCode, error, event } = message;
  return { service, requestId, payload, errorMessage, errorCode, error, event };
}
