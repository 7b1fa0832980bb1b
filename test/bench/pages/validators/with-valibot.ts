import {
  boolean,
  check as checked,
  literal,
  object,
  optional,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  maxLength,
  union,
} from 'valibot';
import { copyFault, isAmount, isBareUrl, isSignature, mandateFault, readFlatOrder } from './rules-by-hand.ts';

// The same fields as a schema of valibot; the rest is done by hand as in the yardstick.

const like = (pattern: RegExp) => pipe(string(), regex(pattern));
const maybe = (pattern: RegExp) => optional(union([literal(''), like(pattern)]));
const id = like(/^[!"$&-.0->@-~]+$/);
const name = like(/^[^\u202a-\u202e\u2066-\u2069]*$/);
const email = maybe(/^(?!.{255})[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/);
const phone = maybe(/^\d{10,15}$/);
const seconds = maybe(/^[1-9]\d{8,10}$/);
const amount = pipe(
  string(),
  checked((text: string) => isAmount(text)),
);
const udf = optional(pipe(string(), maxLength(255)));

const payloadSchema = object({
  action: picklist(['paymentPage', 'quickPay']),
  merchantId: id,
  clientId: id,
  orderId: id,
  amount,
  customerId: name,
  customerEmail: email,
  customerMobile: phone,
  orderDetails: string(),
  signature: pipe(
    string(),
    checked((text: string) => isSignature(text)),
  ),
  merchantKeyId: id,
  environment: picklist(['sandbox', 'prod', 'production']),
});

const orderSchema = object({
  order_id: id,
  merchant_id: id,
  amount,
  timestamp: like(/^[1-9]\d{12}$/),
  customer_id: name,
  customer_email: email,
  customer_phone: phone,
  first_name: optional(name),
  last_name: optional(name),
  currency: maybe(/^(?!XXX|XTS)[A-Z]{3}$/),
  gateway_id: maybe(/^[1-9]\d{0,5}$/),
  description: optional(string()),
  return_url: optional(
    union([
      literal(''),
      pipe(
        string(),
        checked((text: string) => isBareUrl(text)),
      ),
    ]),
  ),
  udf1: udf,
  udf2: udf,
  udf3: udf,
  udf4: udf,
  udf5: udf,
  udf6: udf,
  udf7: udf,
  udf8: udf,
  udf9: udf,
  udf10: udf,
  'options.create_mandate': maybe(/^(?:REQUIRED|OPTIONAL|DISABLED)$/),
  'mandate.max_amount': optional(union([literal(''), amount])),
  'mandate.start_date': seconds,
  'mandate.end_date': seconds,
  'mandate.frequency': maybe(
    /^(?:ONETIME|DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|BIMONTHLY|QUARTERLY|HALFYEARLY|YEARLY|ASPRESENTED)$/,
  ),
  'mandate.rule_value': optional(string()),
  'mandate.amount_rule': maybe(/^(?:FIXED|VARIABLE)$/),
  'mandate.rule_type': maybe(/^(?:ON|BEFORE|AFTER)$/),
  'mandate.revokable_by_customer': optional(boolean()),
  'mandate.block_funds': optional(boolean()),
  'metadata.JUSPAY:gateway_reference_id': optional(string()),
});

/** The first field of a payload of `process` that is wrong; undefined if none is. */
export function check(payload: unknown): string | undefined {
  const outer = safeParse(payloadSchema, payload);
  if (!outer.success) return fieldOf(outer.issues[0]);
  const read = readFlatOrder(outer.output.orderDetails);
  if (!read) return 'orderDetails';
  const order = safeParse(orderSchema, read);
  if (!order.success) return fieldOf(order.issues[0]);
  return mandateFault(order.output) ?? copyFault(outer.output, order.output);
}

function fieldOf({ path }: { readonly path?: readonly { readonly key: unknown }[] | undefined }): string {
  const key = path?.[0]?.key;
  return typeof key === 'string' ? key : 'payload';
}
