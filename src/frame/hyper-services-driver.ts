import type { Channel, Handlers } from '../bridge/channel.ts';
import type { AppearanceMessage } from '../protocol/appearance/appearance-message.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import type { FrameToHost, hostToFrame, Refusal, SdkFailure } from '../protocol/frame-messages.ts';
import type { FrameSettings } from '../protocol/frame-settings.ts';
import { withFullService, type HyperRequest } from '../protocol/requests/hyper-request.ts';
import { isInitiateUnclear, readSdkEvent, type SdkEvent, sdkMessageOf } from '../protocol/sdk-event.ts';
import { issueInFull } from '../protocol/errors/catalogue.ts';
import { defined } from '../protocol/plain-object.ts';
import type { HyperServices, HyperServicesClass } from './hyper-services.ts';
import { withoutCardNumbers } from './card-number-mask.ts';
import { EventOrder, ignoredEvent, sdkIssue } from './event-order.ts';
import type { PageWatch } from './page-watch.ts';
import { checkRequestOf, inAttributes } from './request-check.ts';
import { initiateOf, processOf } from './requests-of-properties.ts';
import { SessionTokenCalls } from './session-token-calls.ts';

/** The deadline of a session token, in ms: the customer may have to permit it on the phone. */
const tokenDeadline = 60_000;
/** The longest silence of the SDK before it has initiated, in ms. */
const initiateDeadline = 20_000;

/** The surroundings of a {@link HyperServicesDriver}. */
export interface DriverSurroundings {
  readonly settings?: FrameSettings;
  readonly watch?: PageWatch;
  /** The id of the element that the SDK puts its iframe in; it looks it up in the document. */
  readonly mountId?: string;
  /** The SDK leaves the page with the order, `integrationType: "redirection"`, and says nothing of either call. */
  readonly leaves?: boolean;
  /** Gives the document a `color-scheme`, where the document is not the merchant's own. */
  readonly useScheme?: ((colorScheme: string) => void) | undefined;
}

/**
 * Drives one HyperServices instance on behalf of the host.
 *
 * It adds the parameters that only the frame can know (`integrationType`, `hyperSDKDiv`, and its own settings), completes a short service name,
 * and passes everything else on as it came. Each event of the SDK is parsed once here; after that it is a typed value. One
 * that the page does not get is told as a warning.
 */
export class HyperServicesDriver {
  readonly #channel: Channel<FrameToHost>;
  readonly #script: Promise<HyperServicesClass | SdkFailure>;
  readonly #settings: FrameSettings;
  readonly #watch: PageWatch | undefined;
  readonly #mountId: string;
  readonly #leaves: boolean;
  readonly #useScheme: DriverSurroundings['useScheme'];
  readonly #tokens: SessionTokenCalls;
  readonly #order = new EventOrder();
  #sdk: HyperServices | undefined;
  #appearance: AppearanceMessage | undefined;
  #terminated = false;
  #hasMerchant = false;

  constructor(
    channel: Channel<FrameToHost>,
    script: Promise<HyperServicesClass | SdkFailure>,
    { settings = {}, watch, mountId = 'hyperSDKDiv', leaves = false, useScheme }: DriverSurroundings = {},
  ) {
    this.#channel = channel;
    this.#script = script;
    this.#settings = settings;
    this.#watch = watch;
    this.#mountId = mountId;
    this.#leaves = leaves;
    this.#useScheme = useScheme;
    this.#tokens = new SessionTokenCalls(settings.deadlines?.token ?? tokenDeadline);
    channel.closed.addEventListener('abort', () => this.#terminate(), { once: true });
  }

  /** Returns the handler of each message of the host. */
  handlers(): Handlers<typeof hostToFrame> {
    return {
      scheme: (colorScheme) => this.#useScheme?.(colorScheme),
      appearance: (message) => {
        this.#appearance = message;
        this.#guard(() => this.#showAppearance());
      },
      initiate: (request) => void this.#initiate(request),
      process: (request) => this.#process(request),
      // Where the SDK has no such call, the language counts from the next process on.
      language: (language) => this.#guard(() => this.#sdk?.changeLanguage?.(language)),
      'session-token': (request) =>
        this.#tokens.ask(request, () => this.#guard(() => this.#sdk?.process(withFullService(request)))),
      'back-press': () => this.#guard(() => this.#sdk !== undefined && !this.#sdk.handleBackpress()) ?? false,
      terminate: () => this.#terminate(),
    };
  }

  async #initiate(given: HyperRequest): Promise<void> {
    const request = this.#requestFrom(given, 'initiate');
    if (!request) return;
    this.alive();
    const Sdk = await this.#script;
    if (this.#terminated) return;
    this.alive();
    if (typeof Sdk === 'string') {
      this.#channel.send('sdk-failed', Sdk);
      return;
    }
    const { region, iframePermissions } = this.#settings;
    const payload = {
      ...defined({ region, iframePermissions }),
      ...request.payload,
      ...(this.#leaves
        ? { integrationType: 'redirection' }
        : { integrationType: 'iframe', hyperSDKDiv: this.#mountId }),
    };
    this.#guard(() => {
      this.#sdk = new Sdk(region);
      this.#sdk.initiate({ ...withFullService(request), payload }, (message) => {
        this.#handleCallback(message);
        // The host sees to everything, a guest's login too. Only the simulator's class looks at the answer.
        return true;
      });
      this.#showAppearance();
      if (this.#leaves) this.#channel.send('initiated', null);
    });
  }

