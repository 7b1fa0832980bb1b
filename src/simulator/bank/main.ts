import { BankPage } from './bank-page.ts';
import { OtpForm } from './otp-form.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-bank-page': BankPage;
    'hyper-otp-form': OtpForm;
  }
}

customElements.define('hyper-otp-form', OtpForm);
customElements.define('hyper-bank-page', BankPage);
