import { configureLanguages } from '../localization/page-language.ts';
import { BankStep } from './bank-step.ts';
import { catalogue } from './catalogue.ts';
import { LeaveDialog } from './leave-dialog.ts';
import { CopyText } from './screens/page-parts.ts';
import { ChoiceForm } from '../methods/price-form.ts';
import { PayBar } from '../methods/pay-bar.ts';
import { defineMethodElements } from '../methods/screens.ts';
import { MandateConsent } from './mandate-consent.ts';
import { PaymentPage } from './payment-page.ts';
import { OrderColumn } from './screens/order-column.ts';
import { PriceBreakdown } from './screens/price-breakdown.ts';
import { SavedMethodList } from './saved-method-list.ts';

/*
 * Registers the components of the page. The gateway writes the origins that may host the page into the page itself: one `<meta name="hyper-parent">` for each origin. Behind a payment link there is no host.
 */

declare global {
  interface HTMLElementTagNameMap {
    'hyper-payment-page': PaymentPage;
    'hyper-mandate-consent': MandateConsent;
    'hyper-bank-step': BankStep;
    'hyper-copy-text': CopyText;
    'hyper-leave-dialog': LeaveDialog;
    'hyper-price-breakdown': PriceBreakdown;
    'hyper-saved-method-list': SavedMethodList;
  }
}

configureLanguages(catalogue);
defineMethodElements();
customElements.define('hyper-mandate-consent', MandateConsent);
customElements.define('hyper-choice-form', ChoiceForm);
customElements.define('hyper-pay-bar', PayBar);
customElements.define('hyper-bank-step', BankStep);
customElements.define('hyper-copy-text', CopyText);
customElements.define('hyper-leave-dialog', LeaveDialog);
customElements.define('hyper-order-column', OrderColumn);
customElements.define('hyper-price-breakdown', PriceBreakdown);
customElements.define('hyper-saved-method-list', SavedMethodList);

const parents = document.querySelectorAll<HTMLMetaElement>('meta[name="hyper-parent"]');
for (const page of document.querySelectorAll('hyper-payment-page')) {
  page.parents = Array.from(parents, (meta) => meta.content);
  page.link = linkIn(location.pathname);
}
customElements.define('hyper-payment-page', PaymentPage);

/** The payment link, if the page was opened by one. */
function linkIn(path: string): string {
  return /^\/pay\/([\w-]+)$/.exec(path)?.[1] ?? '';
}
