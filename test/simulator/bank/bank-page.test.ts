import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/simulator/bank/main.ts';
import type { OtpQuestion } from '../../../src/simulator/bank/bank-texts.ts';
import { OtpEvent, type OtpForm } from '../../../src/simulator/bank/otp-form.ts';
import { PinEvent, type PinForm } from '../../../src/simulator/bank/pin-form.ts';
import { shopper } from '../../support/shopper.ts';
import { initiateRequest, merchantPage, processRequest, removeMerchantPages } from '../hyper-services/merchant-page.ts';

const state: OtpQuestion = {
  kind: 'three-d-secure',
  bankName: 'Meridian Bank',
  merchantName: 'Acme',
  amount: '1.00',
  full: '1.00',
  currency: 'INR',
  time: 0,
  phone: '•••••\u00a0••210',
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

/** Puts a text into the field as a browser does that fills it in, or a customer who pastes it. */
async function put(form: OtpForm, text: string): Promise<void> {
  const input = form.querySelector('input');
  if (!input) throw new Error('The form has no field.');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste', data: text }));
  await form.updateComplete;
}

/** Collects the OTPs that a form hands in. */
function handedIn(form: OtpForm): string[] {
  const otps: string[] = [];
  form.addEventListener('otp', (event) => void (event instanceof OtpEvent && otps.push(event.otp)));
  return otps;
}

describe('the OTP', () => {
  it('can be filled in by the browser, and is handed in with its sixth digit', async () => {
    const form = await mount();
    const otps = handedIn(form);
    const input = await type(form, '12a34-5');
    expect([input.getAttribute('autocomplete'), input.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    expect([input.value, ...otps]).to.deep.equal(['12345']);
    await type(form, '678');
    expect([input.value, ...otps]).to.deep.equal(['123456', '123456']);
    await submit(form);
    expect(otps, 'for those who press the button').to.deep.equal(['123456', '123456']);
  });

  for (const pasted of [
    '123 456',
    ' 123-456\n',
    'Your OTP is १२३४५६.',
    '௧௨௩௪௫௬',
    '１２３４５６',
    'INR 249.00 at Acme on 27/11: OTP 123456',
  ]) {
    it(`is understood when it is pasted as “${pasted}”`, async () => {
      const form = await mount();
      const otps = handedIn(form);
      await put(form, pasted);
      expect([form.querySelector('input')?.value, ...otps]).to.deep.equal(['123456', '123456']);
    });
  }

  for (const [how, tell] of [
    ['tells by `change` alone', (field: HTMLInputElement) => field.dispatchEvent(new Event('change'))],
    ['tells nobody, and the button is pressed', (field: HTMLInputElement) => field.form?.requestSubmit()],
  ] as const) {
    it(`is handed in once where the browser fills it in and ${how}`, async () => {
      const form = await mount();
      const otps = handedIn(form);
      const input = form.querySelector('input');
      if (!input) throw new Error('The form has no field.');
      input.value = '123 456';
      tell(input);
      expect(otps).to.deep.equal(['123456']);
    });
  }

  it('is not handed in while another one is under way', async () => {
    const form = await fixture<OtpForm>(html`<hyper-otp-form .state=${state} busy></hyper-otp-form>`);
    const otps = handedIn(form);
    await put(form, '123456');
    await submit(form);
    expect(otps).to.deep.equal([]);
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
    const otps = handedIn(form);
    await type(form, '123456');
    expect(otps).to.deep.equal(['123456']);
  });

  it('marks the box of the next digit', async () => {
    const form = await mount();
    await type(form, '12');
    const boxes = [...form.querySelectorAll<HTMLElement>('.field-aside span')];
    expect(boxes.map((box) => 'next' in box.dataset)).to.deep.equal([false, false, true, false, false, false]);
  });

  it('is shown for the test and handed in at a press', async () => {
    const form = await mount();
    const otps = handedIn(form);
    form.querySelector<HTMLElement>('.test-otp button')?.click();
    expect(otps).to.deep.equal(['123456']);
  });

  it('is sent again on demand, once half a minute is over', async () => {
    const form = await mount();
    const button = () => form.querySelector<HTMLElement>('.after .link');
    const label = () => [button()?.textContent.trim(), button()?.getAttribute('aria-disabled')];
    expect(label()).to.deep.equal(['Send OTP again in 0:30', 'true']);
    let asked = 0;
    form.addEventListener('resend', () => (asked += 1));
    button()?.click();
    expect(asked).to.equal(0);
    const start = performance.now();
    const { now } = performance;
    performance.now = () => start + 30_000;
    try {
      form.requestUpdate();
      await form.updateComplete;
      expect(label()).to.deep.equal(['Send OTP again', 'false']);
      button()?.click();
      expect(asked).to.equal(1);
      expect(document.activeElement).to.equal(form.querySelector('input'));
      form.resent = true;
      await form.updateComplete;
      expect(form.querySelector('[role=status]')?.textContent.trim()).to.equal('Sent. The OTP is the same.');
      expect(label()).to.deep.equal(['Send OTP again in 0:30', 'true']);
    } finally {
      performance.now = now;
    }
  });
});

describe('the keys of the phone', () => {
  const show = () =>
    fixture<PinForm>(html`<hyper-pin-form .pins=${[]} amount="₹1.00" .attemptsLeft=${3}></hyper-pin-form>`);
  const inputOf = (form: PinForm) => form.querySelector('input');

  async function press(form: PinForm, ...names: string[]): Promise<void> {
    for (const name of names) {
      const keys = [...form.querySelectorAll<HTMLElement>('.keys button')];
      keys.find((key) => (key.ariaLabel ?? key.textContent.trim()) === name)?.click();
      await form.updateComplete;
    }
  }

  it('type the PIN, delete and pay, and say only how many digits there are', async () => {
    const form = await show();
    const pins: string[] = [];
    form.addEventListener('pin', (event) => void (event instanceof PinEvent && pins.push(event.pin)));
    await press(form, '1', '2', '9', '0', 'Delete the last digit');
    expect([inputOf(form)?.value, inputOf(form)?.type]).to.deep.equal(['129', 'password']);
    expect(form.querySelector('[role=status]')?.textContent.trim()).to.equal('Digits typed: 3');
    await press(form, 'Pay ₹1.00');
    expect(form.querySelector('#pin-error')?.textContent).to.equal('A UPI PIN has four or six digits.');
    await press(form, '3', 'Pay ₹1.00');
    expect(pins).to.deep.equal(['1293']);
    await press(form, '4', '5', '6', '7');
    expect(inputOf(form)?.value).to.equal('129345');
  });

  it('are not needed where a tool fills the PIN in and tells nobody', async () => {
    const form = await show();
    const pins: string[] = [];
    form.addEventListener('pin', (event) => void (event instanceof PinEvent && pins.push(event.pin)));
    const input = inputOf(form);
    if (!input) throw new Error('The form has no field.');
    input.value = '१२३४';
    input.form?.requestSubmit();
    expect(pins).to.deep.equal(['1234']);
  });

  it('may be left for a keyboard, which a phone does not show beside them', async () => {
    const form = await show();
    expect(inputOf(form)?.inputMode).to.equal('none');
    inputOf(form)?.focus();
    await sendKeys({ type: '12x3' });
    expect(inputOf(form)?.value).to.equal('123');
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
    await shopper.press('Pay ₹99,900.00');
    await shopper.sees('Meridian Bank');
    await shopper.sees(/To Acme Stores/);
    await shopper.sees(/Card •••• 4242/);
    await shopper.sees('Enter the OTP that we sent to ••••• ••210.');
    await shopper.press('Leave the bank’s page');
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
