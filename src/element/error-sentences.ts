import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import { environments } from '../protocol/environment.ts';
import { inFull } from '../protocol/errors/in-full.ts';
import { languages } from '../protocol/language.ts';
import { defined } from '../protocol/plain-object.ts';

/** The values of attributes that the page checks itself. The frame knows those of all others. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  action: ['paymentPage', 'quickPay', 'paymentManagement'],
  environment: environments,
  language: [...languages, 'auto'],
};

/**
 * Puts the sentences of the catalogue into an error or a warning, unless it has its own. A page loads this file, with the
 * whole catalogue, when it has one to tell.
 */
export function completeFinding(finding: Issue | HyperCheckoutError): void {
  const { code, field, reason, message, fix } = finding;
  const given: Issue = defined({ code, field, reason, message, fix });
  const full = inFull(given, field && Object.hasOwn(valuesOf, field) ? valuesOf[field]?.join('|') : undefined);
  if (full !== given) Object.assign(finding, { message: full.message, fix: full.fix, vendor: full.vendor });
}
