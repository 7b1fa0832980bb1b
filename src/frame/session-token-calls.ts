import { issueOf } from '../protocol/issue-of.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import type { SessionTokenAnswer } from '../protocol/frame-messages.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import { parseSdkEvent } from '../protocol/sdk-event.ts';
import { checkSessionTokenRequest } from '../protocol/session-token.ts';
import { readSessionTokenResult } from '../protocol/session-token-result.ts';

/**
 * The calls of `upiGetSessionToken` that wait for their result.
 *
 * The SDK answers them with a `process_result` too, which must not be taken for the end of a payment.
 */
export class SessionTokenCalls {
  readonly #waiting = new Map<string, (answer: SessionTokenAnswer) => void>();

  /** Checks the request, has it sent, and resolves with its result. */
  ask(request: HyperRequest, send: () => void): Promise<SessionTokenAnswer> {
    const [fault] = checkSessionTokenRequest(request.payload).issues;
    if (fault) return Promise.resolve(refused(request.requestId, fault));
    return new Promise((resolve) => {
      this.#waiting.set(request.requestId, resolve);
      send();
    });
  }

  /** Takes an event of the SDK if it answers one of the calls. */
  take(raw: unknown): boolean {
    const event = parseSdkEvent(raw);
    const requestId = event?.requestId ?? '';
    const resolve = this.#waiting.get(requestId);
    if (!event || !resolve || event.event !== 'process_result') return false;
    this.#waiting.delete(requestId);
    const result = readSessionTokenResult(event);
    resolve(result.ok ? result : refused(requestId, result.issue));
    return true;
  }

  /** The SDK is gone: nobody will answer any more. */
  end(): void {
    for (const [requestId, resolve] of this.#waiting)
      resolve(refused(requestId, issueOf('terminated', 'getSessionToken')));
    this.#waiting.clear();
  }
}

function refused(requestId: string, { code, field = 'getSessionToken', reason }: Issue): SessionTokenAnswer {
  return { ok: false, refusal: { requestId, code, field, ...(reason !== undefined && { reason }) } };
}
