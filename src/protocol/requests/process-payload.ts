import { sameAmount } from '../amount.ts';
import { type Issue, issueOf } from '../checkout-error.ts';
import { inFull } from '../errors/catalogue.ts';
import { type Language, languages } from '../language.ts';
import { isPlainObject } from '../plain-object.ts';
import { requestKinds } from './field-kinds.ts';
import { checked, type Checked, checkerOf, type FieldsOf, type Findings } from './fields.ts';
import { checkSigned } from './initiate-payload.ts';
import { findInOrder, type OrderRules } from './order-details.ts';
import { findForm, readTolerated, sameOrderId } from './tolerated-forms.ts';

const language = `${languages.join('|')}~` as `${Language}~`;
const environment = 'sandbox|prod|production!';

/**
 * The keys of the payload of `process` for a signed order (seed 003, "Process Payload Object Parameters";
 * `payment_filter` and `fragmentViewGroups` are newer).
 */
export const processFields = {
  action: 'paymentPage|quickPay!',
  merchantId: 'id!',
  clientId: 'id!',
  orderId: 'order-id!',
  amount: 'amount!',
  customerId: 'name*',
  customerEmail: 'email',
  customerMobile: 'phone',
  orderDetails: 'text!',
  signature: 'signature!',
  merchantKeyId: 'id!',
  language,
  environment,
  guest_login_url: 'url',
  payeeName: 'name',
  displayNote: 'name',
  offer_details: 'object',
  payment_filter: 'object',
  fragmentViewGroups: 'object',
} as const;

/** The keys of the payload of `process` for the screen where a customer manages saved methods (seed 003, note). */
export const managementFields = {
  action: 'paymentManagement!',
  clientId: 'id!',
  signaturePayload: 'text!',
  signature: 'signature!',
  merchantKeyId: 'id!',
  language,
  environment,
} as const;

/** The keys of the payload of `process` that gives an open payment page another order. */
export const updateOrderFields = {
  action: 'updateOrder!',
  orderDetails: 'text!',
  signature: 'signature!',
  merchantKeyId: 'id',
} as const;

/** The keys of the payload of `process` that answers a `paymentAttempt` which waits. */
export const resumePaymentFields = {
  action: 'resumePayment!',
  txnReference: 'text!',
  status: 'boolean!',
  orderDetails: 'text',
  signature: 'signature',
  merchantKeyId: 'id',
} as const;

/**
 * The keys that a payload of the Session API has for certain, and those that a page may add, since nothing in it is signed.
 * It brings more, and all are passed on unchanged.
 */
export const sessionFields = {
  clientId: 'id!',
  environment,
  clientAuthToken: 'token!',
  language,
  guest_login_url: 'url',
  payeeName: 'name',
  displayNote: 'name',
} as const;

/** Keys of a signed order: they have no place beside what the Session API made. */
interface NothingSigned {
  readonly orderDetails?: never;
  readonly signature?: never;
  readonly signaturePayload?: never;
  readonly merchantKeyId?: never;
}

/** Keys of an order: managing saved methods has none. */
interface NoOrder {
  readonly orderDetails?: never;
  readonly orderId?: never;
  readonly amount?: never;
}

/** Pays a signed order. Amounts are rupees as text. */
export type SignedProcess = FieldsOf<typeof processFields> & { readonly clientAuthToken?: never };

/** Pays, or manages, what the merchant's server made with the Session API: its `sdk_payload`, unchanged. */
export type SessionProcess = FieldsOf<typeof sessionFields> &
  NothingSigned & {
    readonly action?: 'paymentPage' | 'quickPay' | 'paymentManagement';
    readonly [key: string]: unknown;
  };

/** Opens the screen where a known customer removes saved methods. */
export type PaymentManagement = FieldsOf<typeof managementFields> & NoOrder & { readonly clientAuthToken?: never };

/** Gives an open payment page another order. */
export type UpdateOrder = FieldsOf<typeof updateOrderFields> & { readonly clientAuthToken?: never };

/** Answers a `paymentAttempt` that has a `txnReference`: true lets it go on, perhaps with a freshly signed order. */
export type ResumePayment = Omit<FieldsOf<typeof resumePaymentFields>, 'orderDetails' | 'signature'> &
  (
    | { readonly orderDetails: string; readonly signature: string }
    | { readonly orderDetails?: never; readonly signature?: never }
  );

/** Every payload that `process` takes. What must not be mixed does not compile. */
export type ProcessPayload = SignedProcess | SessionProcess | PaymentManagement | UpdateOrder | ResumePayment;

const actions = 'paymentPage|quickPay|paymentManagement|updateOrder|resumePayment';

const checks = {
  paymentPage: /* @__PURE__ */ checkerOf(processFields, requestKinds),
  paymentManagement: /* @__PURE__ */ checkerOf(managementFields, requestKinds),
  updateOrder: /* @__PURE__ */ checkerOf(updateOrderFields, requestKinds),
  resumePayment: /* @__PURE__ */ checkerOf(resumePaymentFields, requestKinds),
};
const checkSession = /* @__PURE__ */ checkerOf(sessionFields, requestKinds);

/**
 * Checks a payload of `process` and finds all that is wrong with it, the signed order included.
 *
 * Codes: by field those of the tables; `not-allowed` for an unknown action; `conflict` for a copy that differs from
 * the signed value, or a signature beside a `clientAuthToken`; `half-pair`; those of `checkOrderDetails`. Warnings:
 * a wrong `language`, `guest-without-login`, the tolerated forms, and `ignored-field` for what `paymentManagement` does not take.
 */
