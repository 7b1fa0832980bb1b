import type { DeliveryAnswer } from '../../contract/closed-sets.ts';
import type { WebhookTarget } from './webhook-target.ts';

/** How a try to hand a webhook over ended. */
export interface DeliveryResult {
  readonly answer: DeliveryAnswer;
  /** True for 2xx. */
  readonly ok: boolean;
  /** ms. */
  readonly took: number;
}

/** How long the shop may take to answer, in ms. */
const patience = 5_000;

/** Sends a webhook once. Redirects are not followed, and what the shop answers with is not read. */
export async function deliver(target: WebhookTarget, body: string, stopped: AbortSignal): Promise<DeliveryResult> {
  const began = performance.now();
  const end = (answer: DeliveryAnswer, ok = false) => ({ answer, ok, took: Math.round(performance.now() - began) });
  // Kept in a variable: Node 20 collects a time limit that only AbortSignal.any refers to, and it never fires.
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([stopped, timeout]),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${target.username}:${target.password}`).toString('base64')}`,
      },
      body,
    });
    await response.body?.cancel();
    if (response.status >= 300 && response.status < 400) return end('redirect');
    return end(`${response.status}`, response.ok);
  } catch {
    return end(timeout.aborted ? 'timeout' : 'unreachable');
  }
}
