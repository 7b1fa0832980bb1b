import type { ErrorCode } from '../protocol/checkout-error.ts';
import { issueInFull } from '../protocol/errors/catalogue.ts';
import type { Refusal } from '../protocol/frame-messages.ts';
import { intentOf } from '../protocol/payment-page-messages.ts';
import { readProcessResult } from '../protocol/process-status.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import type { SdkEvent } from '../protocol/sdk-event.ts';

/**
 * The reason why an event goes no further.
 *
 * - `no-payment`: a result before there was an order
 * - `ended`: a result of a payment that has ended
 * - `initiate-again`: a second answer to `initiate`
 * - `loader-after-end`: a loader that would never go away
 */
type IgnoredReason = 'no-payment' | 'ended' | 'initiate-again' | 'loader-after-end';

/** The verdict on one event of the SDK at the time at which it comes. */
export interface EventVerdict {
  /** Set for an event that the merchant's page does not get. */
  readonly ignored?: IgnoredReason;
  /** Set if the SDK says two things about one payment: `second-result` is told once, and then ignored as `ended`. */
  readonly conflict?: 'second-result' | 'error-flag';
  /** Set for a result that ends the open payment under an id of its own. */
  readonly isForeign?: true;
}

/** The end of one payment, shared by its requests, since the SDK may name any of them. */
interface End {
  /** Undefined once another end was told of. */
  status: string | undefined;
}

/**
 * Watches over the order of the SDK's events: which belong to the open payment, and which come too early, late or twice.
 *
 * HyperSDK does not promise to echo the id of a request, and its own samples differ. So an id can only tell that a result
 * is about a payment that has ended; any other result ends the open payment. The first end of a payment stands.
 */
export class EventOrder {
  #initiated = false;
  /** The requests of the open payment by the key of their id: the order, and changes of it. */
  readonly #open = new Map<string, { readonly requestId: string; readonly intent: 'order' | 'change' }>();
  readonly #ends = new Map<string, End>();
  #last: End | undefined;

  /** A `process` goes to the SDK. */
  sent(request: HyperRequest): void {
    const { requestId } = request;
    const key = keyOf(requestId);
    this.#open.set(key, { requestId, intent: intentOf(request) === 'change' ? 'change' : 'order' });
    // The Session API's request keeps its id when it is tried again.
    this.#ends.delete(key);
  }

  /** True once the SDK has answered `initiate`. */
  get isInitiated(): boolean {
    return this.#initiated;
  }

  /** True while a payment is open. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Judges an event, and remembers it. */
  judge(event: SdkEvent): EventVerdict {
    switch (event.event) {
      case 'initiate_result': {
        const isFirst = !this.#initiated;
        this.#initiated = true;
        return isFirst ? {} : { ignored: 'initiate-again' };
      }
      case 'process_result':
        return this.#judgeEnd(event);
      case 'show_loader':
      case 'hide_loader':
        return this.#last && !this.isOpen ? { ignored: 'loader-after-end' } : {};
      default:
        return {};
    }
  }

  #judgeEnd(event: SdkEvent): EventVerdict {
    const { requestId = '', errorCode } = event;
    const { status, contradiction } = readProcessResult(event);
    const key = keyOf(requestId);
    const request = this.#open.get(key);
    const ended = this.#ends.get(key);
    if (this.isOpen && (request || !ended)) {
      // A change that is refused leaves the payment open.
      if (errorCode === 'JP_012' && request?.intent === 'change') return {};
      this.#last = { status };
      for (const open of this.#open.keys()) this.#ends.set(open, this.#last);
      this.#open.clear();
      const isForeign = requestId !== '' && requestId !== request?.requestId;
      return {
        ...(isForeign && { isForeign }),
        ...(contradiction && event.error && { conflict: 'error-flag' }),
      };
    }
    const end = ended ?? this.#last;
    if (!end) return { ignored: 'no-payment' };
    if (end.status === undefined || end.status === status) return { ignored: 'ended' };
    end.status = undefined;
    return { ignored: 'ended', conflict: 'second-result' };
  }
}

/** The same UUID may come back in upper case or without its dashes. */
function keyOf(requestId: string): string {
  return requestId.toLowerCase().replaceAll('-', '');
}

/** Returns an issue of the SDK for the host, with the sentences of the catalogue. */
export function sdkIssue(code: ErrorCode, field: string, reason?: string, requestId = ''): Refusal {
  return { ...issueInFull(code, field, reason), field, requestId };
}

/** Returns the warning about an event that goes no further than the frame. */
export function ignoredEvent(reason: IgnoredReason | 'late-token' | 'no-event', requestId = ''): Refusal {
  const field = reason === 'initiate-again' ? 'initiate' : reason === 'late-token' ? 'getSessionToken' : 'process';
  return sdkIssue('result-ignored', field, reason, requestId);
}
