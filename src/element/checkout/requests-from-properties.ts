import { type Issue, issueOf, type Parsed, refuse, refuseNoText } from '../../protocol/checkout-error.ts';
import {
  attributeOf,
  type CheckoutPropertyName,
  checkoutPropertyNames,
  sentPropertyNames,
} from '../../protocol/checkout-property-names.ts';
import { environments } from '../../protocol/environment.ts';
import { resolveLanguage } from '../../protocol/language.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { type HyperRequest, paymentPageService } from '../../protocol/requests/hyper-request.ts';
import type { CheckoutOrder, SignedOrderPair } from '../hyper-checkout-element.ts';

/** The requests that the properties stand for. The frame makes the requests of the SDK from them. */
export interface CheckoutRequests {
  /** Every property that a request is made from and that is set: as it was given, an object as its JSON text, `language` by its documented name. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The id of the session's own request. */
  readonly requestId: string | undefined;
  /** The id of the order, if the order or session names one that can be read. */
  readonly orderId: string | undefined;
  /** Everything that `initiate` depends on: a change of it means another run. */
  readonly key: string;
  /** True if there is an order, a session, or saved methods to manage. */
  readonly canProcess: boolean;
  /** Values that are not as documented and do not stop a payment. */
  readonly warnings: readonly Issue[];
}

type Given = Readonly<Record<CheckoutPropertyName, unknown>>;

const actions: readonly unknown[] = ['paymentPage', 'quickPay', 'paymentManagement'];

/**
 * Reads the element's properties, or returns the first thing that is wrong with them.
 *
 * Pure. {@link nothingSet} while nothing at all is set, since a framework may set everything a moment later. Nothing is judged
 * in halves: an order that cannot be used stops `initiate` too. What an order or a session says is the frame's to check
 * (`frame/requests-of-properties.ts`), so that a merchant's page need not carry it.
 */
export function requestsFromProperties(given: Given, pageLanguage: string): Parsed<CheckoutRequests> {
  const has = (...names: CheckoutPropertyName[]) => names.some((name) => isPresent(given[name]));
  if (!has('clientId', 'environment', 'orderDetails', 'signature', 'sdkPayload')) return nothingSet;
  const { action, language } = given;
  // A link is an order of its own.
  const link = given.presentation === 'redirect' && given.paymentLink;
  const isSigned = has('orderDetails', 'signature');
  const isSession = has('sdkPayload');
  const isCustomerSigned = has('initiateSignaturePayload', 'initiateSignature');
  const isManagement = action === 'paymentManagement' && !isSession;
  const half = (text: CheckoutPropertyName, signature: CheckoutPropertyName) =>
    has(text) && has(signature) ? undefined : refuse('half-pair', attributeOf(has(text) ? signature : text));
  const text = (name: CheckoutPropertyName) =>
    has(name) && typeof given[name] === 'string' ? undefined : refuseNoText(given[name], attributeOf(name));
  const faulty =
    text('clientId') ??
    (environments.some((name) => name === given.environment)
      ? undefined
      : refuse(has('environment') ? 'not-allowed' : 'required', 'environment')) ??
    (isCustomerSigned ? half('initiateSignaturePayload', 'initiateSignature') : undefined) ??
    (isSession && isSigned ? refuse('conflict', 'sdk-payload', 'signed-order') : undefined) ??
    (has('action') && !actions.includes(action) ? refuse('not-allowed', 'action') : undefined) ??
    (isManagement && !isCustomerSigned ? refuse('required', 'initiate-signature-payload') : undefined) ??
    (Object(given.orderDetails) === given.orderDetails || given.orderDetails === '[object Object]'
      ? refuse('needs-exact-string', 'order-details')
      : undefined) ??
    (isSigned && !isManagement ? half('orderDetails', 'signature') : undefined) ??
    (isSigned || isCustomerSigned ? text('merchantKeyId') : undefined);
  if (faulty) return faulty;
  const isAuto = language === 'auto';
  const { language: resolved, known } = resolveLanguage(isAuto ? pageLanguage : language);
  const properties: Record<string, unknown> = {};
  for (const name of sentPropertyNames) {
    // An empty customer id is a guest. Every other empty text is absent.
    if (has(name) || (name === 'customerId' && given[name] === '')) properties[name] = jsonOf(given[name]);
  }
  if (has('language')) properties['language'] = resolved;
  return {
    ok: true,
    value: {
      properties,
      requestId: ownText(objectIn(properties['sdkPayload']), 'requestId'),
      orderId: orderIdIn(properties),
      key: JSON.stringify([
        given.frameUrl,
        given.sdkUrl,
        given.presentation,
        link,
        ...sentPropertyNames.map((name) =>
          initiateNames.test(name) || (isCustomerSigned && name === 'merchantKeyId') ? properties[name] : 0,
        ),
      ]),
      canProcess: isSigned || isSession || isManagement || Boolean(link),
      warnings: has('language') && !known && !isAuto ? [issueOf('not-allowed', 'language')] : [],
    },
  };
}

