import { msg, str } from '@lit/localize';
import type { BankQuestion } from '../contract/bank.ts';

/** A question for an OTP. */
export type OtpQuestion = Extract<BankQuestion, { readonly testOtp: string }>;

/** The heading of the page. */
export function bankTitle(kind: BankQuestion['kind']): string {
  switch (kind) {
    case 'three-d-secure':
      return msg('Confirm that it is you', { id: 'bank.title-card', desc: 'Heading of the 3-D Secure page.' });
    case 'netbanking':
      return msg('Approve this payment?', { id: 'bank.title-netbanking', desc: 'Heading of the netbanking page.' });
    case 'wallet-link':
      return msg('Link your wallet', { id: 'bank.title-link', desc: 'Heading of a wallet’s page: not linked yet.' });
    case 'wallet-top-up':
      return msg('Your balance is too low', { id: 'bank.title-top-up', desc: 'Heading of a wallet’s page.' });
    case 'pay-later':
      return msg('Confirm that you pay later', { id: 'bank.title-pay-later', desc: 'Heading of a lender’s page.' });
  }
}

/** Returns the lead text above the OTP field. */
export function otpLead(question: OtpQuestion): string {
  const { bankName, phone } = question;
  switch (question.kind) {
    case 'wallet-link':
      return msg(str`Enter the OTP that ${bankName} sent to ${phone}. You need it only once, to link your wallet.`, {
        id: 'otp.lead-wallet',
        desc: 'The name of a wallet, then a masked phone number.',
      });
    case 'pay-later':
      return msg(
        str`Enter the OTP that ${bankName} sent to ${phone}. The shop gets its money now, and you pay later.`,
        {
          id: 'otp.lead-pay-later',
          desc: 'The name of a lender, then a masked phone number.',
        },
      );
    case 'three-d-secure':
      return msg(str`Enter the OTP that we sent to ${phone}.`, { id: 'otp.lead', desc: 'Then a masked phone number.' });
  }
}

/** Returns the customer's next step on a page that cannot lead back to the shop. */
export function goBackText(): string {
  return msg('Go back to the shop’s page. It is up to date.', {
    id: 'phone.go-back',
    desc: 'The payment was approved or declined, on the phone or in a window of its own.',
  });
}

/** The card or the account that is debited, with its label; none where only the owner of the page is asked. */
export function debitedFacts(question: BankQuestion): readonly (readonly [string, string])[] {
  switch (question.kind) {
    case 'three-d-secure':
      return [[msg('Card', { id: 'bank.card', desc: 'Label before the end of its number.' }), ending(question)]];
    case 'netbanking':
      return [[msg('Account', { id: 'bank.account', desc: 'Label before the end of its number.' }), ending(question)]];
    default:
      return [];
  }
}

function ending({ lastFour }: { readonly lastFour: string }): string {
  return `••••\u00a0${lastFour}`;
}
