import { attributeOf } from '../protocol/checkout-property-names.ts';
import type { Issue } from '../protocol/checkout-error.ts';
import type { Checked } from '../protocol/requests/fields.ts';
import type { HyperRequest } from '../protocol/requests/hyper-request.ts';
import { checkInitiatePayload } from '../protocol/requests/initiate-payload.ts';
import { checkProcessPayload } from '../protocol/requests/process-payload.ts';

/** The attributes of the keys of a signed customer. */
const customerAttributes: Readonly<Record<string, string>> = {
  signature: 'initiate-signature',
  signaturePayload: 'initiate-signature-payload',
};

/**
 * Checks a request by the same rules as on the server and in the simulator. The fields of what is found are what the merchant
 * wrote: an attribute of the element, or a key of the signed text or of the session.
 *
 * Checked here and not in the merchant's page, which pays for every byte; before the SDK hears of it, so that nothing
 * half-starts.
 *
 * @param taken the keys of the signed text that keys of the payload were taken from
 */
export function checkRequestOf(
  call: 'initiate' | 'process',
  { payload }: HyperRequest,
  taken: Readonly<Record<string, string>> = {},
): Checked<object> {
  const found = call === 'initiate' ? checkInitiatePayload(payload) : checkProcessPayload(payload);
  if (Object.hasOwn(payload, 'clientAuthToken')) return found;
  const isCustomer = call === 'initiate' || ('action' in payload && payload.action === 'paymentManagement');
  const named = (issue: Issue) => inAttributes(renamed(issue, { ...taken, ...(isCustomer && customerAttributes) }));
  const warnings = found.warnings.map(named);
  if (found.ok) return { ...found, warnings };
  const [first, ...others] = found.issues;
  return { ok: false, issues: [named(first), ...others.map(named)], warnings };
}

/** An issue of a property, or of a key in camel case, by the name of the attribute. Keys of a signed text stay as they are. */
export function inAttributes(issue: Issue): Issue {
  return renamed(issue, { guest_login_url: 'guest-login-url' }, /^[a-z]+([A-Z][a-z]+)*$/);
}

/** Gives the field of an issue its other name, also at the beginning of its sentence. */
function renamed(issue: Issue, names: Readonly<Record<string, string>>, camelCase?: RegExp): Issue {
  const { field: key = '', message } = issue;
  const [first = '', ...inside] = key.split('.');
  const name = Object.hasOwn(names, first) ? names[first] : camelCase?.test(first) ? attributeOf(first) : first;
  const field = [name, ...inside].join('.');
  return message.startsWith(key)
    ? { ...issue, field, message: field + message.slice(key.length) }
    : { ...issue, field };
}
