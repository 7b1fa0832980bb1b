import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseReturnUrl, parseSecureUrl, parseWebUrl } from '../../src/protocol/web-url.ts';
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
      'HTTPS:/sdk.example/',
      ' https://sdk.example/',
    ];
    for (const text of refused) assert.ok(!parseSecureUrl(text, 'sdkUrl').ok, text);
  });
});
