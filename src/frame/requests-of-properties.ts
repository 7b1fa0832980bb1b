import { sameAmount } from '../protocol/amount.ts';
import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { sentPropertyNames, type SentPropertyName } from '../protocol/checkout-property-names.ts';
import { checked, type Findings } from '../protocol/requests/fields.ts';
import { type HyperRequest, parseHyperRequest, paymentPageService } from '../protocol/requests/hyper-request.ts';
import { checkRequest } from '../protocol/requests/request-check.ts';
import { issueInFull, refuseInFull } from '../protocol/errors/catalogue.ts';
import { parseJsonText } from '../protocol/json-text.ts';
import { parseMerchantFonts } from '../protocol/requests/field-kinds.ts';
import { isPlainObject, own, ownText } from '../protocol/plain-object.ts';
import { attributePaths } from './attribute-paths.ts';

/** The properties of the element that are set, by name. Texts, or JSON of what was an object. */
export type SetProperties = Readonly<Record<string, unknown>>;

/** A request in the making, with its findings. */
interface Made extends Findings {
  /** The keys of the signed text that keys of the payload were taken from. */
  readonly taken: Record<string, string>;
}

/** A request for the SDK, and what was found while it was made. */
export interface MadeRequest extends Made {
  readonly request: HyperRequest;
}

type Values = Record<string, unknown>;

/**
 * Makes the payload of `initiate`, from the properties and from the order or session that the element holds already.
 *
 * `merchantId` and `customerId` come from there when no property has them. Fonts are cosmetic: those that cannot be used are
 * left out with a warning.
 */
export function initiateOf(request: HyperRequest): MadeRequest {
  const given = { ...request.payload };
  const findings: Made = { issues: [], warnings: [], taken: {} };
  const action = own(given, 'action');
  if (typeof action === 'string' && !/^(payment|quickPay)/.test(action)) return { request, ...findings };
  const held = identityOf(given, findings);
  const payload: Values = { action: 'initiate' };
  const isSigned = own(given, 'initiateSignature') !== undefined;
  for (const name of sentPropertyNames) {
    const key = attributePaths[name].initiate;
    const value = own(given, name);
    if (key !== undefined && value !== undefined && (name !== 'merchantKeyId' || isSigned)) payload[key] = value;
  }
  for (const [key, signedKey] of Object.entries({ merchantId: 'merchant_id', customerId: 'customer_id' })) {
    if (payload[key] !== undefined) continue;
    payload[key] = held[key];
    if (own(given, 'orderDetails') !== undefined) findings.taken[key] = signedKey;
  }
  if (payload['merchantFonts'] !== undefined) {
    const fonts = parseMerchantFonts(payload['merchantFonts']);
    if (!fonts.ok) {
      findings.warnings.push(fonts.issue);
      delete payload['merchantFonts'];
    }
  }
  return { request: { ...request, payload: withoutAbsent(payload) }, ...findings };
}

/** Makes the request of `process`: a signed order, a session, saved methods, or a change of the open order. */
export function processOf(request: HyperRequest): MadeRequest {
  const given = { ...request.payload };
  const findings: Made = { issues: [], warnings: [], taken: {} };
  const { action } = given as Values;
  if (action === 'resumePayment' || isMade(given)) return { request, ...findings };
  if (action === 'updateOrder') return { request: { ...request, payload: changeOf(given, findings) }, ...findings };
  if (own(given, 'sdkPayload') !== undefined) return { request: sessionOf(request, given, findings), ...findings };
  const payload = action === 'paymentManagement' ? managementOf(given) : signedOf(given, findings);
  return { request: { ...request, payload }, ...findings };
}

/** True for a payload with keys of HyperSDK that are no properties. */
function isMade(given: SetProperties): boolean {
  return own(given, 'clientAuthToken') !== undefined || own(given, 'signaturePayload') !== undefined;
}

/** The properties that `paymentManagement` takes: a short list of its own, and no order (seed 003). */
function managementOf(given: SetProperties): Values {
  const { action, clientId, environment, language = 'english', merchantKeyId } = given as Values;
  const { initiateSignaturePayload: signaturePayload, initiateSignature: signature } = given as Values;
  return withoutAbsent({ action, clientId, environment, signaturePayload, signature, merchantKeyId, language });
}

/** The keys of the payload that also stand in the signed text, with their names there. */
const copies: Readonly<Record<string, readonly [string, ...string[]]>> = {
  merchantId: ['merchant_id'],
  orderId: ['order_id'],
  amount: ['amount'],
  customerId: ['customer_id'],
  customerEmail: ['customer_email', 'email_address'],
  customerMobile: ['customer_phone', 'mobile_number'],
};

/** Puts the properties beside the signed text, and takes from that what no property has. */
function signedOf(given: SetProperties, findings: Made, payload: Values = {}): Values {
  const made: Values = { ...keysBeside(given), ...payload };
  for (const name of sentPropertyNames) {
    const { signed, key = name } = attributePaths[name];
    const value = signed === 'sent' ? own(given, name) : undefined;
    if (value !== undefined && name !== 'guestLoginUrl') made[key] ??= value;
  }
  made['action'] ??= 'paymentPage';
  made['language'] ??= 'english';
  const order = parseJsonText(made['orderDetails'], 'order-details');
  if (!order.ok) {
    findings.issues.push(order.issue);
    return made;
  }
  const signed = order.value;
  for (const [key, signedKeys] of Object.entries(copies)) {
    const from = signedKeys.find((name) => (own(signed, name) ?? '') !== '') ?? signedKeys[0];
    if (made[key] !== undefined) continue;
    const value = own(signed, from);
    // The empty id is that of a guest; any other empty text is absent.
    made[key] = value === '' && key !== 'customerId' ? undefined : value;
    findings.taken[key] = from;
  }
  for (const key of ['customerEmail', 'customerMobile']) {
    // A guest has none yet; the payment page asks.
    if (made[key] === undefined && made['customerId'] !== '') findings.warnings.push(issueInFull('required', key));
  }
  readLock(made, findings);
  // A login has a meaning only for a guest.
  if (made['customerId'] === '') made['guest_login_url'] ??= own(given, 'guestLoginUrl');
  return withoutAbsent(made);
}

