import type { HyperCheckoutError, Issue } from '../protocol/checkout-error.ts';
import { environments } from '../protocol/environment.ts';
import { inFull } from '../protocol/errors/catalogue.ts';
import { languages } from '../protocol/language.ts';
import { defined } from '../protocol/plain-object.ts';

/** The values of attributes that the page checks itself. The frame knows those of all others. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  action: ['paymentPage', 'quickPay', 'paymentManagement'],
  environment: environments,
  language: [...languages, 'auto'],
  'appearance.font': ['object'],
  'appearance.scheme': ['light', 'dark', 'auto'],
  'appearance.density': ['comfortable', 'compact'],
  'appearance.labels': ['above', 'inside'],
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

/** Resolves once a page has painted, and what was begun before that has run. */
export function painted(view: Window): Promise<void> {
  return new Promise((resolve) => {
    const painting: Pick<Partial<Window>, 'requestAnimationFrame'> = view;
    // Long enough for tasks that were begun before the painting, and nothing that a person would notice.
    const later = () => setTimeout(resolve, 100);
    // A page in the background does not paint, nor does the DOM of a unit test, nor a frame that is out of sight.
    if (view.document.hidden || !painting.requestAnimationFrame) later();
    else {
      view.requestAnimationFrame(later);
      setTimeout(later, 1_000);
    }
  });
}
