import { paymentPageService, type HyperRequest } from '../../protocol/hyper-request.ts';
import type { SdkMessage } from '../../protocol/payment-page-messages.ts';
import { step, type Effect, type Flow, type Input } from './checkout-flow.ts';
import { GatewayClient, type Reply } from './gateway-client.ts';
import { initiateResult, news, sessionTokenResult, unreachable, type SdkNews } from './sdk-messages.ts';

/** What a {@link CheckoutRun} needs from the page. */
export interface CheckoutRunOptions {
  /** Takes each event for the merchant page. */
  readonly tell: (message: SdkMessage) => void;
  /** Called after each step, with the screen to show. */
  readonly changed: (flow: Flow) => void;
}

/**
 * Carries out what {@link step} says: talks to the gateway, tells the merchant page, and keeps the screen.
 *
 * The reply to a request counts only for the `process` that it was made for.
 */
export class CheckoutRun {
  readonly #options: CheckoutRunOptions;
  #flow: Flow = { screen: 'waiting' };
  #request: HyperRequest = { requestId: '', service: paymentPageService, payload: {} };
  #ending = new AbortController();

  constructor(options: CheckoutRunOptions) {
    this.#options = options;
  }

  /** Answers `initiate`. */
  async initiate(request: HyperRequest): Promise<void> {
    const reply = await new GatewayClient(new AbortController().signal).initiate(request.payload);
    const refusal = reply.kind === 'refused' ? reply.refusal : reply.kind === 'unreachable' ? unreachable : undefined;
    this.#tell(initiateResult(refusal), request);
  }

  /** Answers `upiGetSessionToken`, which has nothing to do with what the page shows. */
  async answerSessionToken(request: HyperRequest, clientId: string | undefined): Promise<SdkMessage> {
    const reply = await new GatewayClient(new AbortController().signal).sessionToken(request.payload, clientId);
    return addressed(sessionTokenResult(reply), request);
  }

  /** Opens another order, in place of the one that is shown. */
  process(request: HyperRequest): void {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.#request = request;
    this.send({ type: 'process' });
  }

  /** Takes what happened. */
  send(input: Input): void {
    const { flow, effects } = step(this.#flow, input);
    const changed = flow !== this.#flow;
    this.#flow = flow;
    if (changed) this.#options.changed(flow);
    for (const effect of effects) this.#carryOut(effect);
  }

  /** Tells the merchant page something that needs no step: a painted page, a new title, a wish to log in. */
  announce(event: string, payload: Readonly<Record<string, unknown>> = {}): void {
    this.#tell(news(event, payload), this.#request);
  }

  #carryOut(effect: Effect): void {
    const gateway = new GatewayClient(this.#ending.signal);
    switch (effect.do) {
      case 'tell':
        return this.#tell(effect.news, this.#request);
      case 'open':
        return this.#await(gateway.open(this.#request.payload), (checkout) => ({ type: 'opened', checkout }));
      case 'start':
        return this.#await(gateway.start(effect.token, effect.instrument), (transaction) => ({
          type: 'started',
          transaction,
        }));
      case 'check':
        return this.#await(gateway.check(effect.token, effect.transactionId), (answer) => ({
          type: 'answered',
          ...answer,
        }));
      case 'leave':
        return this.#await(gateway.leave(effect.token), (result) => ({ type: 'left', result }));
    }
  }

  #await<T>(reply: Promise<Reply<T>>, answered: (value: T) => Input): void {
    const { signal } = this.#ending;
    void reply.then((settled) => {
      if (signal.aborted) return;
      if (settled.kind === 'answer') this.send(answered(settled.value));
      else if (settled.kind === 'unreachable') this.send({ type: 'unreachable' });
      else this.send({ type: 'refused', refusal: settled.refusal, at: new Date().toISOString() });
    });
  }

  #tell(message: SdkNews, request: HyperRequest): void {
    this.#options.tell(addressed(message, request));
  }
}

function addressed(message: SdkNews, { requestId, service }: HyperRequest): SdkMessage {
  const { payload, errorMessage, errorCode, error, event } = message;
  return { service, requestId, payload, errorMessage, errorCode, error, event };
}