/** The result for an element that has nothing to begin from. */
export const nothingSet = refuse('required', 'client-id');

const initiateNames = /^(client|environment|merchantI|merchantF|customerI|initiate|log)/;

/** A value that can cross to the frame: an object, perhaps a framework's proxy, as its JSON text. */
export function jsonOf(value: unknown): unknown {
  return Object(value) === value ? JSON.stringify(value) : value;
}

/** The id of the order that the properties hold: a signed text, a session, or an envelope with a signed text in it. */
function orderIdIn({ orderDetails, sdkPayload }: Readonly<Record<string, unknown>>): string | undefined {
  const session = objectIn(sdkPayload);
  const inner = own(session, 'payload');
  const payload = isPlainObject(inner) ? inner : session;
  return ownText(objectIn(orderDetails ?? own(payload, 'orderDetails')), 'order_id') ?? ownText(payload, 'orderId');
}

/** The object of a JSON text. Empty where there is none: the frame says what is wrong with the text. */
function objectIn(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text));
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The properties that an order stands for, and its keys that none of them takes. */
export function propertiesOfOrder(order: CheckoutOrder): {
  readonly properties: Readonly<Record<string, unknown>> & Partial<SentOrder>;
  readonly ignored: readonly string[];
} {
  const payload = 'payload' in order && isPlainObject(order.payload) ? order.payload : order;
  if (!isSignedPair(payload)) {
    return { properties: { orderDetails: null, signature: null, sdkPayload: order }, ignored: [] };
  }
  const { action: _, ...given } = { action: undefined, ...payload };
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  const isProperty = ([key]: [string, unknown]) => (checkoutPropertyNames as readonly string[]).includes(key);
  return {
    // What was said of another order does not hold for this one.
    properties: { orderId: null, amount: null, ...Object.fromEntries(entries.filter(isProperty)), sdkPayload: null },
    ignored: entries.filter((entry) => !isProperty(entry)).map(([key]) => key),
  };
}

/** The properties that say which order is meant. */
const orderNames = ['orderDetails', 'signature', 'sdkPayload'] as const;

/** An order as the properties had it when it was sent. */
export type SentOrder = Readonly<Record<(typeof orderNames)[number], unknown>>;

/** True if both are the same order, in the same words. */
export function isSameOrder(one: Partial<SentOrder>, other: Partial<SentOrder>): boolean {
  return orderNames.every((name) => jsonOf(one[name] ?? null) === jsonOf(other[name] ?? null));
}

/** True if both ids of an order are known and differ. Gateways take ids that differ only in case for the same. */
export function isOtherId(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() !== other.toLowerCase();
}

/** True for an order by itself: a payload of `process` has an action. */
function isSignedPair(payload: object): payload is SignedOrderPair {
  const isForOpenPage = !('action' in payload) || payload.action === 'updateOrder';
  return isForOpenPage && ('orderDetails' in payload || 'signature' in payload);
}

/** Puts a payload into HyperSDK's envelope with a fresh UUID v4, or with the id that it has. */
export function newRequest(payload: object, service = paymentPageService, requestId?: string): HyperRequest {
  return { requestId: requestId || newUuid(), service, payload };
}

/**
 * Returns a random UUID v4.
 *
 * The frame and the simulator take it from `uuid`, which would add 260 bytes to the script that every shop loads, and a table
 * of 256 texts to its start.
 *
 * Pages at plain http addresses have no `crypto.randomUUID`, but they have `getRandomValues`.
 */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)).map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40; // version 4
    if (index === 8) return (byte & 0x3f) | 0x80; // variant 1
    return byte;
  });
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
