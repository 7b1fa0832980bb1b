import { createHash, randomUUID } from 'node:crypto';
import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import { parseJsonBody } from '../../protocol/json-text.ts';
import {
  type OrderDetails,
  orderFields,
  type OrderRules,
  readOrderDetails,
} from '../../protocol/requests/order-details.ts';
import { isPlainObject, own } from '../../protocol/plain-object.ts';
import { parsed } from '../contract/value.ts';
import { detailsOf, type Order, type SignedOrder } from '../domain/order.ts';
import { methodNames, PayCommand } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';

/** Makes a signed order of a text and its content. */
export function signedOrder(merchantId: string, text: string, details: OrderDetails): SignedOrder {
  return { merchantId, text, hash: createHash('sha256').update(text, 'utf8').digest('hex'), details };
}

/** Returns a new id of an order, `ordeh_…`. */
export function newOrderId(): string {
  return `ordeh_${randomUUID().replaceAll('-', '')}`;
}

/** Parameters of an order beside those that a signed order has: more of a card, say, must not get into the store. */
const further = /^(product_id|sdk_udf|mutual_fund_details|(billing|shipping)_address_\w+|metadata\.[\w.:-]+)$/;

const kinds: Readonly<Record<string, string>> = orderFields;

/** Options of {@link readOrderParameters}. Without rules it tolerates. */
interface OrderParameterRules extends Pick<OrderRules, 'strict' | 'now'> {
  /** `order.` where an order and its payment are made in one call, else empty. */
  readonly prefix?: string;
}

/**
 * The order of a call of the server API, in the form of a signed one: nothing further in tells the two apart.
 *
 * An order without a `customer_id` is a guest's. Codes: those of `readOrderDetails`.
 */
export function readOrderParameters(
  parameters: Parameters,
  merchantId: string,
  now: number,
  { prefix = '', ...rules }: OrderParameterRules = {},
): Parsed<SignedOrder> {
  const said: Record<string, unknown> = {};
  for (const key of Object.keys(parameters)) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (!Object.hasOwn(kinds, name) && !further.test(name)) continue;
    const value = valueOf(parameters, key, kinds[name] ?? '');
    if (!value.ok) return value;
    if (value.value !== undefined) said[name] = value.value;
  }
  const text = JSON.stringify({
    ...said,
    order_id: parameter(parameters, `${prefix}order_id`),
    merchant_id: merchantId,
    amount: amountParameter(parameters, `${prefix}amount`),
    customer_id: parameter(parameters, `${prefix}customer_id`) ?? '',
    timestamp: String(now),
  });
  const details = readOrderDetails(text, rules);
  return details.ok ? { ok: true, value: signedOrder(merchantId, text, details.value) } : details;
}

/**
 * The order with changed parameters, in the form of a signed one: the amount, addresses and custom parameters. Everything
 * else is ignored.
 */
export function amendedOrder(order: Order, parameters: Parameters, now: number): Parsed<SignedOrder> {
  const amended = { ...detailsOf(order), ...changeableParameters(parameters) };
  return readOrderParameters(amended, order.merchantId, now, { now: false });
}

function changeableParameters(parameters: Parameters): Parameters {
  const changeable = /^(amount|udf\d\d?|(billing|shipping)_address_\w+)$/;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => changeable.test(name)));
}

/** The value as a signed order has it: in a form, booleans and objects are texts. */
function valueOf(parameters: Parameters, key: string, kind: string): Parsed<unknown> {
  const given = own(parameters, key);
  if (kind.startsWith('boolean'))
    return { ok: true, value: given === 'true' ? true : given === 'false' ? false : given };
  if (kind.startsWith('object')) {
    return typeof given === 'string' ? parseJsonBody(given, key) : { ok: true, value: given };
  }
  if (isPlainObject(given) || Array.isArray(given)) {
    // What Juspay has as JSON inside a text may come as JSON; any other text may not, and its reader says so.
    return { ok: true, value: kind === '' || key.endsWith('basket') ? JSON.stringify(given) : given };
  }
  const text = parameter(parameters, key);
  // An empty parameter of a form says nothing.
  return { ok: true, value: text === '' ? undefined : text };
}

/** The parameters of a call of the server API. Values are what JSON has, numbers as their text; in a form all are texts. */
export type Parameters = Record<string, unknown>;

/** A parameter as text: booleans are written out, anything else is undefined. */
export function parameter(parameters: Parameters, name: string): string | undefined {
  const value = own(parameters, name);
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : undefined;
}

/**
 * An amount as text with two decimals, or unchanged if it cannot be read: then its reader refuses it with the reason.
 *
 * Juspay's own server SDK sends numbers, which are read from their text, so no sum is ever done with them.
 */
export function amountParameter(parameters: Parameters, name: string): string | undefined {
  const given = parameter(parameters, name);
  const paise = given === undefined ? undefined : parseAmount(given);
  return paise?.ok ? formatAmount(paise.value) : given;
}

/**
 * Returns the command of the payment page for the instrument that the parameters of `POST /txns` name, by the documented
 * names; undefined for a method that does not exist.
 *
 * `CARD` with `card_number` and perhaps the network as `payment_method` or, for a saved card, `card_token`; `NB`, `WALLET` and `CONSUMER_FINANCE` with
 * `payment_method`; `UPI` with `txn_type` `UPI_COLLECT` and `upi_vpa`, `UPI_PAY` and perhaps `upi_app`, or `UPI_QR`;
 * `CASH`.
 */
export function instrumentIn(parameters: Parameters): PayCommand | undefined {
  const given = (name: string) => parameter(parameters, name);
  for (const method of methodNames) {
    const command = paymentMethod(method).fromParameters(given('payment_method_type'), given);
    if (command) return parsed(PayCommand, { method, ...command });
  }
  return undefined;
}
