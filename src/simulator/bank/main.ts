import { configureLanguages } from '../localization/page-language.ts';
import { BankPage } from './bank-page.ts';
import { catalogue } from './catalogue.ts';
import { OtpForm } from './otp-form.ts';
import { PhonePage } from './phone-page.ts';
import { PinForm } from './pin-form.ts';
import { TimeLeft } from './transaction-page.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-bank-page': BankPage;
    'hyper-otp-form': OtpForm;
    'hyper-phone-page': PhonePage;
    'hyper-pin-form': PinForm;
    'hyper-time-left': TimeLeft;
  }
}

configureLanguages(catalogue);
customElements.define('hyper-time-left', TimeLeft);
customElements.define('hyper-otp-form', OtpForm);
customElements.define('hyper-pin-form', PinForm);
customElements.define('hyper-phone-page', PhonePage);
customElements.define('hyper-bank-page', BankPage);
