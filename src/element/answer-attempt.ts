import { ownText } from '../protocol/plain-object.ts';
import type { CheckoutRunner } from './checkout-runner.ts';
import { HyperPaymentAttemptEvent } from './events.ts';

/**
 * Tells the SDK what the listeners say to an attempt to pay. Only an SDK that sent a reference waits for an answer; to any
 * other it would be a stray call.
 */
export async function answerAttempt(event: Event, runner: CheckoutRunner): Promise<void> {
  if (!(event instanceof HyperPaymentAttemptEvent)) return;
  const txnReference = ownText(event.detail.payload, 'txnReference');
  if (txnReference === undefined) return;
  const { frame } = runner;
  const answer = await event.answer();
  // After a restart the SDK does not wait for this answer any more.
  if (frame === runner.frame) runner.amend({ action: 'resumePayment', txnReference, ...answer });
}
