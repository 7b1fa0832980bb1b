import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parseWebUrl } from '../../src/protocol/web-url.ts';
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

  test('the level for production asks for all that the others ask for', () => {
    for (const text of [
      'https://shop.example/?a',
      'https://shop.example/#a',
      'http://shop.example/',
      'https://10.0.0.1/',
    ]) {
      assert.ok(!parseWebUrl(text, 'return_url', 'live').ok);
    }
    assert.ok(parseWebUrl('https://shop.example/end', 'return_url', 'live').ok);
  });
});
