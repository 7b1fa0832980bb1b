import { issueOf, type Parsed } from '../checkout-error.ts';
import type { Environment } from '../environment.ts';
import { parseJsonText } from '../json-text.ts';
import { parseReturnUrl } from '../web-url.ts';
import {
  checked,
  type Checked,
  checkerOf,
  type FieldsOf,
  type Findings,
  firstIssueOr,
  mandateIssue,
} from './fields.ts';
import { checkMandate, mandateFields } from './mandate.ts';
import { readOfferDetails } from './offer-details.ts';
import { readTolerated } from './tolerated-forms.ts';

/** The metadata keys inside orderDetails; dot and colon are part of the key (seed 003, "Metadata Object Parameters"). */
export const metadataFields = {
  'metadata.JUSPAY:gateway_reference_id': 'text',
  'metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE': 'day',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT': 'DAY|MONTH|YEAR',
  'metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY': 'count',
  'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE': 'day',
  'metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS': 'days',
  'metadata.webhook_url': 'url',
} as const;

/**
 * Every documented key of orderDetails with its kind (seed 003, "Order Details parameters", and its section on payment
 * locking; `payment_filter`, `basket` and `order_type` are newer).
 */
export const orderFields = {
  order_id: 'order-id!',
  merchant_id: 'id!',
  amount: 'amount!',
  timestamp: 'time!',
  customer_id: 'name*',
  customer_email: 'email',
  email_address: 'email',
  customer_phone: 'phone',
  mobile_number: 'phone',
  first_name: 'name',
  last_name: 'name',
  currency: 'currency',
  gateway_id: 'gateway',
  description: 'text',
  return_url: 'return-url',
  udf1: 'udf',
  udf2: 'udf',
  udf3: 'udf',
  udf4: 'udf',
  udf5: 'udf',
  udf6: 'udf',
  udf7: 'udf',
  udf8: 'udf',
  udf9: 'udf',
  udf10: 'udf',
  ...mandateFields,
  ...metadataFields,
  order_type: 'text',
  basket: 'text',
  offer_details: 'lock',
  payment_filter: 'object',
} as const;

/**
 * The content of orderDetails, read from its signed text: amounts in rupees as text, `timestamp` in ms as text, mandate dates
 * in seconds as text. Unknown keys are kept. Frozen, and never turned into text again: the signature is over the text.
 */
export type OrderDetails = FieldsOf<typeof orderFields> & { readonly [key: string]: unknown };

/** Rules for the check of an order. */
export interface OrderRules {
  /** Refuse the tolerated forms (`toleratedForms`), such as JSON numbers, instead of warning of them. */
  readonly strict?: boolean | undefined;
  /** In `prod` and `production` the return URL must be https and have a host name. */
  readonly environment?: Environment | undefined;
  /**
   * The current time in ms, if the clock can be trusted: a mandate must start today in India, and end later. Default: the
   * `timestamp` of the order. False for an order that was taken before, on whatever day.
   */
  readonly now?: number | false | undefined;
  /** The name of the text for the caller's developer. Default: `order-details`. */
  readonly field?: string | undefined;
}

/** Currencies without a smaller unit. */
const wholeCurrencies = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/;

const checkOrderFields = /* @__PURE__ */ checkerOf(orderFields);

/**
 * Checks the text of an order and finds all that is wrong with it.
 *
 * Warnings: `unknown-field`, `ignored-field`, and those of `toleratedForms`, which `strict` refuses. What fields ask of each other is looked at once each is well formed by itself.
 */
export function checkOrderDetails(text: unknown, rules: OrderRules = {}): Checked<OrderDetails> {
  const found: Findings = { issues: [], warnings: [] };
  const order = findInOrder(text, found, rules);
  return checked<OrderDetails>(order && Object.freeze(order), found);
}

/** Checks as {@link checkOrderDetails} does, for a caller with its own findings. Returns false unless every field is well formed. */
export function findInOrder(text: unknown, found: Findings, rules: OrderRules): OrderDetails | false {
  const parsed = parseJsonText(text, rules.field ?? 'order-details');
  if (!parsed.ok) {
    found.issues.push(parsed.issue);
    return false;
  }
  const tolerance = { strict: rules.strict, ...(typeof text === 'string' && { text }) };
  const order = readTolerated(parsed.value, orderFields, found, tolerance);
  if (!checkOrderFields(order, found)) return false;
  const { currency, amount, return_url: url } = order;
  if (currency && wholeCurrencies.test(currency) && /\.0?[1-9]/.test(amount)) {
    found.issues.push(issueOf('amount', 'amount', 'currency-decimals'));
  }
  if (url && rules.environment?.startsWith('prod')) {
    const live = parseReturnUrl(url, 'return_url', true);
    if (!live.ok) found.issues.push(live.issue);
  }
  checkMandate(order, found, rules.now ?? Number(order.timestamp));
  if (order.offer_details) {
    const lock = readOfferDetails(order.offer_details, 'offer_details', { strict: rules.strict });
    found.issues.push(...lock.issues);
    found.warnings.push(...lock.warnings);
  }
  checkMetadata(order, found);
  return order;
}

/**
 * Reads the text of an order, or says the first thing that is wrong with it. The text is not changed, and must go on as
 * it is.
 *
 * Codes: those of {@link parseJsonText}, and by field `required`, `type`, `not-allowed`, `amount`, `order-id`, `time`,
 * `url-scheme`, `url-form`, `field`, `text-bidi`, `mandate`.
 */
export function readOrderDetails(text: unknown, rules: OrderRules = {}): Parsed<OrderDetails> {
  return firstIssueOr(checkOrderDetails(text, rules));
}

/** The metadata part of orderDetails. */
export type Metadata = FieldsOf<typeof metadataFields>;

/**
 * Checks the conditions of Paytm subscriptions, once each field is well formed: grace days and a start date come
 * together, a daily cycle (the default) leaves no days of grace, and the start is not after the end.
 */
function checkMetadata(order: Metadata, { issues }: Findings): void {
  const start = order['metadata.PAYTM_V2:SUBSCRIPTION_START_DATE'];
  const grace = order['metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS'];
  const cycle = `${order['metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY'] || 1}${order['metadata.PAYTM_V2:SUBSCRIPTION_FREQUENCY_UNIT'] ?? 'DAY'}`;
  // Days of this form sort as texts.
  if (start && start > (order['metadata.PAYTM_V2:SUBSCRIPTION_EXPIRY_DATE'] || '2035-12-31')) {
    issues.push(issueOf('mandate', 'metadata.PAYTM_V2:SUBSCRIPTION_START_DATE', 'date'));
  }
  if (!start !== !grace || (cycle === '1DAY' && Number(grace ?? 0))) {
    issues.push(mandateIssue('metadata.PAYTM_V2:SUBSCRIPTION_GRACE_DAYS'));
  }
}
