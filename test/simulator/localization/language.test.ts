import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/simulator/payment-page/main.ts';
import type { PaymentPage } from '../../../src/simulator/payment-page/payment-page.ts';
import { languages } from '../../../src/protocol/language.ts';
import { shopper } from '../../support/shopper.ts';
import {
  initiateRequest,
  merchantPage,
  processRequest,
  removeMerchantPages,
  type MerchantPage,
} from '../hyper-services/merchant-page.ts';
import { screenNamed } from '../payment-page/screens.ts';

async function open(payload: object): Promise<MerchantPage> {
  const page = merchantPage();
  const process = await processRequest({ amount: '100000' }, payload);
  page.services.initiate(initiateRequest(page.div), page.callback);
  page.services.process(process);
  await page.until('hide_loader');
  return page;
}

const titles = ({ events }: MerchantPage) =>
  events.filter(({ event }) => event === 'user_event').map(({ payload }) => payload['title']);

describe('the language of the payment page', () => {
  afterEach(removeMerchantPages);

  it('is that of process, from the first title to the bank’s page', async () => {
    const page = await open({ language: 'hindi' });
    await shopper.sees('₹1,00,000.00');
    await shopper.press(/^कार्ड/);
    await shopper.fill('कार्ड नंबर', '5299920210000277');
    await shopper.fill('एक्सपायरी डेट', '1239');
    await shopper.fill('CVV', '123');
    await shopper.press('₹99,900.00 का पेमेंट करें');
    await shopper.fill('OTP', '123456');
    await page.until('process_result');
    await shopper.sees('पेमेंट सफल रहा');
    expect(titles(page)).to.include('पेमेंट का तरीका चुनें');
    expect(titles(page).filter((title) => !/\p{Script=Devanagari}/u.test(String(title)))).to.deep.equal([]);
  });

  it('is English for a language that nobody has documented', async () => {
    await open({ language: 'klingon' });
    await shopper.sees('Choose how to pay');
  });

  it('goes back to English with the next process that names none', async () => {
    const page = await open({ language: 'tamil' });
    await shopper.sees('பேமெண்ட் முறையைத் தேர்ந்தெடுக்கவும்');
    page.services.process(await processRequest());
    await shopper.sees('Choose how to pay');
  });
});

describe('a change of the language while the page is open', () => {
  let page: PaymentPage;

  beforeEach(async () => {
    page = await fixture<PaymentPage>(html`<hyper-payment-page></hyper-payment-page>`);
    Reflect.set(page, 'flow', screenNamed('an empty card form that was handed in').flow);
    await page.updateComplete;
    await page.querySelector('hyper-card-form')?.updateComplete;
  });

  afterEach(() => page.setLanguage('english'));

  const field = (id: string) => {
    const input = page.querySelector<HTMLInputElement>(`#${id}`);
    if (!input) throw new Error(`There is no ${id}.`);
    return input;
  };
  const seen = async (name: string) => {
    await page.setLanguage(name);
    await page.updateComplete;
    await page.querySelector('hyper-card-form')?.updateComplete;
    return page.querySelector('h1')?.textContent;
  };

  it('shows every screen in each of the nine', async () => {
    const headings = [];
    for (const language of languages) headings.push(await seen(language));
    expect(new Set(headings).size).to.equal(languages.length);
    expect(document.documentElement.lang).to.equal('mr');
    expect(document.title).to.equal('कार्डने पेमेंट करा');
  });

  it('keeps what was typed, where the caret is, and the focus', async () => {
    const number = field('card-number');
    number.focus();
    await sendKeys({ type: '5299 9202 1' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(await seen('telugu')).to.equal('కార్డ్‌తో చెల్లించండి');
    expect(field('card-number')).to.equal(number);
    expect([number.value, number.selectionStart]).to.deep.equal(['5299 9202 1', 9]);
    expect(document.activeElement).to.equal(number);
  });

  it('says what is wrong in the new language', async () => {
    page.querySelector('form')?.requestSubmit();
    await page.querySelector('hyper-card-form')?.updateComplete;
    expect(page.querySelector('#card-number-error')?.textContent).to.equal('Enter the card number.');
    await seen('gujarati');
    expect(page.querySelector('#card-number-error')?.textContent).to.equal('કાર્ડ નંબર દાખલ કરો.');
  });

  it('writes days in the new language, in the digits of payment apps', async () => {
    Reflect.set(page, 'flow', screenNamed('a consent that is missing').flow);
    await seen('marathi');
    await page.querySelector('hyper-mandate-consent')?.updateComplete;
    expect(page.querySelector('.mandate')?.textContent).to.match(/31\s+डिसेंबर,?\s+2039|31\s+डिसें,?\s+2039/);
  });

  it('is known to the pages that it leads to', async () => {
    for (const name of ['a bank that wants the window', 'a code to scan']) {
      Reflect.set(page, 'flow', screenNamed(name).flow);
      await seen('tamil');
      await page.querySelector('hyper-upi-wait')?.updateComplete;
      const ways = [...page.querySelectorAll<HTMLAnchorElement>('.actions a')];
      expect(ways).to.not.be.empty;
      expect(ways.filter(({ href }) => new URL(href).searchParams.get('language') !== 'tamil')).to.deep.equal([]);
    }
  });

  it('ends in the language that was asked for last', async () => {
    void page.setLanguage('kannada');
    expect(await seen('bengali')).to.equal('কার্ড দিয়ে পেমেন্ট করুন');
    expect(document.documentElement.lang).to.equal('bn');
  });
});
