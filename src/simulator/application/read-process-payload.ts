import { sameAmount } from '../../protocol/amount.ts';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Findings } from '../../protocol/requests/fields.ts';
import { checkOrderDetails, type OrderRules } from '../../protocol/requests/order-details.ts';
import { own, ownText } from '../../protocol/plain-object.ts';
import { processFields, signedCopies } from '../../protocol/requests/process-payload.ts';
import { findForm, readTolerated, sameOrderId } from '../../protocol/requests/tolerated-forms.ts';
import type { SignedOrder } from '../domain/order.ts';
import { signedOrder } from '../juspay-api/parameters.ts';
import type { Merchant, Merchants } from './merchants.ts';
import type { ShownInApps } from './store.ts';
import { judgeEnvironment, readSignedText, textOf } from './verify-payload.ts';

/** A process payload that holds: whose order it is and what was signed. Its age is still to be judged. */
export interface ProcessRequest {
  readonly merchant: Merchant;
  readonly signed: SignedOrder;
  /** Pay waits for the merchant page. */
  readonly updatesOrder: boolean;
  readonly shown: ShownInApps;
  /**
   * Deviations from the documentation that do not stop the payment: tolerated forms, unknown fields and fields without
   * effect.
   */
  readonly warnings: readonly Issue[];
}

/** The forms of a `process` request with a signed order: the page of an order, or a new order for the open page. */
export const openingActions: readonly string[] = ['paymentPage', 'quickPay'];
export const updatingActions: readonly string[] = ['updateOrder', 'resumePayment'];

/**
 * Reads the payload of `process` as the SDK got it. The signature is verified first: nothing is read from a text that
 * was not signed.
 *
 * `environment` may be missing here, as in one of the vendor's samples, since `initiate` has settled it.
 *
 * @param actions what `action` may be if it is there
 * @param rules `strict` refuses the tolerated forms; `now` is the day on which a mandate has to start
 */
export async function readProcessPayload(
  given: Record<string, unknown>,
  merchants: Merchants,
  actions: readonly string[],
  rules: Pick<OrderRules, 'strict' | 'now'>,
): Promise<Parsed<ProcessRequest>> {
  const { strict } = rules;
  const found: Findings = { issues: [], warnings: [] };
  const payload = readTolerated(given, processFields, found, { strict });
  if (payload['offer_details'] !== undefined) findForm('unsigned-lock', 'offer_details', found, strict);
  const environment = Object.hasOwn(given, 'environment') ? judgeEnvironment(given) : undefined;
  if (environment) return refused(environment);
  const action = textOf(payload, 'action');
  if (!action.ok) return action;
  if (action.value !== undefined && !actions.includes(action.value)) return refused(otherAction(actions));
  const signed = await readSignedText(payload, 'orderDetails', merchants);
  if (!signed.ok) return signed;
  const { merchant, text } = signed.value;
  const details = checkOrderDetails(text, rules);
  if (!details.ok) return refused(details.issues[0]);
  found.warnings.push(...details.warnings);
  if (details.value.merchant_id !== merchant.merchantId) return refused(conflict('merchantId', 'merchant_id'));
  for (const [copy, original] of signedCopies) {
    const value = textOf(payload, copy);
    if (!value.ok) return value;
    const signedValue = details.value[original];
    if (value.value === undefined || value.value === signedValue) continue;
    if (copy !== 'orderId' || !sameOrderId(value.value, signedValue)) return refused(conflict(copy, original));
    findForm('order-id-case', copy, found, strict);
  }
  const amount = textOf(payload, 'amount');
  if (!amount.ok) return amount;
  if (amount.value !== undefined && !sameAmount(amount.value, details.value.amount)) {
    return refused(conflict('amount', 'amount'));
  }
  const [issue] = found.issues;
  if (issue) return refused(issue);
  const updatesOrder = merchants.updatesOrders(merchant, ownText(payload, 'clientId') || merchant.clientId);
  const order = signedOrder(merchant.merchantId, text, details.value);
  return {
    ok: true,
    value: { merchant, signed: order, updatesOrder, shown: shownInPayload(payload), warnings: found.warnings },
  };
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

/**
 * Reads the texts that the payload has for a payment app. They are for people only, and are cut after 100 characters.
 */
export function shownInPayload(payload: Record<string, unknown>): ShownInApps {
  const shown = (key: string) => [...(ownText(payload, key) ?? '')].slice(0, 100).join('');
  return { payeeName: shown('payeeName'), displayNote: shown('displayNote') };
}

/**
 * Returns the locks in the unsigned part of a process payload, as JSON text; empty without one. They only shorten the
 * methods that the payment page shows: a page that can change the payload can leave them out.
 */
export function lockInPayload(payload: Record<string, unknown>): string {
  const locks = ['payment_filter', 'offer_details'].map((key) => [key, own(payload, key)] as const);
  const given = locks.filter(([, lock]) => lock !== undefined);
  return given.length === 0 ? '' : JSON.stringify(Object.fromEntries(given));
}
