import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { clampHeight } from '../../src/element/frame-height.ts';
import { webAddress } from '../../src/element/web-address.ts';
import { parseWebUrl } from '../../src/protocol/web-url.ts';
import { propertyRuns } from '../support/test-files.js';
import { useStandInPage } from '../support/stand-in-page.ts';

describe('an address that the page gives', () => {
  useStandInPage(); // at https://shop.example/checkout

  for (const [given, address] of [
    ['https://pay.example/frame/', 'https://pay.example/frame/'],
    ['http://localhost:8080', 'http://localhost:8080/'],
    ['HTTPS://Pay.Example:443/a', 'https://pay.example/a'],
    ['/frame/', 'https://shop.example/frame/'],
    ['./frame', 'https://shop.example/frame'],
    ['../frame?a=1', 'https://shop.example/frame?a=1'],
    ['.//frame', 'https://shop.example//frame'],
    ['//shop.example/frame', 'https://shop.example/frame'],
  ] as const) {
    it(`is ${address} for ${given}`, () =>
      assert.deepEqual(webAddress(given, 'frame-url'), { ok: true, value: address }));
  }

  for (const [given, code] of [
    [undefined, 'required'],
    [null, 'required'],
    ['', 'required'],
    [7, 'type'],
    [{}, 'type'],
    ['javascript:alert(1)', 'url-scheme'],
    ['data:text/html,x', 'url-scheme'],
    ['ftp://pay.example/', 'url-scheme'],
    ['xhttps://pay.example/', 'url-scheme'],
    ['httpsx://pay.example/', 'url-scheme'],
    ['https://user@pay.example/', 'url-form'],
    ['https://user:secret@pay.example/', 'url-form'],
    ['https://', 'url-form'],
    ['frame/', 'url-form'],
    ['//evil.example/', 'url-form'],
    ['/\\evil.example/', 'url-form'],
    ['/\t/evil.example/', 'url-form'],
    ['/\n/evil.example/', 'url-form'],
    ['/\\/\\//evil.example/', 'url-form'],
    ['https:evil.example/', 'url-form'],
    ['https:/evil.example/', 'url-form'],
    ['https://:secret@pay.example/', 'url-form'],
    ['https://pay.example./', 'url-form'],
    ['https://pay%2eexample/', 'url-form'],
    ['https://pay\u200b.example/', 'url-form'],
    [' https://pay.example/', 'url-form'],
    [`https://pay.example/${'x'.repeat(2048)}`, 'url-form'],
    ['.../frame', 'url-form'],
    ['x/frame', 'url-form'],
  ] as const) {
    it(`is refused as ${code} for ${JSON.stringify(given)}`, () => {
      const parsed = webAddress(given, 'frame-url');
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.issue.code, parsed.issue.field], [code, 'frame-url']);
    });
  }
});

describe('the height of a frame', () => {
  for (const [wanted, height] of [
    [0, 120],
    [119.4, 120],
    [120, 120],
    [640.4, 640],
    [640.5, 641],
    [3000, 3000],
    [3001, 3000],
    [Number.MAX_VALUE, 3000],
  ] as const) {
    it(`is ${height} px if the frame asks for ${wanted}`, () => assert.equal(clampHeight(wanted), height));
  }
});

describe('a path that the page gives', () => {
  useStandInPage(); // at https://shop.example/checkout

  it('never leads off the page, whatever stands in it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      '%2f',
      ' ',
      'https:',
    );
    fc.assert(
      fc.property(fc.constantFrom('/', './', '../'), fc.array(piece, { maxLength: 8 }), (start, pieces) => {
        const parsed = webAddress(start + pieces.join(''), 'frame-url');
        if (parsed.ok) assert.equal(new URL(parsed.value).origin, 'https://shop.example');
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  it('is read by the rules of every other door where it is no path', () => {
    const piece = fc.constantFrom(
      'https:',
      'http:',
      'data:',
      '/',
      '\\',
      '\t',
      '.',
      '@',
      ':',
      '?',
      '#',
      'a.example',
      '%2f',
      ' ',
      '\u200b',
      'X',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('https://', 'HTTP://', 'https:', ''),
        fc.array(piece, { maxLength: 6 }),
        (start, pieces) => {
          const text = start + pieces.join('');
          if (text === '' || /^\.{0,2}\//.test(text)) return;
          assert.equal(webAddress(text, 'frame-url').ok, parseWebUrl(text, 'frame-url').ok, JSON.stringify(text));
        },
      ),
      { numRuns: propertyRuns(5000) },
    );
  });
});