function readLock(made: Values, findings: Findings): void {
  if (typeof made['offer_details'] !== 'string') return;
  const lock = parseJsonText(made['offer_details'], 'offer-details');
  if (lock.ok) made['offer_details'] = lock.value;
  else findings.issues.push(lock.issue);
}

/** Puts what may change into a copy of the session's payload, and holds the rest against it. */
function sessionOf(request: HyperRequest, given: SetProperties, findings: Made): HyperRequest {
  const session = readSession(given);
  if (!session.ok) {
    findings.issues.push(session.issue);
    return request;
  }
  const envelope = session.value;
  findings.warnings.push(...envelopeWarnings(envelope));
  const payload: Values = { ...envelope.payload };
  const isSigned = payload['clientAuthToken'] === undefined && payload['orderDetails'] !== undefined;
  for (const name of sentPropertyNames) meetSession(name, given, payload, isSigned, findings);
  const made = isSigned ? signedOf(given, findings, payload) : payload;
  return { ...envelope, requestId: request.requestId, payload: made };
}

function meetSession(
  name: SentPropertyName,
  given: SetProperties,
  payload: Values,
  isSigned: boolean,
  { issues, warnings }: Findings,
): void {
  const value = own(given, name);
  const { session, key = name, sessionKey = key, initiate } = attributePaths[name];
  const at = isSigned ? key : sessionKey;
  const has = own(payload, at) ?? undefined;
  if (value === undefined || isSame(name, value, has)) return;
  const isForOthers = name === 'guestLoginUrl' && (isSigned || Boolean(payload['customerId']));
  if (session === 'merged' && !isForOthers) payload[at] = value;
  if (session === 'compared' && has !== undefined) issues.push(issueInFull('conflict', name, 'session'));
  // A signed order that stands in an envelope takes the properties that it has no key for.
  const isLost = session === 'warned' || (session === 'compared' && has === undefined && initiate === undefined);
  if (isLost && (!isSigned || has !== undefined)) warnings.push(issueInFull('ignored-field', name, 'session'));
}

function isSame(name: SentPropertyName, value: unknown, other: unknown): boolean {
  if (value === other) return true;
  if (name === 'amount') return sameAmount(String(value), String(other));
  const isLive = (text: unknown) => text === 'prod' || text === 'production';
  return name === 'environment' && isLive(value) && isLive(other);
}

/** The order that replaces the open one: the pair, or the pair in an envelope. */
function changeOf(given: SetProperties, findings: Findings): Values {
  let from = given;
  if (own(given, 'sdkPayload') !== undefined) {
    const session = readSession(given);
    if (session.ok) from = { ...session.value.payload };
    else findings.issues.push(session.issue);
  }
  return withoutAbsent({
    action: 'updateOrder',
    orderDetails: own(from, 'orderDetails'),
    signature: own(from, 'signature'),
    merchantKeyId: own(from, 'merchantKeyId'),
  });
}

/** The merchant and the customer whom the held order or session names. */
function identityOf(given: SetProperties, findings: Findings): Values {
  let text = own(given, 'orderDetails');
  if (own(given, 'sdkPayload') !== undefined) {
    const session = readSession(given);
    if (!session.ok) findings.issues.push(session.issue);
    const { merchantId, customerId, orderDetails } = session.ok ? { ...(session.value.payload as Values) } : {};
    if (merchantId !== undefined || orderDetails === undefined) return { merchantId, customerId };
    text = orderDetails;
  }
  if (text === undefined) return {};
  const order = parseJsonText(text, 'order-details');
  if (!order.ok) findings.issues.push(order.issue);
  return order.ok ? { merchantId: order.value['merchant_id'], customerId: order.value['customer_id'] } : {};
}

/** Reads `sdk-payload`: the whole envelope, or its payload alone. */
function readSession(given: SetProperties): Parsed<HyperRequest & Readonly<Values>> {
  const parsed = parseJsonText(own(given, 'sdkPayload'), 'sdk-payload');
  if (!parsed.ok) return parsed;
  const read = parsed.value;
  const request = parseHyperRequest(read);
  if (request) return { ok: true, value: { ...read, ...request } };
  const isPayload = ownText(read, 'clientAuthToken') !== undefined || ownText(read, 'orderDetails') !== undefined;
  if (!isPayload || isPlainObject(read['payload'])) return refuseInFull('json-shape', 'sdk-payload');
  return { ok: true, value: { requestId: '', service: paymentPageService, payload: read } };
}

/** Whatever is odd about an envelope that can be sent. The Session API writes its ids without dashes. */
function envelopeWarnings(envelope: HyperRequest): readonly Issue[] {
  if (!envelope.requestId) return [];
  const { issues, warnings } = checkRequest(envelope, (payload) =>
    checked(isPlainObject(payload) && payload, noFindings),
  );
  const isPlainId = /^[\da-f]{32}$/i.test(envelope.requestId);
  return [...issues, ...warnings].filter(({ code }) => code !== 'request-id' || !isPlainId);
}

const noFindings: Findings = { issues: [], warnings: [] };

/** The keys that are no properties: they go on as they are. */
function keysBeside(given: SetProperties): Values {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !Object.hasOwn(attributePaths, key)));
}

function withoutAbsent(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
