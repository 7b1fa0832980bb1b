import { issueInFull } from '../protocol/errors/catalogue.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import type { SessionTokenAnswer } from '../protocol/frame-messages.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import type { SdkEvent } from '../protocol/sdk-event.ts';
import { answersTokenRequest, checkSessionTokenRequest, readSessionTokenResult } from '../protocol/session-token.ts';

/** A call that waits for its result. */
interface WaitingCall {
  readonly requestId: string;
  readonly resolve: (answer: SessionTokenAnswer) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * The calls of `upiGetSessionToken` that wait for their result.
 *
 * The SDK answers them with a `process_result` too, which must not be taken for the end of a payment. On the web, where
 * there is no SIM, it may never answer.
 */
export class SessionTokenCalls {
  readonly #limit: number;
  #waiting: readonly WaitingCall[] = [];
  /** The ids of calls that were given up: their late answers end no payment either. */
  readonly #givenUp = new Set<string>();

  /** @param limit how long a call may wait, in ms */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Checks the request, has it sent, and resolves with its result. */
  ask(request: HyperRequest, send: () => void): Promise<SessionTokenAnswer> {
    const { requestId } = request;
    const [fault] = checkSessionTokenRequest(request.payload).issues;
    if (fault) return Promise.resolve(refused(requestId, fault));
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#givenUp.add(requestId);
        this.#settle(requestId, refused(requestId, issueInFull('token-timeout', 'getSessionToken')));
      }, this.#limit);
      this.#waiting = [...this.#waiting, { requestId, resolve, timer }];
      send();
    });
  }

  /** Takes an event that answers one of the calls. `late` is an answer that no call waits for any more. */
  take(event: SdkEvent): 'taken' | 'late' | undefined {
    if (event.event !== 'process_result') return undefined;
    const requestId = event.requestId ?? '';
    const isAnswer = answersTokenRequest(event);
    const call = this.#waiting.find((one) => one.requestId === requestId) ?? (isAnswer ? this.#waiting[0] : undefined);
    if (!call) return isAnswer || this.#givenUp.has(requestId) ? 'late' : undefined;
    const result = readSessionTokenResult(event);
    this.#settle(call.requestId, result.ok ? result : refused(call.requestId, result.issue));
    return 'taken';
  }

  /** The SDK is gone: no call is answered any more. */
  end(): void {
    for (const { requestId } of this.#waiting) {
      this.#settle(requestId, refused(requestId, issueInFull('terminated', 'getSessionToken')));
    }
  }

  #settle(requestId: string, answer: SessionTokenAnswer): void {
    const call = this.#waiting.find((one) => one.requestId === requestId);
    this.#waiting = this.#waiting.filter((one) => one !== call);
    clearTimeout(call?.timer);
    call?.resolve(answer);
  }
}

function refused(requestId: string, issue: Issue): SessionTokenAnswer {
  return { ok: false, refusal: { ...issue, requestId, field: issue.field ?? 'getSessionToken' } };
}
