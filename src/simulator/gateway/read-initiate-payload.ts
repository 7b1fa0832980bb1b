import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import type { Findings } from '../../protocol/fields.ts';
import { initiateFields } from '../../protocol/initiate-payload.ts';
import { own } from '../../protocol/plain-object.ts';
import { readTolerated } from '../../protocol/tolerated-forms.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { readSignedCustomer } from './read-signed-customer.ts';
import { findMerchant, merchantUnknown } from './read-signed-text.ts';

const signingKeys = ['signaturePayload', 'signature', 'merchantKeyId'] as const;

/**
 * Judges the payload of `initiate` and says whose it is.
 *
 * The signed customer data is optional, as in the vendor's newer documentation; if any of its three keys is there,
 * all must be. `merchantKeyId` alone is no half: merchants send it along.
 *
 * @param now ms since 1970
 * @param strict refuses the tolerated forms
 */
export async function readInitiatePayload(
  given: Record<string, unknown>,
  merchants: Merchants,
  now: number,
  strict = false,
): Promise<Parsed<Merchant>> {
  const found: Findings = { issues: [], warnings: [] };
  const payload = readTolerated(given, initiateFields, found, { strict });
  const [form] = found.issues;
  if (form) return { ok: false, issue: form };
  const environment = judgeEnvironment(given);
  if (environment) return { ok: false, issue: environment };
  const merchant = findMerchant(payload, merchants);
  if (!merchant.ok) return merchant;
  const signing = signingKeys.filter((key) => own(payload, key) !== undefined);
  if (signing.length === 0 || (signing.length === 1 && signing[0] === 'merchantKeyId')) {
    return merchant.value ? { ok: true, value: merchant.value } : { ok: false, issue: merchantUnknown };
  }
  const absent = signingKeys.find((key) => !signing.includes(key));
  if (absent) return { ok: false, issue: halfPair(absent) };
  const customer = await readSignedCustomer(payload, merchants, now, strict);
  return customer.ok ? { ok: true, value: customer.value.merchant } : customer;
}

/**
 * The issue of any `environment` but exactly `sandbox`, else undefined.
 *
 * HyperSDK takes every other text, a misspelt one too, for live. No real money may seem to be paid here, so the
 * simulator refuses what would go live there.
 */
export function judgeEnvironment(payload: Record<string, unknown>): Issue | undefined {
  const environment = own(payload, 'environment');
  if (environment === 'sandbox') return undefined;
  return {
    code: environment === undefined ? 'required' : 'not-allowed',
    field: 'environment',
    message: 'HyperSDK takes this environment for live, and the simulator has no live payments.',
    fix: 'Use environment "sandbox", in lower case, with the simulator.',
  };
}

function halfPair(absent: string): Issue {
  return {
    code: 'half-pair',
    field: absent,
    message: 'signaturePayload, signature and merchantKeyId belong together.',
    fix: `Send ${absent} too, or none of the three.`,
  };
}
