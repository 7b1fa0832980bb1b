import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount } from '../../../src/protocol/amount.ts';
import { readBasket, type BasketReading } from '../../../src/simulator/domain/order-lines.ts';
import { propertyRuns } from '../../support/test-files.js';

const lamp = { id: '17', description: 'Copper lamp', quantity: 2, unitPrice: '100.00' };
const read = (basket: unknown, amount = '200.00') =>
  readBasket(typeof basket === 'string' ? basket : JSON.stringify(basket), amount);

const line = (description: string, quantity: string, amount: string) => ({ description, quantity, amount });
const form: BasketReading = { lines: [], fault: 'form' };
const sum: BasketReading = { lines: [], fault: 'sum' };

describe('the lines of a basket', () => {
  const rows: readonly (readonly [about: string, basket: unknown, reading: BasketReading, amount?: string])[] = [
    ['the names of Juspay’s samples', [lamp], { lines: [line('Copper lamp', '2', '200.00')] }],
    [
      'a sample of Juspay, whose numbers are no texts',
      '[{"id":"491838009","description":"Test Product","quantity":1,"unitPrice":25123.25,"category":"Electronics","sku":"12345","productUrl":"https://www.google.com","sellerType":"VENDOR","customParams":{"name1":"value1","name2":"value2"}}]',
      { lines: [line('Test Product', '1', '25123.25')] },
      '25123.25',
    ],
    [
      'a number that no float holds',
      '[{"description":"Lamp","quantity":1,"unitPrice":123456789012.10}]',
      { lines: [line('Lamp', '1', '123456789012.10')] },
      '123456789012.1',
    ],
    ['quantities as text', [{ ...lamp, quantity: '2' }], { lines: [line('Copper lamp', '2', '200.00')] }],
    [
      'name for description',
      [{ ...lamp, description: null, name: ' Lamp ' }],
      { lines: [line('Lamp', '2', '200.00')] },
    ],
    [
      'a gift',
      [lamp, { description: 'Card', quantity: 1, unitPrice: '0.00' }],
      { lines: [line('Copper lamp', '2', '200.00'), line('Card', '1', '0.00')] },
    ],
    [
      'a quote and digits in a text',
      [{ ...lamp, description: 'Lamp "5 W" \\ 3' }],
      { lines: [line('Lamp "5 W" \\ 3', '2', '200.00')] },
    ],
    ['another amount', [lamp], sum, '200.01'],
    ['an amount of nothing', [{ ...lamp, unitPrice: '0' }], sum, '0.00'],
    ['more than an amount can be', [{ ...lamp, quantity: 999999, unitPrice: '999999999999.99' }], sum],
    ['no line', [], form],
    ['no list', lamp, form],
    ['no JSON', '[{"description":"Lamp"', form],
    ['a text without an end', '["\\"', form],
    ['nothing', '', form],
    ['a line without a text', [{ ...lamp, description: ' ', name: '' }], form],
    ['an id alone', [{ id: '1' }], form],
    ['half a piece', [{ ...lamp, quantity: 0.5 }], form],
    ['no piece', [{ ...lamp, quantity: 0 }], form],
    ['a price below nothing', [{ ...lamp, unitPrice: -100 }], form],
    ['a third decimal', [{ ...lamp, unitPrice: '100.005' }], form],
    ['a comma', [{ ...lamp, unitPrice: '1,00.00' }], form],
    ['an exponent', '[{"description":"Lamp","quantity":2,"unitPrice":1e2}]', form],
    ['a line that is null', [null], form],
  ];
  for (const [about, basket, reading, amount] of rows) {
    it(`are read from ${about}: ${reading.fault ?? `${reading.lines.length}`}`, () => {
      assert.deepEqual(read(basket, amount), reading);
    });
  }

  it('are none without a basket', () => assert.deepEqual(readBasket(undefined, '1.00'), { lines: [] }));

  const texts = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
  const goods = fc.array(
    fc.record({
      description: texts,
      quantity: fc.integer({ min: 1, max: 999 }),
      paise: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    }),
    { minLength: 1, maxLength: 20 },
  );

  it('come to the amount of the order to the paisa, whether prices are texts or numbers', () => {
    fc.assert(
      fc.property(goods, fc.boolean(), fc.bigInt({ min: -2n, max: 2n }), (items, asNumbers, off) => {
        const total = items.reduce((rest, { quantity, paise }) => rest + BigInt(quantity) * paise, 0n);
        const basket = items.map(({ description, quantity, paise }) => {
          const price = formatAmount(paise);
          const fields = `"description":${JSON.stringify(description)},"quantity":${quantity}`;
          return `{${fields},"unitPrice":${asNumbers ? price : `"${price}"`}}`;
        });
        const { lines, fault } = readBasket(`[${basket.join(',')}]`, formatAmount(total + off));
        assert.equal(fault, off === 0n ? undefined : 'sum');
        if (off !== 0n) return;
        assert.deepEqual(
          lines,
          items.map(({ description, quantity, paise }) =>
            line(description.trim(), `${quantity}`, formatAmount(BigInt(quantity) * paise)),
          ),
        );
      }),
      { numRuns: propertyRuns(1000) },
    );
  });

  it('are none, and never a crash, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (basket) => {
        const { lines, fault } = readBasket(basket, '1.00');
        assert.equal(lines.length > 0, fault === undefined);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
