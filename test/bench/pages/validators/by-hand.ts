import {
  copyFault,
  isAmount,
  isBareUrl,
  isRecord,
  isSignature,
  mandateFault,
  readFlatOrder,
  type Loose,
} from './rules-by-hand.ts';

/*
 * The yardstick: the same rules as the package's, unrolled by hand, one line for each field, for a flat order. It says
 * the first field that is wrong and knows neither codes nor warnings.
 */

const id = /^[!"$&-.0->@-~]+$/;
const email = /^(?!.{255})[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const phone = /^\d{10,15}$/;
const seconds = /^[1-9]\d{8,10}$/;
const frequencies = /^(?:ONETIME|DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|BIMONTHLY|QUARTERLY|HALFYEARLY|YEARLY|ASPRESENTED)$/;
const turned = /[\u202a-\u202e\u2066-\u2069]/;

/** The first field of a payload of `process` that is wrong; undefined if none is. */
export function check(payload: unknown): string | undefined {
  if (!isRecord(payload)) return 'payload';
  const { action, merchantId, clientId, orderId, amount, customerId, merchantKeyId, environment } = payload;
  if (action !== 'paymentPage' && action !== 'quickPay') return 'action';
  if (typeof merchantId !== 'string' || !id.test(merchantId)) return 'merchantId';
  if (typeof clientId !== 'string' || !id.test(clientId)) return 'clientId';
  if (typeof orderId !== 'string' || !id.test(orderId)) return 'orderId';
  if (!isAmount(amount)) return 'amount';
  if (typeof customerId !== 'string' || turned.test(customerId)) return 'customerId';
  if (!matches(payload['customerEmail'], email)) return 'customerEmail';
  if (!matches(payload['customerMobile'], phone)) return 'customerMobile';
  if (!isSignature(payload['signature'])) return 'signature';
  if (typeof merchantKeyId !== 'string' || !id.test(merchantKeyId)) return 'merchantKeyId';
  if (environment !== 'sandbox' && environment !== 'prod' && environment !== 'production') return 'environment';
  const order = readFlatOrder(payload['orderDetails']);
  if (!order) return 'orderDetails';
  return checkOrder(order) ?? mandateFault(order) ?? copyFault(payload, order);
}

function checkOrder(order: Loose): string | undefined {
  const { order_id, merchant_id, timestamp, customer_id, currency } = order;
  if (typeof order_id !== 'string' || !id.test(order_id)) return 'order_id';
  if (typeof merchant_id !== 'string' || !id.test(merchant_id)) return 'merchant_id';
  if (!isAmount(order['amount'])) return 'amount';
  if (typeof timestamp !== 'string' || !/^[1-9]\d{12}$/.test(timestamp)) return 'timestamp';
  if (typeof customer_id !== 'string' || turned.test(customer_id)) return 'customer_id';
  if (!matches(order['customer_email'], email)) return 'customer_email';
  if (!matches(order['customer_phone'], phone)) return 'customer_phone';
  if (!isName(order['first_name'])) return 'first_name';
  if (!isName(order['last_name'])) return 'last_name';
  if (!matches(currency, /^(?!XXX|XTS)[A-Z]{3}$/)) return 'currency';
  if (!matches(order['gateway_id'], /^[1-9]\d{0,5}$/)) return 'gateway_id';
  if (!isText(order['description'])) return 'description';
  if (order['return_url'] && !isBareUrl(order['return_url'])) return 'return_url';
  if (!isUdf(order['udf1'])) return 'udf1';
  if (!isUdf(order['udf2'])) return 'udf2';
  if (!isUdf(order['udf3'])) return 'udf3';
  if (!isUdf(order['udf4'])) return 'udf4';
  if (!isUdf(order['udf5'])) return 'udf5';
  if (!isUdf(order['udf6'])) return 'udf6';
  if (!isUdf(order['udf7'])) return 'udf7';
  if (!isUdf(order['udf8'])) return 'udf8';
  if (!isUdf(order['udf9'])) return 'udf9';
  if (!isUdf(order['udf10'])) return 'udf10';
  if (!matches(order['options.create_mandate'], /^(?:REQUIRED|OPTIONAL|DISABLED)$/)) return 'options.create_mandate';
  if (order['mandate.max_amount'] && !isAmount(order['mandate.max_amount'])) return 'mandate.max_amount';
  if (!matches(order['mandate.start_date'], seconds)) return 'mandate.start_date';
  if (!matches(order['mandate.end_date'], seconds)) return 'mandate.end_date';
  if (!matches(order['mandate.frequency'], frequencies)) return 'mandate.frequency';
  if (!isText(order['mandate.rule_value'])) return 'mandate.rule_value';
  if (!matches(order['mandate.amount_rule'], /^(?:FIXED|VARIABLE)$/)) return 'mandate.amount_rule';
  if (!matches(order['mandate.rule_type'], /^(?:ON|BEFORE|AFTER)$/)) return 'mandate.rule_type';
  if (!isFlag(order['mandate.revokable_by_customer'])) return 'mandate.revokable_by_customer';
  if (!isFlag(order['mandate.block_funds'])) return 'mandate.block_funds';
  return isText(order['metadata.JUSPAY:gateway_reference_id']) ? undefined : 'metadata.JUSPAY:gateway_reference_id';
}

function matches(value: unknown, pattern: RegExp): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && pattern.test(value));
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isName(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && !turned.test(value));
}

function isUdf(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.length <= 255);
}

function isFlag(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean';
}
