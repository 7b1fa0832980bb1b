import { onPage } from '../checkout-error.ts';
import type { ErrorRow } from './row.ts';

const openPayment = ['A payment is open, so that the checkout takes no other order.'] as const;

/** Codes of kind `usage`. */
export const usageErrors = {
  'wrong-state': {
    message: onPage['wrong-state'][0],
    fix: onPage['wrong-state'][1],
    reasons: {
      idle: [],
      loading: openPayment,
      initiating: openPayment,
      ready: openPayment,
      processing: openPayment,
      settled: [],
      failed: ['The checkout has failed, so that it takes no order.', 'Call restart().'],
      terminated: ['The checkout was ended, so that it takes no order.', 'Call restart().'],
      'another-order': [
        '{field} has another order than the payment on the page, which stays as it is.',
        'Call restart() for the new order once that payment has ended.',
      ],
    },
    docs: 'A method was called when it has no meaning; the reason is the state. Call `restart()` once the open payment has ended, or at once to give it up.\n\nWith the reason `another-order`, an order with another id was set while the payment page was open, by the properties or by `updateOrder()`. The open payment goes on, and `detail.orderId` of its result names its own order. After a payment has ended the same is a warning, and `restart()` or `process()` begins the new order.',
  },
  terminated: {
    message: onPage.terminated[0],
    fix: onPage.terminated[1],
    docs: 'The element was terminated, by `terminate()` or by leaving the document. `restart()` begins anew.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
