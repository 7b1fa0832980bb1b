import '../index.ts';
import type { HyperCheckoutImplementation } from '../element/hyper-checkout.ts';
import type { PlacedRun, SdkLine, SdkPlace } from '../element/checkout/sdk-place.ts';
import { issueOf, type ErrorCode } from '../protocol/checkout-error.ts';
import { frameToHost } from '../protocol/frame-messages.ts';
import { paymentPageService, parseHyperRequest, type HyperRequest } from '../protocol/requests/hyper-request.ts';
import { intentOf } from '../protocol/payment-page-messages.ts';
import { processStatuses, type ProcessStatus } from '../protocol/process-status.ts';
import type { SessionTokenResult } from '../protocol/session-token.ts';

/** An SDK without a frame, which says what a unit test has it say. */
export interface FakeCheckout {
  /** The requests of `initiate`, `process` and `getSessionToken`, in their order, as HyperSDK would get them. */
  readonly requests: readonly HyperRequest[];

  /** Resolves with the request of the payment page that is open, or with the next one. */
  opened(): Promise<HyperRequest>;

  /**
   * Ends the payment that is open, or the next one. Resolves once the listeners of the page have been told.
   *
   * @param more - further keys of the payload of `process_result`, such as `paymentInstrument`
   */
  end(status: ProcessStatus, more?: Readonly<Record<string, unknown>>): Promise<void>;

  /** Tells the page an event of HyperSDK, such as `paymentAttempt`, about the latest request. */
  tell(event: string, payload?: Readonly<Record<string, unknown>>): void;

  /** Fails the latest checkout by a code, such as `sdk-load`. */
  fail(code: ErrorCode): void;

  /** Lets checkouts that begin from now on have their frames again. */
  restore(): void;
}

/** The SDK of one run. */
interface Stage {
  readonly run: PlacedRun;
  readonly handlers: ReturnType<PlacedRun['connected']>;
  latest: HyperRequest | undefined;
  open: HyperRequest | undefined;
}

/**
 * Gives every `<hyper-checkout>` that begins from now on an SDK without a frame, for unit tests in jsdom, happy-dom or a browser.
 *
 * The element is the real one: it reads its properties, refuses what a live page refuses, and dispatches the events of a
 * live page. The fake answers `initiate` with success and shows an empty payment page for each order; how it ends is said by
 * {@link FakeCheckout.end}. A back press ends it as `backpressed`.
 *
 * @param answers - `sessionToken` is the answer of `getSessionToken`, which fails without one
 * @throws {TypeError} where no class of this package is registered as `<hyper-checkout>`
 */
export function fakeCheckout({ sessionToken }: { readonly sessionToken?: SessionTokenResult } = {}): FakeCheckout {
  const element: unknown = customElements.get('hyper-checkout');
  if (!isOurs(element)) throw new TypeError('<hyper-checkout> is registered for a class of another package.');
  const { placeAt } = element;
  const requests: HyperRequest[] = [];
  const waiting: ((request: HyperRequest) => void)[] = [];
  let stage: Stage | undefined;

  const say = (event: string, payload: Readonly<Record<string, unknown>>, error: boolean, request = stage?.latest) => {
    if (!stage || stage.run.signal.aborted) throw new Error(`No checkout has begun that could tell ${event}.`);
    const { requestId, service = paymentPageService } = request ?? {};
    const flags = { error, errorCode: '', errorMessage: '' };
    const message = frameToHost['sdk-event']({ event, requestId, service, payload, ...flags });
    if (message) stage.handlers['sdk-event'](message);
  };
  const end = (status: ProcessStatus, more: Readonly<Record<string, unknown>> = {}) => {
    const request = stage?.open;
    if (stage) stage.open = undefined;
    say('process_result', { action: 'process', status, ...more }, isError(status), request);
  };
  const take = (name: string, request: HyperRequest) => {
    if (!stage) return;
    requests.push(request);
    stage.latest = request;
    if (name === 'initiate') say('initiate_result', { action: 'initiate', status: 'success' }, false);
    if (name !== 'process' || intentOf(request) !== 'show') return;
    stage.open = request;
    say('hide_loader', {}, false);
    for (const resolve of waiting.splice(0)) resolve(request);
  };
  const opened = () =>
    new Promise<HyperRequest>((resolve) => {
      if (stage?.open && !stage.run.signal.aborted) resolve(stage.open);
      else waiting.push(resolve);
    });

  element.placeAt = (_address, { ownerDocument }): SdkPlace => ({
    node: ownerDocument.createElement('div'),
    connect: (run) => {
      const line: SdkLine = {
        closed: run.signal,
        // Later, as from another window.
        send: (...[name, body]) => {
          if (name === 'initiate' || name === 'process') queueMicrotask(() => run.signal.aborted || take(name, body));
        },
        ask: (name, body) => {
          if (name === 'session-token') {
            const request = parseHyperRequest(body);
            if (request) requests.push(request);
            return Promise.resolve(sessionToken && { ok: true, value: sessionToken });
          }
          if (name !== 'back-press' || !stage?.open) return Promise.resolve(false);
          queueMicrotask(() => end('backpressed'));
          return Promise.resolve(true);
        },
      };
      queueMicrotask(() => {
        if (!run.signal.aborted) stage = { run, handlers: run.connected(line), latest: undefined, open: undefined };
      });
      return () => undefined;
    },
  });

  return {
    requests,
    opened,
    async end(status, more) {
      await opened();
      end(status, more);
    },
    tell: (event, payload = {}) => say(event, payload, false),
    fail: (code) => stage?.run.failed(issueOf(code, 'frame-url')),
    restore: () => void (element.placeAt = placeAt),
  };
}

function isOurs(element: unknown): element is typeof HyperCheckoutImplementation {
  return typeof element === 'function' && 'placeAt' in element;
}

function isError(status: ProcessStatus): boolean {
  return processStatuses[status].outcome !== 'success';
}
