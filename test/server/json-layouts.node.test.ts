import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { jsonLayouts } from '../../src/server/signed-text-variants.ts';
import { propertyRuns } from '../support/test-files.js';

const value = { b: ['x/y', { é: "<'&+`>" }], a: { d: null, c: 1.5 }, 'q"': '"' };
const textsOf = (text: string) => new Map([...jsonLayouts(text)].map(({ how, text: written }) => [how, written]));

describe('the layouts in which programs write JSON', () => {
  it('all mean the same value, and each has a name of its own', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // Orders hold texts. The plus of an exponent does not concern them.
        fc.pre(!text.includes('e+'));
        const layouts = [...jsonLayouts(text)];
        assert.equal(layouts.length, 70);
        assert.equal(new Set(layouts.map(({ how }) => how)).size, 70);
        for (const { text: written } of layouts) assert.deepEqual(JSON.parse(written), JSON.parse(text));
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  it('are none of a text that is no JSON', () => assert.deepEqual([...jsonLayouts('{')], []));

  for (const [how, text] of [
    ['without blanks', `{"b":["x/y",{"é":"<'&+\`>"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`],
    [
      'with a blank after each colon and comma',
      `{"b": ["x/y", {"é": "<'&+\`>"}], "a": {"d": null, "c": 1.5}, "q\\"": "\\""}`,
    ],
    ['without blanks, with sorted keys', `{"a":{"c":1.5,"d":null},"b":["x/y",{"é":"<'&+\`>"}],"q\\"":"\\""}`],
    ['without blanks, with \\/ for slashes', `{"b":["x\\/y",{"é":"<'&+\`>"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`],
    [
      'without blanks, with \\u for letters beyond ASCII',
      `{"b":["x/y",{"\\u00e9":"<'&+\`>"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`,
    ],
    [
      'without blanks, with \\/ for slashes and \\u for letters beyond ASCII',
      `{"b":["x\\/y",{"\\u00e9":"<'&+\`>"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`,
    ],
    [
      "without blanks, with \\u for < > & = '",
      `{"b":["x/y",{"é":"\\u003c\\u0027\\u0026+\`\\u003e"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`,
    ],
    [
      'without blanks, with \\u for < > &',
      `{"b":["x/y",{"é":"\\u003c'\\u0026+\`\\u003e"}],"a":{"d":null,"c":1.5},"q\\"":"\\""}`,
    ],
    [
      "without blanks, with \\u for < > & ' + and letters beyond ASCII",
      `{"b":["x/y",{"\\u00E9":"\\u003C\\u0027\\u0026\\u002B\\u0060\\u003E"}],"a":{"d":null,"c":1.5},"q\\u0022":"\\u0022"}`,
    ],
    ['indented by two', JSON.stringify(value, null, '  ')],
    ['indented by four', JSON.stringify(value, null, '    ')],
    ['indented by tabs', JSON.stringify(value, null, '\t')],
  ] as const) {
    it(`are written ${how}`, () => assert.equal(textsOf(JSON.stringify(value)).get(how), text));
  }
});
