import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/simulator/bank/main.ts';
import type { OtpQuestion } from '../../../src/simulator/bank/bank-texts.ts';
import { OtpEvent, type OtpForm } from '../../../src/simulator/bank/otp-form.ts';
import { shopper } from '../../support/shopper.ts';
import { initiateRequest, merchantPage, processRequest, removeMerchantPages } from '../hyper-services/merchant-page.ts';

const state: OtpQuestion = {
  kind: 'three-d-secure',
  bankName: 'Meridian Bank',
  merchantName: 'Acme',
  amount: '1.00',
  full: '1.00',
  currency: 'INR',
  attemptsLeft: 3,
  lastFour: '4242',
  testOtp: '123456',
  done: false,
  returns: false,
};

const mount = () => fixture<OtpForm>(html`<hyper-otp-form .state=${state}></hyper-otp-form>`);

async function type(form: OtpForm, text: string): Promise<HTMLInputElement> {
  const input = form.querySelector('input');
  if (!input) throw new Error('The form has no field.');
  input.focus();
  await sendKeys({ type: text });
  await form.updateComplete;
  return input;
}

const errorOf = (form: OtpForm) => form.querySelector('#otp-error')?.textContent.trim();

async function submit(form: OtpForm): Promise<void> {
  form.querySelector<HTMLElement>('[type=submit]')?.click();
  await form.updateComplete;
}

describe('the OTP', () => {
  it('can be filled in by the browser, and takes six digits', async () => {
    const form = await mount();
    const input = await type(form, '12a34-5678');
    expect([input.getAttribute('autocomplete'), input.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    expect(input.value).to.equal('123456');
    const handed = oneEvent(form, 'otp');
    await submit(form);
    const event: unknown = await handed;
    expect(event).to.be.instanceOf(OtpEvent);
    expect(event).to.have.property('otp', '123456');
  });

  it('is not handed in before it is whole', async () => {
    const form = await mount();
    await type(form, '123');
    await submit(form);
    expect(errorOf(form)).to.equal('The OTP has 6 digits.');
    expect(document.activeElement).to.equal(form.querySelector('input'));
  });

  it('starts anew with a word of the tries that are left after a wrong one', async () => {
    const form = await mount();
    const input = await type(form, '000000');
    form.state = { ...state, attemptsLeft: 2 };
    await form.updateComplete;
    expect([input.value, errorOf(form)]).to.deep.equal(['', 'Wrong OTP. 2 tries left.']);
    form.state = { ...state, attemptsLeft: 1 };
    await form.updateComplete;
    expect(errorOf(form)).to.equal('Wrong OTP. One try left.');
    expect(document.activeElement).to.equal(input);
  });

  it('is shown for the test and filled in at a press', async () => {
    const form = await mount();
    const [fill] = form.querySelectorAll<HTMLElement>('.test-otp button');
    fill?.click();
    await form.updateComplete;
    expect(form.querySelector('input')?.value).to.equal('123456');
  });

  it('is sent again on demand', async () => {
    const form = await mount();
    expect(form.querySelector('[role=status]')?.textContent.trim()).to.equal('');
    const asked = oneEvent(form, 'resend');
    form.querySelector<HTMLElement>('.after .link')?.click();
    await asked;
    form.resent = true;
    await form.updateComplete;
    expect(form.querySelector('[role=status]')?.textContent.trim()).to.equal('Sent. The OTP is the same.');
  });
});

describe('the bank’s page', () => {
  afterEach(removeMerchantPages);

  it('asks who and how much, and lets the shopper leave it', async () => {
    const { services, div, callback, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest({ amount: '100000' }));
    await shopper.press(/^Card/);
    await shopper.fill('Card number', '4242424242424242');
    await shopper.fill('Expiry date', '1239');
    await shopper.fill('CVV', '123');
    await shopper.press('Pay ₹1,00,000.00');
    await shopper.sees('Meridian Bank');
    await shopper.sees(/card ending in 4242/);
    await shopper.press('Leave the bank');
    expect((await until('process_result')).payload['status']).to.equal('pending_vbv');
  });

  it('offers another try when the gateway does not answer', async () => {
    const page = await fixture<HTMLElement>(html`<hyper-bank-page page="/nowhere"></hyper-bank-page>`);
    const button = await new Promise<Element>((resolve) => {
      const observer = new MutationObserver(() => {
        const found = page.querySelector('button');
        if (!found) return;
        observer.disconnect();
        resolve(found);
      });
      observer.observe(page, { childList: true, subtree: true });
    });
    expect(button.textContent.trim()).to.equal('Try again');
  });
});
