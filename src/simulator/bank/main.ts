import { configureLanguages } from '../localization/page-language.ts';
import { BankPage } from './bank-page.ts';
import { catalogue } from './catalogue.ts';
import { OtpForm } from './otp-form.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-bank-page': BankPage;
    'hyper-otp-form': OtpForm;
  }
}

configureLanguages(catalogue);
customElements.define('hyper-otp-form', OtpForm);
customElements.define('hyper-bank-page', BankPage);
