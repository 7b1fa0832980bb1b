import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseHost, parseOrigin } from '../../src/protocol/web-url.ts';
import { propertyRuns } from '../support/test-files.js';

suite('an exact origin', () => {
  for (const text of [
    'https://shop.example',
    'https://shop.example:8443',
    'https://xn--p1b6ci4b4b3a.example',
    'https://[2001:db8::1]',
    'http://localhost:3000',
    'http://shop.localhost',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
  ]) {
    test(`may be ${text}`, () => {
      assert.deepEqual(parseOrigin(text, 'parents'), { ok: true, value: text });
    });
  }

  test('may be http on another machine where the reader says so, and nothing else that is not one', () => {
    const text = 'http://shop.test:8080';
    assert.deepEqual(parseOrigin(text, 'parents', 'any'), { ok: true, value: text });
    for (const other of ['http://shop.test/', 'http://*.test', 'ftp://shop.test', 'null'])
      assert.ok(!parseOrigin(other, 'parents', 'any').ok, other);
  });

  for (const [text, cause] of [
    ['*', 'url-form pattern'],
    ['https://*.shop.example', 'url-form pattern'],
    ['http://shop.example', 'url-scheme'],
    ['https://shop.example/', 'url-form origin'],
    ['https://shop.example/path', 'url-form origin'],
    ['https://shop.example:443', 'url-form origin'],
    ['https://Shop.example', 'url-form origin'],
    ['HTTPS://shop.example', 'url-form origin'],
    [' https://shop.example', 'url-form origin'],
    ['https://shop.example; script-src *', 'url-form pattern'],
    ["https://shop.example;'unsafe-inline'", 'url-form origin'],
    ['https://shop.example;script-src', 'url-form origin'],
    ['https://shop.example,https://evil.example', 'url-form origin'],
    ['https://shop.example\r\nX: y', 'url-form origin'],
    ['https://user@shop.example', 'url-form origin'],
    ['https://shop.example.', 'url-form origin'],
    ['https://shop.example:99999', 'url-form origin'],
    ['https://भारत.example', 'url-form origin'],
    ['http://127.1', 'url-form origin'],
    ['shop.example', 'url-form origin'],
    ['null', 'url-form origin'],
    ['data:,x', 'url-form origin'],
    ['', 'required'],
    [undefined, 'required'],
    [['https://shop.example'], 'type string'],
  ] as const) {
    test(`is not ${JSON.stringify(text)}`, () => {
      const parsed = parseOrigin(text, 'parents');
      assert.ok(!parsed.ok);
      const { code, reason, field, message, fix } = parsed.issue;
      assert.equal([code, reason].filter(Boolean).join(' '), cause);
      assert.equal(field, 'parents');
      assert.match(message, /^parents /);
      assert.match(fix, /\.$/);
    });
  }

  test('is its own origin to a URL parser, and has no character that ends a source of a policy', () => {
    const piece = fc.constantFrom(
      'https',
      '://',
      'a',
      '.',
      'shop',
      ';',
      ',',
      "'",
      '*',
      ' ',
      '/',
      ':',
      '8',
      '[',
      ']',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = `https://${pieces.join('')}`;
        const parsed = parseOrigin(text, 'parents');
        if (!parsed.ok) return;
        assert.equal(new URL(text).origin, text);
        assert.doesNotMatch(text, /[\s;,'"*]/);
      }),
      { numRuns: propertyRuns(3000) },
    );
  });
});

suite('an exact host', () => {
  for (const text of ['payments', 'pay_ments', 'shop.test', 'xn--p1b6ci4b4b3a.example', '192.168.1.20', '[::1]']) {
    test(`may be ${text}`, () => {
      assert.deepEqual(parseHost(text, 'allowHosts'), { ok: true, value: text });
    });
  }

  for (const [text, cause] of [
    ['*', 'url-form pattern'],
    ['*.shop.test', 'url-form pattern'],
    ['payments:8800', 'url-form host-name'],
    ['payments:80', 'url-form host-name'],
    ['http://payments', 'url-form host-name'],
    ['payments/', 'url-form host-name'],
    ['payments.', 'url-form host-name'],
    ['.shop.test', 'url-form host-name'],
    ['Payments', 'url-form host-name'],
    ['key@payments', 'url-form host-name'],
    ['payments,shop', 'url-form host-name'],
    ['::1', 'url-form host-name'],
    ['127.1', 'url-form host-name'],
    ['दुकान', 'url-form host-name'],
    ['', 'required'],
    [['payments'], 'type string'],
  ] as const) {
    test(`is not ${JSON.stringify(text)}`, () => {
      const parsed = parseHost(text, 'allowHosts');
      assert.ok(!parsed.ok);
      const { code, reason, field, fix } = parsed.issue;
      assert.deepEqual([[code, reason].filter(Boolean).join(' '), field], [cause, 'allowHosts']);
      assert.match(fix, /^Write one name or address/);
    });
  }
});
