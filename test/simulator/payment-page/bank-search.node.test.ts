import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testBanks } from '../../../src/simulator/methods/netbanking/fixtures.ts';
import { findBanks } from '../../../src/simulator/methods/netbanking/bank-search.ts';

/** Typed texts, each with the first bank that is found. */
const typed: readonly (readonly [string, string])[] = [
  ['state', 'State Bank of India'],
  ['sbi', 'State Bank of India'],
  ['स्टेट बैंक', 'State Bank of India'],
  ['एसबीआई', 'State Bank of India'],
  ['एचडीएफसी', 'HDFC Bank'],
  ['आईसीआईसीआई', 'ICICI Bank'],
  ['पंजाब नेशनल', 'Punjab National Bank'],
  ['कोटक महिंद्रा', 'Kotak Mahindra Bank'],
  ['बँक ऑफ महाराष्ट्र', 'Bank of Maharashtra'],
  ['યુનિયન બેંક', 'Union Bank of India'],
  ['ફેડરલ', 'Federal Bank'],
  ['স্টেট ব্যাঙ্ক', 'State Bank of India'],
  ['ওভারসিজ', 'Indian Overseas Bank'],
  ['ஸ்டேட் வங்கி', 'State Bank of India'],
  ['ஆக்ஸிஸ்', 'Axis Bank'],
  ['கரூர் வைஸ்யா', 'Karur Vysya Bank'],
  ['ధనలక్ష్మి', 'Dhanlaxmi Bank'],
  ['ఐడిబిఐ', 'IDBI Bank'],
  ['ಕೆನರಾ', 'Canara Bank'],
  ['ಕರ್ನಾಟಕ', 'Karnataka Bank'],
  ['സൗത്ത് ഇന്ത്യൻ', 'South Indian Bank'],
  ['ഫെഡറൽ ബാങ്ക്', 'Federal Bank'],
];

describe('F45: the search for a bank', () => {
  for (const [text, name] of typed) {
    it(`finds ${name} by “${text}”`, () => {
      const found = findBanks(testBanks, text).map((bank) => bank.name);
      assert.ok(found.includes(name), found.join(', '));
      assert.ok(found.length <= 10, found.join(', '));
    });
  }

  it('finds nothing by a name that no bank has', () => {
    assert.deepEqual(findBanks(testBanks, 'zzz'), []);
    assert.deepEqual(findBanks(testBanks, 'रिज़र्व'), []);
  });
});
