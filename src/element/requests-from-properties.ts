import { attributeOf } from '../protocol/attribute-of.ts';
import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { parseEnvironment } from '../protocol/environment.ts';
import { parseHyperRequest, type HyperRequest } from '../protocol/hyper-request.ts';
import { issueOf, refuse } from '../protocol/issue-of.ts';
import { parseJsonText } from '../protocol/json-text.ts';
import { resolveLanguage } from '../protocol/language.ts';
import { defined } from '../protocol/plain-object.ts';
import type { CheckoutProperties } from './checkout-properties.ts';

/** What the properties amount to. */
export interface CheckoutRequests {
  /** The payload of `initiate`. */
  readonly initiate: object;
  /** The payload of `process`, or the Session API's whole request; absent until there is an order. */
  readonly process?: { readonly payload: object } | { readonly request: HyperRequest };
  /** What was not as documented and is not worth stopping a payment for. */
  readonly warnings: readonly Issue[];
}

type Name = keyof CheckoutProperties;
type Given = Readonly<Record<Name, unknown>>;
type Order = NonNullable<CheckoutRequests['process']>;

const actions: readonly unknown[] = ['paymentPage', 'quickPay', 'paymentManagement'];

/**
 * Turns the element's properties into the payloads of `initiate` and `process`, or the first thing that is wrong.
 *
 * Pure. Undefined while nothing at all is set, since a framework may set everything a moment later. Nothing is judged
 * in halves: an order that cannot be used stops `initiate` too. The rules of single fields are the frame's to check
 * (`frame/request-check.ts`), so that a merchant's page need not carry them.
 */
export function requestsFromProperties(given: Given, pageLanguage: string): Parsed<CheckoutRequests> | undefined {
  const telling: readonly Name[] = ['clientId', 'environment', 'orderDetails', 'signature', 'sdkPayload'];
  if (!telling.some((name) => present(given[name]))) return undefined;
  const warnings: Issue[] = [];
  const faulty = firstOf(
    requiredText(given, 'clientId'),
    parseEnvironment(given.environment),
    optionalJson(given, 'merchantFonts'),
    optionalJson(given, 'offerDetails'),
    initiateSignature(given),
  );
  if (faulty) return faulty;
  const { clientId, environment } = given;
  const initiate = defined({
    action: 'initiate',
    clientId,
    environment,
    merchantId: given.merchantId,
    customerId: given.customerId,
    ...signedCustomer(given),
    logLevel: given.logLevel,
    merchantFonts: jsonIn(given, 'merchantFonts'),
  });
  const process = orderFrom(given, pageLanguage, warnings);
  if (process && !process.ok) return process;
  return { ok: true, value: { initiate, warnings, ...(process && { process: process.value }) } };
}

function orderFrom(given: Given, pageLanguage: string, warnings: Issue[]): Parsed<Order> | undefined {
  const hasPair = present(given.orderDetails) || present(given.signature);
  if (present(given.sdkPayload)) {
    return hasPair ? refuse('conflict', 'sdk-payload', 'signed-order') : sessionRequest(given.sdkPayload);
  }
  const { clientId, environment, action = 'paymentPage' } = given;
  if (action !== null && !actions.includes(action)) return refuse('not-allowed', 'action');
  const common = { action: action ?? 'paymentPage', clientId, environment };
  const language = languageOf(given.language, pageLanguage, warnings);
  if (action === 'paymentManagement') {
    // It has a short list of its own and no order (seed 003).
    return present(given.initiateSignature)
      ? { ok: true, value: { payload: defined({ ...common, ...signedCustomer(given), language }) } }
      : refuse('required', 'initiate-signature-payload');
  }
  return hasPair ? signedOrder(given, { ...common, language }) : undefined;
}

function signedOrder(given: Given, common: object): Parsed<Order> {
  const { orderDetails, signature, merchantKeyId } = given;
  if (orderDetails === '[object Object]') return refuse('needs-exact-string', 'order-details');
  const half = halfOf(given, 'orderDetails', 'signature');
  if (half) return half;
  const order = parseJsonText(orderDetails, 'order-details');
  if (!order.ok) return order;
  const keyId = requiredText(given, 'merchantKeyId');
  if (!keyId.ok) return keyId;
  // What the order says is taken from it when nobody says it beside; the frame refuses what differs.
  const customerId = given.customerId ?? order.value['customer_id'];
  const payload = defined({
    ...common,
    merchantId: given.merchantId ?? order.value['merchant_id'],
    orderId: given.orderId ?? order.value['order_id'],
    amount: given.amount ?? order.value['amount'],
    customerId,
    customerEmail: given.customerEmail ?? order.value['customer_email'],
    customerMobile: given.customerMobile ?? order.value['customer_phone'],
    orderDetails,
    signature,
    merchantKeyId,
    // It has a meaning only for a guest.
    guest_login_url: customerId === '' ? given.guestLoginUrl : undefined,
    payeeName: given.payeeName,
    displayNote: given.displayNote,
    offer_details: jsonIn(given, 'offerDetails'),
  });
  return { ok: true, value: { payload } };
}

function initiateSignature(given: Given): Parsed<unknown> | false | undefined {
  const isSigned = present(given.initiateSignaturePayload) || present(given.initiateSignature);
  return (
    isSigned &&
    firstOf(
      halfOf(given, 'initiateSignaturePayload', 'initiateSignature'),
      parseJsonText(given.initiateSignaturePayload, 'initiate-signature-payload'),
      requiredText(given, 'merchantKeyId'),
    )
  );
}

function signedCustomer(given: Given): object {
  const { initiateSignaturePayload: signaturePayload, initiateSignature: signature, merchantKeyId } = given;
  return present(signature) ? { signaturePayload, signature, merchantKeyId } : {};
}

function sessionRequest(given: unknown): Parsed<Order> {
  // An object may be a framework's proxy, which cannot be cloned into the frame.
  const parsed = parseJsonText(typeof given === 'string' ? given : JSON.stringify(given), 'sdk-payload');
  if (!parsed.ok) return parsed;
  const request = parseHyperRequest(parsed.value);
  return request ? { ok: true, value: { request } } : refuse('json-shape', 'sdk-payload');
}

function languageOf(given: unknown, pageLanguage: string, warnings: Issue[]): string {
  const isAuto = given === 'auto';
  const { language, known } = resolveLanguage(isAuto ? pageLanguage : given);
  if (present(given) && !known && !isAuto) warnings.push(issueOf('not-allowed', 'language'));
  return language;
}

function halfOf(given: Given, text: Name, signature: Name) {
  if (present(given[text]) && present(given[signature])) return undefined;
  return refuse('half-pair', attributeOf(present(given[text]) ? signature : text));
}

function requiredText(given: Given, name: Name): Parsed<unknown> {
  const value: unknown = given[name];
  if (!present(value)) return refuse('required', attributeOf(name));
  return typeof value === 'string' ? { ok: true, value } : refuse('type', attributeOf(name), 'string');
}

function optionalJson(given: Given, name: 'offerDetails' | 'merchantFonts'): Parsed<unknown> | false {
  return present(given[name]) && parseJsonText(given[name], attributeOf(name));
}

function jsonIn(given: Given, name: 'offerDetails' | 'merchantFonts'): unknown {
  const parsed = optionalJson(given, name);
  return parsed && parsed.ok ? parsed.value : undefined;
}

function firstOf(
  ...checks: (Parsed<unknown> | false | undefined)[]
): Extract<Parsed<never>, { ok: false }> | undefined {
  for (const check of checks) if (check && !check.ok) return check;
  return undefined;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
