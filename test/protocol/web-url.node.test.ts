import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isLoopbackHostname, parseReturnUrl, parseSecureUrl, parseWebUrl } from '../../src/protocol/web-url.ts';
import { propertyRuns } from '../support/test-files.js';

suite('web URL', () => {
  test('what is taken is returned verbatim and means http or https to a URL parser', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (text) => {
        const parsed = parseWebUrl(text, 'url');
        if (!parsed.ok) return;
        assert.equal(parsed.value, text);
        assert.match(new URL(text).protocol, /^https?:$/);
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  test('no way of hiding a scheme gets another one through', () => {
    const hidden = fc
      .tuple(
        fc.constantFrom('javascript', 'data', 'vbscript', 'file', 'blob', 'upi'),
        fc.array(fc.nat(31)),
        fc.boolean(),
      )
      .map(([scheme, controls, upper]) => {
        const letters = [...(upper ? scheme.toUpperCase() : scheme)];
        for (const control of controls) letters.splice(control % (letters.length + 1), 0, String.fromCharCode(control));
        return `${letters.join('')}:alert(1)`;
      });
    fc.assert(
      fc.property(hidden, (text) => {
        const parsed = parseWebUrl(text, 'url');
        assert.ok(!parsed.ok && /^url-/.test(parsed.issue.code));
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  for (const [text, expected] of [
    ['', 'required'],
    [null, 'required'],
    [7, 'type string'],
    ['javascript:alert(1)', 'url-scheme'],
    ['upi://pay', 'url-scheme'],
    [`https://shop.example/${'a'.repeat(2028)}`, 'url-form length'],
    ['https://shop.example/a b', 'url-form characters'],
    ['https://shop.example/\u200b', 'url-form characters'],
    ['https:\\\\shop.example', 'url-form characters'],
    ['/end', 'url-form not-absolute'],
    ['//shop.example/', 'url-form not-absolute'],
    ['https:///end', 'url-form not-absolute'],
    ['https:shop.example', 'url-form not-absolute'],
    ['https://user@shop.example/', 'url-form userinfo'],
    ['https://shop%2eexample/', 'url-form host'],
    ['https://shop.example./', 'url-form host'],
    ['https://shop.example.:443/', 'url-form host'],
    ['https://[::1/', 'url-form syntax'],
    ['https://a_<b/', 'url-form syntax'],
  ] as const) {
    test(`${JSON.stringify(text).slice(0, 40)} is refused as ${expected}`, () => {
      const parsed = parseWebUrl(text, 'url');
      assert.ok(!parsed.ok);
      const { code, reason, field, fix } = parsed.issue;
      assert.equal([code, reason].filter(Boolean).join(' '), expected);
      assert.equal(field, 'url');
      if (/required|type/.test(expected)) assert.match(fix, /absolute https URL/);
    });
  }

  for (const text of [
    `https://shop.example/${'a'.repeat(2027)}`,
    'HTTPS://shop.example/a@b%20.',
    'https://shop.example:8443',
    'http://127.0.0.1/?a=%',
  ]) {
    test(`${text.slice(0, 40)} is taken`, () => assert.deepEqual(parseWebUrl(text, 'url'), { ok: true, value: text }));
  }

  for (const [text, isLive, expected] of [
    [`https://shop.example/${'a'.repeat(2028)}`, false, 'url-form length'],
    ['https://shop.example/#a', false, 'url-form fragment'],
    ['http://shop.example/', true, 'url-scheme'],
    ['http://shop.example/https:', true, 'url-scheme'],
    ['https://shop.example.x1/', true, undefined],
    ['https://[2001:db8::1]/', true, 'url-form host'],
    ['https://10.0.0.1/', true, 'url-form host'],
    ['https://localhost/', true, 'url-form host'],
    ['https://shop.localhost/', true, 'url-form host'],
    ['https://localhost.shop.example/', true, undefined],
    ['https://10.0.0.1.shop.example/', true, undefined],
    ['HTTPS://shop.example/', true, undefined],
    ['http://10.0.0.1/', false, undefined],
  ] as const) {
    test(`a return URL ${text.slice(0, 40)} is ${expected ?? 'taken'}${isLive ? ' in production' : ''}`, () => {
      const parsed = parseReturnUrl(text, 'return_url', isLive);
      const code = parsed.ok ? undefined : [parsed.issue.code, parsed.issue.reason].filter(Boolean).join(' ');
      assert.equal(code, expected);
    });
  }

  for (const [name, isThisMachine] of [
    ['localhost', true],
    ['shop.localhost', true],
    ['127.0.0.1', true],
    ['127.255.0.12', true],
    ['[::1]', true],
    ['localhost.example', false],
    ['notlocalhost', false],
    ['127.0.0.1.example', false],
    ['1127.0.0.1', false],
    ['127.0.0', false],
    ['[::12]', false],
    ['a[::1]', false],
  ] as const) {
    test(`${name} is ${isThisMachine ? '' : 'not '}a name of this machine`, () =>
      assert.equal(isLoopbackHostname(name), isThisMachine));
  }

  test('a URL with a query and a fragment is fine where neither is forbidden', () => {
    assert.ok(parseWebUrl('https://shop.example/login?next=/cart#top', 'guest_login_url').ok);
    assert.ok(parseWebUrl('http://localhost:3000/', 'frame-url').ok);
  });

  test('a return URL has no fragment and, in production, https and a host name', () => {
    for (const text of ['https://shop.example/#a', 'ftp://shop.example/', 'https://user@shop.example/']) {
      assert.ok(!parseReturnUrl(text, 'return_url').ok, text);
    }
    for (const text of ['https://shop.example/#a', 'http://shop.example/', 'https://10.0.0.1/', 'https://localhost/']) {
      assert.ok(!parseReturnUrl(text, 'return_url', true).ok, text);
    }
    for (const text of ['https://shop.example/end', 'https://shop.example/end/']) {
      assert.ok(parseReturnUrl(text, 'return_url').ok, text);
      assert.ok(parseReturnUrl(text, 'return_url', true).ok, text);
    }
  });

  test('a secure URL is https, or http on this machine', () => {
    for (const text of ['https://sdk.example/x.js', 'http://localhost:3000/x.js', 'http://[::1]/x.js']) {
      assert.ok(parseSecureUrl(text, 'sdkUrl').ok, text);
    }
    const refused = [
      'http://sdk.example/x.js',
      'http://localhost.evil.example/',
      'http://sdk.example/https:',
      'HTTPS:/sdk.example/',
      ' https://sdk.example/',
    ];
    for (const text of refused) assert.ok(!parseSecureUrl(text, 'sdkUrl').ok, text);
  });
});
