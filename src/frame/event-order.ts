import { intentOf } from '../protocol/payment-page-messages.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import { readProcessResult } from '../protocol/process-status.ts';
import { parseSdkEvent, type SdkEvent } from '../protocol/sdk-event.ts';

/**
 * What an event of the SDK is at the time at which it comes.
 *
 * - `pass`: for the merchant's page
 * - `outOfOrder`: what cannot happen now, such as a result before there was an order, or a loader after its end
 * - `stale`: about a request that has ended, or was never made
 * - `conflict`: a second, different end of one payment; only once, and `stale` from then on
 * - `contradiction`: for the merchant's page, and an end whose error flag says that its success is none
 */
export type EventVerdict = 'pass' | 'outOfOrder' | 'stale' | 'conflict' | 'contradiction';

/** How the requests of one payment ended. They share it, since the SDK may name any of them. */
interface End {
  /** Undefined once another end was told of. */
  status: string | undefined;
}

/**
 * Watches over the order of the SDK's events: which belong to what is open, and which come too early, late or twice.
 *
 * The first end of a payment stands. Iframe builds of the SDK leave the request's id out, so that a result without one
 * belongs to what is open, or else to what ended last.
 */
export class EventOrder {
  /** How many events went no further. */
  readonly ignored = { outOfOrder: 0, stale: 0 };
  #initiated = false;
  /** The requests of the open payment: the order, and changes of it. */
  readonly #open = new Map<string, 'order' | 'change'>();
  readonly #ends = new Map<string, End>();
  #last: End | undefined;

  /** A `process` goes to the SDK. */
  sent(request: HyperRequest): void {
    const { requestId } = request;
    this.#open.set(requestId, intentOf(request) === 'change' ? 'change' : 'order');
    // The Session API's request keeps its id when it is tried again.
    this.#ends.delete(requestId);
  }

  /** Says what an event is, and remembers it. */
  judge(raw: unknown): EventVerdict {
    const event = parseSdkEvent(raw);
    const verdict = event ? this.#verdictOn(event) : 'pass';
    if (verdict === 'outOfOrder' || verdict === 'stale') this.ignored[verdict]++;
    return verdict;
  }

  #verdictOn(event: SdkEvent): EventVerdict {
    switch (event.event) {
      case 'initiate_result': {
        const isFirst = !this.#initiated;
        this.#initiated = true;
        return isFirst ? 'pass' : 'outOfOrder';
      }
      case 'process_result':
        return this.#verdictOnEnd(event);
      case 'show_loader':
      case 'hide_loader':
        // A loader after the end would never go away.
        return this.#last && this.#open.size === 0 ? 'outOfOrder' : 'pass';
      default:
        return 'pass';
    }
  }

  #verdictOnEnd(event: SdkEvent): EventVerdict {
    const { requestId, errorCode } = event;
    const { status, contradiction } = readProcessResult(event);
    if (requestId === undefined ? this.#open.size > 0 : this.#open.has(requestId)) {
      // A change that is refused leaves the payment open.
      if (errorCode === 'JP_012' && this.#open.get(requestId ?? '') === 'change') return 'pass';
      this.#last = { status };
      for (const open of this.#open.keys()) this.#ends.set(open, this.#last);
      this.#open.clear();
      return contradiction && event.error ? 'contradiction' : 'pass';
    }
    if (!this.#last && this.#open.size === 0) return 'outOfOrder';
    const end = requestId === undefined ? this.#last : this.#ends.get(requestId);
    if (end?.status === undefined || end.status === status) return 'stale';
    end.status = undefined;
    return 'conflict';
  }
}