export function checkProcessPayload(given: unknown, rules: OrderRules = {}): Checked<ProcessPayload> {
  const found: Findings = { issues: [], warnings: [] };
  if (!isPlainObject(given)) return { ok: false, issues: [inFull(issueOf('type', 'payload', 'object'))], warnings: [] };
  if (Object.hasOwn(given, 'clientAuthToken')) return checkSessionPayload(given, found);
  const payload = readTolerated(given, processFields, found, rules);
  switch (payload['action']) {
    case 'paymentPage':
    case 'quickPay': {
      const isWellFormed = checks.paymentPage(payload, found);
      if (payload['offer_details'] !== undefined) findForm('unsigned-lock', 'offer_details', found, rules.strict);
      checkOrder(payload, found, rules);
      return checked<ProcessPayload>(isWellFormed && payload, found);
    }
    case 'paymentManagement': {
      const isWellFormed = checks.paymentManagement(payload, found);
      checkSigned(payload, found, rules.strict);
      const warnings = found.warnings.map((issue) =>
        issue.field !== undefined && Object.hasOwn(processFields, issue.field) && issue.code === 'unknown-field'
          ? issueOf('ignored-field', issue.field)
          : issue,
      );
      return checked<ProcessPayload>(isWellFormed && payload, { issues: found.issues, warnings });
    }
    case 'updateOrder': {
      const isWellFormed = checks.updateOrder(payload, found);
      checkOrder(payload, found, rules);
      return checked<ProcessPayload>(isWellFormed && payload, found);
    }
    case 'resumePayment': {
      const isWellFormed = checks.resumePayment(payload, found);
      if (payload['orderDetails'] || payload['signature']) checkOrder(payload, found, rules);
      return checked<ProcessPayload>(isWellFormed && isWholeAnswer(payload) && payload, found);
    }
    default:
      return {
        ok: false,
        issues: [inFull(issueOf(payload['action'] === undefined ? 'required' : 'not-allowed', 'action'), actions)],
        warnings: [],
      };
  }
}

/** Keys of `process` that repeat a signed one without being signed themselves, and may not differ from it. */
export const signedCopies = [
  ['merchantId', 'merchant_id'],
  ['orderId', 'order_id'],
  ['customerId', 'customer_id'],
] as const;

/** Each key that repeats a signed one, with that one. */
const originals = new Map<string | undefined, string>([
  ...signedCopies,
  ['amount', 'amount'],
  ['customerEmail', 'customer_email'],
  ['customerMobile', 'customer_phone'],
]);

function checkOrder(payload: Record<string, unknown>, found: Findings, rules: OrderRules): void {
  const { orderDetails, signature, amount, environment: given } = payload;
  if (!orderDetails || !signature) {
    // The table has already asked for what is always needed.
    if (payload['action'] === 'resumePayment') {
      found.issues.push(issueOf('half-pair', signature ? 'orderDetails' : 'signature'));
    }
    return;
  }
  const { strict, now, field = 'orderDetails' } = rules;
  const environment = rules.environment ?? (given === 'prod' || given === 'production' ? given : undefined);
  const before = [...found.issues, ...found.warnings];
  const order = findInOrder(orderDetails, found, { strict, now, field, environment });
  for (const list of [found.issues, found.warnings]) withoutRepeated(list, before);
  if (!order) return;
  for (const [copy, original] of signedCopies) {
    const value = payload[copy];
    if (value === undefined || value === order[original]) continue;
    if (copy === 'orderId' && typeof value === 'string' && sameOrderId(value, order.order_id)) {
      findForm('order-id-case', copy, found, strict);
    } else found.issues.push(issueOf('conflict', copy));
  }
  if (typeof amount === 'string' && amount !== order.amount && !sameAmount(amount, order.amount))
    found.issues.push(issueOf('conflict', 'amount'));
  if (payload['customerId'] === '' && !payload['guest_login_url']) {
    found.warnings.push(issueOf('guest-without-login', 'guest_login_url'));
  }
}

/**
 * Removes what was found of a copy and is found of the signed value too: a page takes the copies from the signed text, so
 * that is where the merchant wrote the value.
 */
function withoutRepeated(list: Issue[], before: readonly Issue[]): void {
  const kept = list.filter((issue) => {
    const original = before.includes(issue) ? originals.get(issue.field) : undefined;
    const isSame = (other: Issue) =>
      other.field === original && other.code === issue.code && other.reason === issue.reason && !before.includes(other);
    return original === undefined || !list.some(isSame);
  });
  list.splice(0, list.length, ...kept);
}

function checkSessionPayload(payload: Record<string, unknown>, found: Findings): Checked<ProcessPayload> {
  const isWellFormed = checkSession(payload, found);
  const mixed = ['orderDetails', 'signature', 'signaturePayload', 'merchantKeyId'].filter(
    (key) => payload[key] !== undefined,
  );
  found.issues.push(...mixed.map((key) => issueOf('conflict', key, 'session')));
  // What the Session API adds is its own business.
  const warnings = found.warnings.filter(({ code }) => code !== 'unknown-field');
  return checked<ProcessPayload>(isWellFormed && hasNothingSigned(payload) && payload, {
    issues: found.issues,
    warnings,
  });
}

function hasNothingSigned(payload: Record<string, unknown>): payload is Record<string, unknown> & NothingSigned {
  return payload['orderDetails'] === undefined && payload['signature'] === undefined;
}

function isWholeAnswer(payload: FieldsOf<typeof resumePaymentFields>): payload is ResumePayment {
  return !payload.orderDetails === !payload.signature;
}