  #showAppearance(): void {
    const { text, scheme } = this.#appearance ?? {};
    if (text !== undefined && scheme) this.#sdk?.changeAppearance?.(text, scheme);
  }

  #process(given: HyperRequest): void {
    const request = this.#requestFrom(given, 'process');
    if (!request) return;
    // Before the call, since an SDK may answer within it.
    this.#order.sent(request);
    this.#watch?.sent(request);
    if (this.#sdk) this.#guard(() => this.#sdk?.process(withFullService(request)));
    else this.#channel.send('sdk-failed', 'missing');
  }

  /** Makes the request of the SDK from the element's properties. One that cannot be used is refused: undefined. */
  #requestFrom(given: HyperRequest, call: 'initiate' | 'process'): HyperRequest | undefined {
    const made = call === 'initiate' ? initiateOf(given) : processOf(given);
    const { issues, warnings } = checkRequestOf(call, made.request, made.taken);
    const { merchantId, clientAuthToken } = made.request.payload as Readonly<Record<string, unknown>>;
    if (call === 'initiate') this.#hasMerchant = merchantId !== undefined;
    // Juspay asks for it with a token of its own (seed 003, initiate).
    else if (clientAuthToken !== undefined && !this.#hasMerchant)
      made.warnings.push(issueInFull('required', 'merchantId'));
    const [fault] = [...made.issues.map(inAttributes), ...issues];
    const wireOf = (issue: Issue): Refusal => ({ ...issue, requestId: given.requestId, field: issue.field ?? call });
    if (fault) this.#channel.send('refused', wireOf(fault));
    else
      for (const warning of [...made.warnings.map(inAttributes), ...warnings]) {
        this.#channel.send('warned', wireOf(warning));
      }
    return fault ? undefined : made.request;
  }

  /** Tells the host that the SDK has given a sign of life, and how long it may be silent from now on. */
  alive(): void {
    if (!this.#order.isInitiated) this.#channel.send('alive', this.#settings.deadlines?.initiate ?? initiateDeadline);
  }

  #handleCallback(raw: unknown): void {
    if (this.#terminated) return;
    this.alive();
    const message = sdkMessageOf(raw);
    const event = readSdkEvent(message, raw);
    if (!event) return this.#channel.send('warned', ignoredEvent('no-event'));
    const token = this.#tokens.take(event);
    if (token === 'late') this.#channel.send('warned', ignoredEvent('late-token', event.requestId));
    if (!token) this.#handleEvent(event, message);
  }

  #handleEvent(event: SdkEvent, message: unknown): void {
    const { ignored, conflict, isForeign } = this.#order.judge(event);
    const { requestId = '' } = event;
    if (!ignored) {
      this.#watch?.heard(event.event);
      if (event.event === 'process_result' && !this.#order.isOpen) this.#watch?.ended();
      const told = withoutCardNumbers(event, message);
      this.#channel.send('sdk-event', cloneable(isForeign ? { ...told, foreignRequestId: isForeign } : told));
      this.#warnOfUnclear(event);
    }
    // Two words about one payment: only the merchant's server can find out which one is right.
    if (conflict) {
      this.#channel.send('refused', sdkIssue('result-conflict', 'process', conflict, requestId));
    } else if (ignored) {
      this.#channel.send('warned', ignoredEvent(ignored, requestId));
    }
  }

  #warnOfUnclear(event: SdkEvent): void {
    if (event.event !== 'initiate_result' || !isInitiateUnclear(event)) return;
    this.#channel.send('warned', sdkIssue('initiate-status', 'initiate', undefined, event.requestId));
  }

  #terminate(): void {
    if (this.#terminated) return;
    this.#terminated = true;
    this.#watch?.end();
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

/**
 * An event that can cross the port. One with a function or another value that no JSON has goes as JSON has it, and one in
 * a circle without its payload: a result without a status is unknown, and the merchant's server finds out.
 */
function cloneable(event: SdkEvent): SdkEvent {
  try {
    return structuredClone(event);
  } catch {
    const { raw, ...rest } = event;
    const text = jsonOf(rest);
    return readSdkEvent(sdkMessageOf(text), typeof raw === 'string' ? raw : text) ?? { ...rest, payload: {}, raw: '' };
  }
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}
