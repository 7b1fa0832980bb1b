import type { Refusal } from '../protocol/frame-messages.ts';
import type { IgnoredReason } from './event-order.ts';

/** The sentences of each reason: what the SDK did, and what to do about it. */
const texts: Readonly<Record<IgnoredReason | 'late-token' | 'no-event', readonly [message: string, fix: string]>> = {
  'no-payment': [
    'The SDK sent the result of a payment before it had an order. The result is ignored.',
    'Ask your server for the status of the last order of this customer.',
  ],
  ended: [
    'The SDK sent another result of a payment that has ended. The first result stands.',
    'Ask your server for the order status, as after every result.',
  ],
  'initiate-again': [
    'The SDK answered initiate twice. The second answer is ignored.',
    'Nothing has to change on this page. Tell Juspay if it comes often.',
  ],
  'loader-after-end': [
    'The SDK asked for a loader after the payment had ended. The loader is not shown.',
    'Nothing has to change on this page.',
  ],
  'late-token': [
    'The SDK answered getSessionToken when no call waited for it. The answer is ignored.',
    'Call getSessionToken again if the token is still needed.',
  ],
  'no-event': [
    'The SDK called back with a value that is no event. It is ignored.',
    'Look for a newer version of hyper-checkout: HyperServices.js may have changed.',
  ],
};

/** Returns the warning about an event that goes no further than the frame. */
export function ignoredEvent(reason: keyof typeof texts, requestId = ''): Refusal {
  const [message, fix] = texts[reason];
  const field = reason === 'initiate-again' ? 'initiate' : reason === 'late-token' ? 'getSessionToken' : 'process';
  return { requestId, code: 'result-ignored', field, reason, message, fix };
}
