import type { Channel } from '../../bridge/channel.ts';
import { connectToFrame } from '../../bridge/connect-to-frame.ts';
import type { HyperRequest } from '../../protocol/hyper-request.ts';
import type { Language } from '../../protocol/language.ts';
import {
  intentOf,
  paymentPageToServices,
  type SdkMessage,
  type ServicesToPaymentPage,
} from '../../protocol/payment-page-messages.ts';
import { findMountPoint } from './mount-point.ts';

/** What a {@link PaymentPageFrame} is made of. */
export interface PaymentPageFrameOptions {
  /** Where the simulator is. */
  readonly origin: string;
  /** The request of `initiate`; its payload names the client and the element to mount into. */
  readonly initiate: HyperRequest<Record<string, unknown>>;
  /** Takes each event, a macrotask or more after what caused it. */
  readonly deliver: (message: SdkMessage) => void;
}

/** How long the payment page may stay silent, in ms of visible time. */
const deadline = 20_000;

/**
 * The iframe with the payment page, from `initiate` to `terminate`, and the conversation with it.
 *
 * What is said before the page has connected waits and goes out in order. A page that is reloaded is told again what
 * it was told last, so that the shopper gets the same order back.
 */
export class PaymentPageFrame {
  /** Whether the page has a use for back presses. */
  consumesBackpress = false;
  readonly #options: PaymentPageFrameOptions;
  readonly #ending = new AbortController();
  readonly #frame: HTMLIFrameElement;
  #channel: Channel<ServicesToPaymentPage> | undefined;
  #queue: ((channel: Channel<ServicesToPaymentPage>) => void)[] = [];
  /** What the page was last asked to show. */
  #processed: HyperRequest | undefined;
  /** What was asked and is not answered yet. */
  readonly #asked = new Map<string, HyperRequest>();
  #initiated = false;

  constructor(options: PaymentPageFrameOptions) {
    this.#options = options;
    const { origin, initiate } = options;
    this.#frame = createFrame(origin, initiate.payload);
    this.#say((channel) => channel.send('initiate', initiate));
    findMountPoint(initiate.payload, this.#ending.signal, (mount) => this.#mount(mount));
  }

  /** Hands the page an order and shows it, or hands it what needs no page or concerns the open one. */
  process(request: HyperRequest): void {
    const intent = intentOf(request);
    if (intent === 'ask') this.#asked.set(request.requestId, request);
    if (intent === 'show') {
      this.#processed = request;
      this.#frame.style.visibility = 'visible';
    }
    this.#say((channel) => channel.send('process', request));
  }

  /** Hands the page another language, which it also has after a reload. */
  changeLanguage(language: Language): void {
    const request = this.#processed;
    if (!request) return;
    this.#processed = { ...request, payload: { ...request.payload, language } };
    this.#say((channel) => channel.send('language', language));
  }

  /** Passes on a back press. */
  backpress(): void {
    this.#say((channel) => channel.send('backpress', null));
  }

  /** Takes the page away, for good. Nothing is delivered any more. */
  remove(): void {
    this.#ending.abort();
    this.#frame.remove();
    this.consumesBackpress = false;
  }

  #say(letter: (channel: Channel<ServicesToPaymentPage>) => void): void {
    if (this.#channel) letter(this.#channel);
    else this.#queue.push(letter);
  }

  #mount(mount: HTMLElement): void {
    const { signal } = this.#ending;
    connectToFrame<ServicesToPaymentPage, typeof paymentPageToServices>({
      frame: this.#frame,
      url: this.#frame.src,
      parsers: paymentPageToServices,
      deadline,
      signal,
      connected: (channel) => {
        this.#greet(channel);
        return {
          event: (message) => this.#deliver(message),
          'consume-backpress': (flag) => (this.consumesBackpress = flag),
          height: (height) => this.#resize(mount, height),
          mistake: (sentence) => console.error(`HyperServices: ${sentence}`),
        };
      },
      failed: (issue) => {
        console.error(`HyperServices: ${issue.message} ${issue.fix}`);
        this.#deliver(connectionLost(this.#initiated ? this.#processed : this.#options.initiate, this.#initiated));
        for (const request of this.#asked.values()) this.#deliver(unanswered(request));
      },
    });
    mount.append(this.#frame);
  }

  #greet(channel: Channel<ServicesToPaymentPage>): void {
    const reloaded = this.#channel !== undefined;
    this.#channel = channel;
    if (reloaded) {
      channel.send('initiate', this.#options.initiate);
      if (this.#processed) channel.send('process', this.#processed);
      for (const request of this.#asked.values()) channel.send('process', request);
    }
    for (const letter of this.#queue) letter(channel);
    this.#queue = [];
  }

  #deliver(message: SdkMessage | undefined): void {
    if (!message || this.#ending.signal.aborted) return;
    if (message.event === 'initiate_result') {
      // A reloaded page answers again; the merchant page asked only once.
      if (this.#initiated) return;
      this.#initiated = true;
    }
    if (message.event === 'process_result') this.#asked.delete(message.requestId);
    this.#options.deliver(message);
  }

  #resize(mount: HTMLElement, height: number): void {
    // What the page would like, for a frame page around it that can pass the wish on to its own host.
    this.#frame.dataset['naturalHeight'] = String(height);
    this.#frame.style.height = `${height}px`;
    // An element with a height of its own does not grow with the frame: there the page scrolls inside the frame.
    if (mount !== document.body && mount.scrollHeight > mount.clientHeight + 1) this.#frame.style.height = '100%';
  }
}

function createFrame(origin: string, payload: Record<string, unknown>): HTMLIFrameElement {
  const client = typeof payload['clientId'] === 'string' && payload['clientId'] !== '' ? payload['clientId'] : 'common';
  const permissions = typeof payload['iframePermissions'] === 'string' ? payload['iframePermissions'] : '';
  const frame = document.createElement('iframe');
  frame.name = 'HyperServices';
  frame.title = 'Payment page';
  frame.allow = `payment *; clipboard-write; ${permissions}`.trim();
  frame.referrerPolicy = 'strict-origin';
  Object.assign(frame.style, {
    display: 'block',
    width: '100%',
    height: '100%',
    minHeight: '100%',
    border: '0',
    visibility: 'hidden',
  });
  frame.src = `${origin}/payment-page/client/${encodeURIComponent(client)}`;
  return frame;
}

/** Made here and not by the page, which could not be reached or was lost. */
function connectionLost(request: HyperRequest | undefined, processing: boolean): SdkMessage | undefined {
  if (!request) return undefined;
  // An empty status means unknown: a transaction may be under way.
  return processing
    ? unreachable(request, 'process_result', { action: 'process', status: '' })
    : unreachable(request, 'initiate_result', { action: 'initiate', status: 'fail' });
}

function unanswered(request: HyperRequest): SdkMessage {
  return unreachable(request, 'process_result', { action: 'upiGetSessionToken', status: 'FAILURE' });
}

function unreachable({ service, requestId }: HyperRequest, event: string, payload: SdkMessage['payload']): SdkMessage {
  const errorMessage = 'The payment page could not be reached.';
  return { service, requestId, payload, errorMessage, errorCode: 'JP_005', error: true, event };
}
