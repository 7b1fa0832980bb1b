import { viewOf, visibleDeadline } from '../../bridge/page-view.ts';
import { type Issue, issueOf } from '../../protocol/checkout-error.ts';
import { readAtMost } from '../../protocol/read-at-most.ts';
import { type OrderReading, type OrderStatusAnswer, parseOrderAnswer, readingOf } from './order-answer.ts';

/** The question, and the listener for its answers. */
export interface PollOptions {
  /** The absolute address. */
  readonly url: string;
  readonly orderId: string | undefined;
  readonly page: Document;
  readonly signal: AbortSignal;
  /** Is handed the first reading and each change. */
  readonly changed: (reading: OrderReading) => void;
  /** Is handed the reason why a question had no answer that can be used. */
  readonly missed: (issue: Issue) => void;
}

const longestAnswer = 64 * 1024;

/**
 * Asks the merchant's server for the status of an order until that is final, in visible time alone.
 *
 * Resolves with true at the final reading, and with false once the deadline has passed or the signal aborts. A question
 * without a usable answer is asked again: the network of a phone comes and goes.
 */
export async function pollOrderStatus(options: PollOptions): Promise<boolean> {
  const { orderId, page } = options;
  const late = new AbortController();
  const endAsking = visibleDeadline(longestAsking, () => late.abort(), page);
  const signal = AbortSignal.any([options.signal, late.signal]);
  const isOver = () => signal.aborted;
  let latest: OrderReading | undefined;
  let endStanding: (() => void) | undefined;
  const standing = { isOver: false };
  let retryAfter = 0;
  try {
    for (let question = 0; ; question++) {
      await pause(pauseBefore(question, Math.random(), retryAfter), retryAfter === 0, page, signal);
      if (isOver()) return false;
      const asked = await ask(options, signal);
      if (isOver()) return false;
      retryAfter = asked.retryAfter;
      if (!('value' in asked)) {
        options.missed(asked.issue);
        continue;
      }
      const reading = readingOf(asked.value, orderId, standing.isOver);
      if (reading.outcome === 'failed')
        endStanding ??= visibleDeadline(failureStands, () => (standing.isOver = true), page);
      else {
        endStanding?.();
        endStanding = undefined;
        standing.isOver = false;
      }
      const isNews = reading.status !== latest?.status || reading.outcome !== latest.outcome || reading.isFinal;
      latest = reading;
      if (isNews) options.changed(reading);
      if (reading.isFinal) return true;
    }
  } finally {
    endAsking();
    endStanding?.();
  }
}

/** An answer, or why there is none, and how long the server wants to be left alone, in ms. */
type Asked = { readonly retryAfter: number } & ({ readonly value: OrderStatusAnswer } | { readonly issue: Issue });

async function ask({ url, orderId, page }: PollOptions, signal: AbortSignal): Promise<Asked> {
  const address = new URL(url);
  if (orderId !== undefined) address.searchParams.set('order_id', orderId);
  let retryAfter = 0;
  try {
    const response = await viewOf(page).fetch(address.href, {
      headers: { accept: 'application/json' },
      // The customer's session at the shop goes along, and no cookie to another origin.
      credentials: 'same-origin',
      cache: 'no-store',
      // A redirect to a login page is no answer.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestQuestion)]),
    });
    retryAfter = retryAfterOf(response.headers.get('retry-after'), Date.now());
    if (!response.ok) return { retryAfter, issue: unanswered(`http-${response.status}`) };
    const answer = parseOrderAnswer(await readAtMost(response, longestAnswer), orderId);
    return answer.ok ? { retryAfter, value: answer.value } : { retryAfter, issue: answer.issue };
  } catch {
    return { retryAfter, issue: unanswered('network') };
  }
}

function unanswered(reason: string): Issue {
  return issueOf('result-unknown', 'order-status-url', reason);
}

/**
 * Waits some ms of visible time, or until the signal aborts. Where the server does not mind, the page that the customer
 * comes back to, or that is online again, asks at once.
 */
async function pause(ms: number, mayBeShort: boolean, page: Document, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const life = { signal: waiting.signal };
  await new Promise<void>((resolve) => {
    const done = () => resolve();
    const end = visibleDeadline(ms, done, page);
    waiting.signal.addEventListener('abort', end);
    signal.addEventListener('abort', done, life);
    if (signal.aborted) done();
    if (!mayBeShort) return;
    viewOf(page).addEventListener('online', done, life);
    page.addEventListener('visibilitychange', () => !page.hidden && done(), life);
  });
  waiting.abort();
}

/** The time for which the element asks, in ms of visible time. A customer who still waits then is asked to contact the shop. */
export const longestAsking = 300_000;

/** The time for which a failure that a bank may take back must stand before it counts, in ms of visible time. */
const failureStands = 15_000;

/** The longest time for one question, in ms. */
const longestQuestion = 10_000;

const firstPause = 1_000;
const longestPause = 15_000;
const growth = 1.5;

/**
 * Returns the pause before a question, in ms. The first one has none, and each next one is half as long again.
 *
 * @param question its number, from 0
 * @param chance from 0 to 1; half of each pause is by chance, so that many pages do not ask in step
 * @param retryAfter the shortest pause that the server asks for, in ms
 */
export function pauseBefore(question: number, chance: number, retryAfter = 0): number {
  if (question === 0) return 0;
  const pause = Math.min(firstPause * growth ** (question - 1), longestPause);
  return Math.max(retryAfter, pause * (0.5 + chance / 2));
}

/**
 * Returns the ms that a `Retry-After` header asks for: seconds or a date. 0 for a header that is missing or neither.
 *
 * @param now in ms since 1970
 */
export function retryAfterOf(header: string | null, now: number): number {
  if (!header) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return ms > 0 ? ms : 0;
}
