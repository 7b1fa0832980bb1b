import type { Channel, Message } from '../../bridge/channel.ts';
import { connectToFrame } from '../../bridge/connect-to-frame.ts';
import type { AppearanceMessage } from '../../protocol/appearance/appearance-message.ts';
import type { Language } from '../../protocol/language.ts';
import {
  intentOf,
  paymentPageToServices,
  type SdkMessage,
  type ServicesToPaymentPage,
} from '../../protocol/payment-page-messages.ts';
import type { HyperRequest } from '../../protocol/requests/hyper-request.ts';
import { report } from './report.ts';
import { settings } from './scenarios.ts';

/** Handlers for what a payment page says. */
export interface PaymentPageHandlers {
  /** The page can be talked to: for the first time, or again after it has reloaded. */
  readonly ready: () => void;
  readonly event: (message: SdkMessage) => void;
  /** The page uses back presses from now on, or no longer. */
  readonly consume: (uses: boolean) => void;
}

/** The time that the payment page may stay silent before the console says so, in ms of visible time. */
const deadline = 20_000;

/** The conversation with the payment page in an iframe, until it is closed. */
export class PaymentPageConnection {
  readonly #ending = new AbortController();
  readonly #frame: HTMLIFrameElement;
  readonly #retold = settings.inFramePage ? new RetoldCalls() : undefined;
  #channel: Channel<ServicesToPaymentPage> | undefined;
  #appearance: AppearanceMessage | undefined;

  constructor(frame: HTMLIFrameElement, { ready, event, consume }: PaymentPageHandlers) {
    this.#frame = frame;
    connectToFrame<ServicesToPaymentPage, typeof paymentPageToServices>({
      frame,
      url: frame.src,
      parsers: paymentPageToServices,
      deadline,
      signal: this.#ending.signal,
      connected: (channel) => {
        this.#channel = channel;
        if (this.#appearance) channel.send('appearance', this.#appearance);
        this.#retold?.tell(channel);
        ready();
        return {
          event: (message) => {
            if (this.#retold?.isNew(message) ?? true) event(message);
          },
          'consume-backpress': consume,
          height: (height) => {
            // For the frame page around it, or the element itself, which has it in a child.
            if (settings.inFramePage || frame.closest('hyper-checkout'))
              frame.dataset['naturalHeight'] = String(height);
          },
          mistake: report,
        };
      },
      // The vendor's script notices nothing of the kind, so no event tells the merchant page.
      failed: ({ message, fix }) => report(`${message} ${fix}`),
    });
  }

  /**
   * Sends a call of the merchant page.
   *
   * @throws {Error} if the merchant page has removed the iframe
   */
  send(name: 'initiate' | 'process', request: HyperRequest): void {
    this.#say(name, request);
    this.#retold?.sent(name, request);
  }

  /** Passes on a back press. Throws as {@link send} does. */
  backpress(): void {
    this.#say('backpress', null);
  }

  /** Shows the open page in another language. */
  changeLanguage(language: Language): void {
    this.#retold?.speaks(language);
    this.#channel?.send('language', language);
  }

  /** Shows the page in the merchant's brand, also after it has reloaded. */
  changeAppearance(appearance: AppearanceMessage): void {
    this.#appearance = appearance;
    this.#channel?.send('appearance', appearance);
  }

  /** Ends the conversation. */
  close(): void {
    this.#ending.abort();
  }

  #say(...message: Message<ServicesToPaymentPage>): void {
    if (!this.#frame.contentWindow) throw new Error('the page has removed the iframe of the payment page.');
    this.#channel?.send(...message);
  }
}

/**
 * The calls that a payment page has lost when it reloads, to be told again.
 *
 * The vendor's script tells a reloaded page nothing, and neither does this one on a merchant's page. The element's frame
 * may ask for it.
 */
class RetoldCalls {
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
