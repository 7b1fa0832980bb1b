import { expect, waitUntil } from '@open-wc/testing';
import { bcp47Of, languages, type Language } from '../../../src/protocol/language.ts';
import { shopper } from '../../support/shopper.ts';
import { bankScreens } from '../bank/screens.ts';
import { screens } from '../payment-page/screens.ts';
import { narrowPage } from './narrow-page.ts';

async function paymentPage(language: Language) {
  const page = await narrowPage('payment-page', 'hyper-payment-page');
  await page.element.setLanguage(language);
  return page;
}

async function bankPage(language: Language) {
  const page = await narrowPage('bank', 'hyper-bank-page');
  const { element, document } = page;
  // As the payment page around it does. Its own state cannot be had here, which is the first screen.
  await waitUntil(() => element.textContent.includes('The bank does not answer'));
  document.defaultView?.postMessage({ language }, location.origin);
  await waitUntil(() => document.documentElement.lang === bcp47Of(language));
  return page;
}

describe('on a screen 320 px wide', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach((frame) => frame.remove()));

  for (const language of languages) {
    it(`every text of the payment page fits in ${language}`, async () => {
      const page = await paymentPage(language);
      const faults: string[] = [];
      for (const { name, flow, prepare } of screens) {
        Reflect.set(page.element, 'flow', flow);
        await page.settled();
        prepare?.(page.document);
        await page.settled();
        faults.push(...page.overflow().map((fault) => `${name}: ${fault}`));
      }
      expect(faults).to.deep.equal([]);
    });

    it(`every text of the bank's pages fits in ${language}`, async () => {
      const page = await bankPage(language);
      const faults: string[] = [];
      for (const { name, state, prepare } of bankScreens) {
        Reflect.set(page.element, 'state', state);
        Reflect.set(page.element, 'lost', state === undefined);
        await page.settled();
        prepare?.(page.document);
        await page.settled();
        faults.push(...page.overflow().map((fault) => `${name}: ${fault}`));
      }
      expect(faults).to.deep.equal([]);
    });
  }

  for (const language of languages) {
    it(`nothing stands in the way of a screen reader in ${language}`, async () => {
      const page = await paymentPage(language);
      for (const { flow, prepare } of screens.filter(({ heard }) => heard)) {
        Reflect.set(page.element, 'flow', flow);
        await page.settled();
        prepare?.(page.document);
        await page.settled();
        expect(await shopper.axe()).to.deep.equal([]);
      }
    });
  }
});
