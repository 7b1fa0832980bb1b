import type { Channel, Handlers } from '../bridge/channel.ts';
import type { FrameToHost, hostToFrame, Refusal, SdkFailure } from '../protocol/frame-messages.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import { issueOf } from '../protocol/issue-of.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import type { HyperServices, HyperServicesClass } from './hyper-services.ts';
import { parseSdkEvent } from '../protocol/sdk-event.ts';
import { withoutCardNumbers } from './card-number-mask.ts';
import { EventOrder } from './event-order.ts';
import { checkRequestOf } from './request-check.ts';
import { initiateOf, processOf, propertyOf } from './requests-of-properties.ts';
import { SessionTokenCalls } from './session-token-calls.ts';

/** The id of the element that the SDK puts its iframe in; it looks it up in the document. */
export const mountId = 'hyperSDKDiv';

/**
 * Drives one HyperServices instance on behalf of the host.
 *
 * It adds the two parameters that only the frame can know (`integrationType`, `hyperSDKDiv`), passes everything else on
 * as it came, and hands every callback back untouched but for card numbers in the clickstream.
 */
export class HyperServicesDriver {
  readonly #channel: Channel<FrameToHost>;
  readonly #script: Promise<HyperServicesClass | SdkFailure>;
  readonly #tokens = new SessionTokenCalls();
  readonly #order = new EventOrder();
  #sdk: HyperServices | undefined;
  #terminated = false;
  #hasMerchant = false;

  constructor(channel: Channel<FrameToHost>, script: Promise<HyperServicesClass | SdkFailure>) {
    this.#channel = channel;
    this.#script = script;
    channel.closed.addEventListener('abort', () => this.#terminate(), { once: true });
  }

  /** What each message of the host does. */
  handlers(): Handlers<typeof hostToFrame> {
    return {
      initiate: (request) => void this.#initiate(request),
      process: (request) => this.#process(request),
      // Where the SDK has no such call, the language counts from the next process on.
      language: (language) => this.#guard(() => this.#sdk?.changeLanguage?.(language)),
      'session-token': (request) => this.#tokens.ask(request, () => this.#guard(() => this.#sdk?.process(request))),
      'back-press': () => this.#guard(() => this.#sdk !== undefined && !this.#sdk.handleBackpress()) ?? false,
      terminate: () => this.#terminate(),
    };
  }

  async #initiate(given: HyperRequest): Promise<void> {
    const request = this.#requestFrom(given, 'initiate');
    if (!request) return;
    const Sdk = await this.#script;
    if (this.#terminated) return;
    if (typeof Sdk === 'string') {
      this.#channel.send('sdk-failed', Sdk);
      return;
    }
    const payload = { ...request.payload, integrationType: 'iframe', hyperSDKDiv: mountId };
    this.#guard(() => {
      this.#sdk = new Sdk();
      this.#sdk.initiate({ ...request, payload }, (event) => {
        this.#handleCallback(event);
        // The host sees to everything, a guest's login too. Only the simulator's class looks at the answer.
        return true;
      });
    });
  }

  #process(given: HyperRequest): void {
    const request = this.#requestFrom(given, 'process');
    if (!request) return;
    // Before the call, since an SDK may answer within it.
    this.#order.sent(request);
    if (this.#sdk) this.#guard(() => this.#sdk?.process(request));
    else this.#channel.send('sdk-failed', 'missing');
  }

  /** Makes the request of the SDK from the element's properties. One that cannot be used is refused: undefined. */
  #requestFrom(given: HyperRequest, call: 'initiate' | 'process'): HyperRequest | undefined {
    const made = call === 'initiate' ? initiateOf(given) : processOf(given);
    const { issues, warnings } = checkRequestOf(call, made.request);
    const { merchantId, clientAuthToken } = made.request.payload as Readonly<Record<string, unknown>>;
    if (call === 'initiate') this.#hasMerchant = merchantId !== undefined;
    // Juspay asks for it with a token of its own (seed 003, initiate).
    else if (clientAuthToken !== undefined && !this.#hasMerchant) made.warnings.push(issueOf('required', 'merchantId'));
    const [fault] = [...made.issues, ...issues];
    const wireOf = ({ code, field = call, reason }: Issue): Refusal => ({
      requestId: given.requestId,
      code,
      field: propertyOf(field, made.request.payload),
      ...(reason && { reason }),
    });
    if (fault) this.#channel.send('refused', wireOf(fault));
    else for (const warning of [...made.warnings, ...warnings]) this.#channel.send('warned', wireOf(warning));
    return fault ? undefined : made.request;
  }

  #handleCallback(event: unknown): void {
    if (this.#terminated || this.#tokens.take(event)) return;
    const verdict = this.#order.judge(event);
    if (verdict === 'pass' || verdict === 'contradiction') {
      this.#guard(() => this.#channel.send('sdk-event', cloneable(withoutCardNumbers(event))));
    }
    if (verdict === 'conflict') this.#doubt('second-result', event);
    if (verdict === 'contradiction') this.#doubt('error-flag', event);
  }

  /** Two words about one payment: only the merchant's server can find out which one is right. */
  #doubt(reason: string, event: unknown): void {
    const requestId = parseSdkEvent(event)?.requestId ?? '';
    this.#channel.send('refused', { requestId, code: 'result-conflict', field: 'process', reason });
  }

  #terminate(): void {
    if (this.#terminated) return;
    this.#terminated = true;
    this.#tokens.end();
    this.#guard(() => this.#sdk?.terminate());
  }

  /** The vendor's calls are documented not to throw; a build that does must not take the channel with it. */
  #guard<Result>(call: () => Result): Result | undefined {
    try {
      return call();
    } catch {
      this.#channel.send('sdk-failed', 'threw');
      return undefined;
    }
  }
}

/** An event that cannot be cloned (it holds a function, say) goes as its JSON, which is what the contract defines. */
function cloneable(event: unknown): unknown {
  try {
    return structuredClone(event);
  } catch {
    return JSON.stringify(event);
  }
}
