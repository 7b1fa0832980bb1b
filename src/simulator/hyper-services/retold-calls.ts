import type { Channel } from '../../bridge/channel.ts';
import type { HyperRequest } from '../../protocol/requests/hyper-request.ts';
import type { Language } from '../../protocol/language.ts';
import { intentOf, type SdkMessage, type ServicesToPaymentPage } from '../../protocol/payment-page-messages.ts';

/**
 * The calls that a payment page has lost when it reloads, to be told again.
 *
 * The vendor's script tells a reloaded page nothing, and neither does this one on a merchant's page. The element's frame
 * may ask for it.
 */
export class RetoldCalls {
  #initiate: HyperRequest | undefined;
  #initiated = false;
  /** The latest order or list of saved methods. */
  #process: HyperRequest | undefined;
  /** Questions without an answer yet. */
  readonly #asked = new Map<string, HyperRequest>();

  /** Notes a call that was sent. */
  sent(name: 'initiate' | 'process', request: HyperRequest): void {
    if (name === 'initiate') this.#initiate = request;
    else if (intentOf(request) === 'ask') this.#asked.set(request.requestId, request);
    else if (intentOf(request) === 'show') this.#process = request;
  }

  /** Notes the language that the page is in from now on. */
  speaks(language: Language): void {
    if (this.#process) this.#process = { ...this.#process, payload: { ...this.#process.payload, language } };
  }

  /** Notes an event; false for the second answer to `initiate`, which the page was asked for twice. */
  isNew({ event, requestId }: SdkMessage): boolean {
    if (event === 'process_result') this.#asked.delete(requestId);
    if (event !== 'initiate_result') return true;
    const isFirst = !this.#initiated;
    this.#initiated = true;
    return isFirst;
  }

  /** Tells a page that has reloaded what it has lost; a first page has lost nothing. */
  tell(channel: Channel<ServicesToPaymentPage>): void {
    if (this.#initiate) channel.send('initiate', this.#initiate);
    if (this.#process) channel.send('process', this.#process);
    for (const request of this.#asked.values()) channel.send('process', request);
  }
}
