import { configureLanguages } from '../localization/page-language.ts';
import { BankStep } from './bank-step.ts';
import { catalogue } from './catalogue.ts';
import { LeaveDialog } from './leave-dialog.ts';
import { BankList } from './methods/bank-list.ts';
import { CardForm } from './methods/card-form.ts';
import { ChoiceForm } from './methods/choice-form.ts';
import { SavedCardForm } from './methods/saved-card-form.ts';
import { MandateConsent } from './mandate-consent.ts';
import { OfferChoice } from './offer-choice.ts';
import { UpiForm } from './methods/upi-form.ts';
import { UpiWait } from './methods/upi-wait.ts';
import { PaymentPage } from './payment-page.ts';
import { SavedMethodList } from './saved-method-list.ts';

/*
 * Registers what the page's markup is made of. Who may host the page stands in the page itself, written there by
 * the gateway: one `<meta name="hyper-parent">` for each origin. Behind a payment link there is no host.
 */

declare global {
  interface HTMLElementTagNameMap {
    'hyper-payment-page': PaymentPage;
    'hyper-card-form': CardForm;
    'hyper-bank-list': BankList;
    'hyper-mandate-consent': MandateConsent;
    'hyper-offer-choice': OfferChoice;
    'hyper-choice-form': ChoiceForm;
    'hyper-saved-card-form': SavedCardForm;
    'hyper-upi-form': UpiForm;
    'hyper-upi-wait': UpiWait;
    'hyper-bank-step': BankStep;
    'hyper-leave-dialog': LeaveDialog;
    'hyper-saved-method-list': SavedMethodList;
  }
}

configureLanguages(catalogue);
customElements.define('hyper-card-form', CardForm);
customElements.define('hyper-bank-list', BankList);
customElements.define('hyper-mandate-consent', MandateConsent);
customElements.define('hyper-offer-choice', OfferChoice);
customElements.define('hyper-choice-form', ChoiceForm);
customElements.define('hyper-saved-card-form', SavedCardForm);
customElements.define('hyper-upi-form', UpiForm);
customElements.define('hyper-upi-wait', UpiWait);
customElements.define('hyper-bank-step', BankStep);
customElements.define('hyper-leave-dialog', LeaveDialog);
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
