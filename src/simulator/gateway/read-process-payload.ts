import { sameAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { ownText } from '../../protocol/plain-object.ts';
import { readOrderDetails } from '../../protocol/order-details.ts';
import { shownInPayload, type ShownInApps } from './checkouts.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { SignedOrder } from './orders.ts';
import { judgeEnvironment } from './read-initiate-payload.ts';
import { readSignedText, textOf } from './read-signed-text.ts';

/** A process payload that holds: whose order it is and what was signed. Its age is still to be judged. */
export interface ProcessRequest {
  readonly merchant: Merchant;
  readonly signed: SignedOrder;
  /** Pay waits for the merchant page. */
  readonly updatesOrder: boolean;
  readonly shown: ShownInApps;
}

/** What a signed order may come with: the page of one, or a new one for the page that is open. */
export const openingActions: readonly string[] = ['paymentPage', 'quickPay'];
export const updatingActions: readonly string[] = ['updateOrder', 'resumePayment'];

/** Keys of the process payload that repeat a signed one. They are not signed themselves, so they may not differ. */
const copies = [
  ['merchantId', 'merchant_id'],
  ['orderId', 'order_id'],
  ['customerId', 'customer_id'],
] as const;

/**
 * Reads the payload of `process` as the SDK got it. Signature first: nothing is read from a text that nobody signed.
 *
 * `environment` may be missing here, as in one of the vendor's samples, since `initiate` has settled it.
 *
 * @param actions what `action` may be if it is there
 */
export async function readProcessPayload(
  payload: Record<string, unknown>,
  merchants: Merchants,
  actions: readonly string[],
): Promise<Parsed<ProcessRequest>> {
  const environment = Object.hasOwn(payload, 'environment') ? judgeEnvironment(payload) : undefined;
  if (environment) return refused(environment);
  const action = textOf(payload, 'action');
  if (!action.ok) return action;
  if (action.value !== undefined && !actions.includes(action.value)) return refused(otherAction(actions));
  const signed = await readSignedText(payload, 'orderDetails', merchants);
  if (!signed.ok) return signed;
  const { merchant, text } = signed.value;
  const details = readOrderDetails(text);
  if (!details.ok) return details;
  if (details.value.merchant_id !== merchant.merchantId) return refused(conflict('merchantId', 'merchant_id'));
  for (const [copy, original] of copies) {
    const value = textOf(payload, copy);
    if (!value.ok) return value;
    if (value.value !== undefined && value.value !== details.value[original]) return refused(conflict(copy, original));
  }
  const amount = textOf(payload, 'amount');
  if (!amount.ok) return amount;
  if (amount.value !== undefined && !sameAmount(amount.value, details.value.amount)) {
    return refused(conflict('amount', 'amount'));
  }
  const updatesOrder = merchants.updatesOrders(merchant, ownText(payload, 'clientId') || merchant.clientId);
  const order = { merchantId: merchant.merchantId, text, details: details.value };
  return { ok: true, value: { merchant, signed: order, updatesOrder, shown: shownInPayload(payload) } };
}

function otherAction(actions: readonly string[]): Issue {
  return {
    code: 'not-allowed',
    field: 'action',
    message: 'This action has no meaning here.',
    fix: `Use one of: ${actions.join(', ')}.`,
  };
}

function conflict(copy: string, original: string): Issue {
  return {
    code: 'conflict',
    field: copy,
    message: `${copy} differs from ${original} in the signed orderDetails.`,
    fix: `Send ${copy} equal to the signed ${original}, or leave it out.`,
  };
}

function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
