import { type Issue, type Parsed } from './checkout-error.ts';
import { type Environment } from './environment.ts';
import { checkerOf, type FieldsOf } from './fields.ts';
import { issueOf } from './issue-of.ts';
import { parseJsonText } from './json-text.ts';
import { checkMandate, mandateFields } from './mandate.ts';
import { checkMetadata, metadataFields } from './metadata.ts';
import { parseWebUrl } from './web-url.ts';

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
  return_url: 'bare-url',
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
  offer_details: 'object',
  payment_filter: 'object',
} as const;

/**
 * What orderDetails says, read from its signed text: amounts in rupees as text, `timestamp` in ms as text, mandate dates
 * in seconds as text. Unknown keys are kept. Frozen, and never turned into text again: the signature is over the text.
 */
export type OrderDetails = FieldsOf<typeof orderFields> & { readonly [key: string]: unknown };

/** How strictly an order is looked at. */
export interface OrderRules {
  /** Refuse an `order_id` outside the seed's rule (fewer than 18 letters and digits) instead of warning. */
  readonly strict?: boolean;
  /** In `prod` and `production` the return URL must be https and have a host name. */
  readonly environment?: Environment;
  /** The current time in ms, where the clock is to be trusted: a mandate must then start today in India. */
  readonly now?: number;
  /** What the caller's developer calls the text. Default: `order-details`. */
  readonly field?: string;
}

/** All that was found in an order, and the order if nothing stops it. */
export type OrderCheck =
  | { readonly order: OrderDetails; readonly issues: readonly []; readonly warnings: readonly Issue[] }
  | { readonly order?: never; readonly issues: readonly [Issue, ...Issue[]]; readonly warnings: readonly Issue[] };

/** Currencies without a smaller unit. */
const wholeCurrencies = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/;

const checkOrderFields = /* @__PURE__ */ checkerOf(orderFields);

/**
 * Checks the text of an order and finds all that is wrong with it.
 *
 * Warnings: `unknown-field`, `ignored-field`, and `order-id` for an id that newer pages allow and the seed does not. What
 * fields ask of each other is looked at once each is well formed by itself.
 */
export function checkOrderDetails(text: unknown, rules: OrderRules = {}): OrderCheck {
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const parsed = parseJsonText(text, rules.field ?? 'order-details');
  if (!parsed.ok) return { issues: [parsed.issue], warnings };
  const order = parsed.value;
  if (checkOrderFields(order, { issues, warnings })) {
    const { order_id: id, currency, amount, return_url: url } = order;
    if (!/^[A-Za-z0-9]{1,17}$/.test(id)) {
      (rules.strict ? issues : warnings).push(issueOf('order-id', 'order_id', id.length > 17 ? 'length' : 'charset'));
    }
    if (wholeCurrencies.test(currency ?? '') && /\.0?[1-9]/.test(amount)) {
      issues.push(issueOf('amount', 'amount', 'currency-decimals'));
    }
    if (url && rules.environment?.startsWith('prod')) {
      const live = parseWebUrl(url, 'return_url', 'live');
      if (!live.ok) issues.push(live.issue);
    }
    checkMandate(order, { issues, warnings }, rules.now);
    checkMetadata(order, { issues, warnings });
    if (!issues.length) return { order: Object.freeze(order), issues: [], warnings };
  }
  const [first = issueOf('type', 'order-details'), ...others] = issues;
  return { issues: [first, ...others], warnings };
}

/**
 * Reads the text of an order, or says the first thing that is wrong with it. The text is not changed, and must go on as it is.
 *
 * Codes: those of {@link parseJsonText}, and by field `required`, `type`, `not-allowed`, `amount`, `order-id`, `time`,
 * `url-scheme`, `url-form`, `field`, `text-bidi`, `mandate`.
 */
export function readOrderDetails(text: unknown, rules: OrderRules = {}): Parsed<OrderDetails> {
  const { order, issues } = checkOrderDetails(text, rules);
  return order ? { ok: true, value: order } : { ok: false, issue: issues[0] };
}
