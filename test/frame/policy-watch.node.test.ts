import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { warningOf } from '../../src/frame/drive-frame.ts';

function warning(effectiveDirective: string, blockedURI: string, disposition = 'enforce') {
  return warningOf({ effectiveDirective, blockedURI, disposition });
}

describe('a violation of the policy of the frame page', () => {
  it('F23: names the directive and the origin, and the flag that allows a script', () => {
    const told = warning('script-src-elem', 'https://cdn.example/helper.js?token=1');
    assert.equal(told?.code, 'frame-policy');
    assert.equal(told.reason, 'script-src-elem');
    assert.match(told.message ?? '', /https:\/\/cdn\.example \(script-src-elem\)/);
    assert.match(told.fix ?? '', /--allow-script https:\/\/cdn\.example\.$/);
    assert.doesNotMatch(JSON.stringify(told), /token/);
  });

  for (const [directive, blocked] of [
    ['style-src-attr', 'inline'],
    ['script-src', 'eval'],
    ['frame-src', 'https://payments.juspay.in/payment-page/'],
  ] as const) {
    it(`of ${directive} by ${blocked} asks for the policy of the command`, () => {
      assert.match(warning(directive, blocked)?.fix ?? '', /policy that hyper-checkout frame wrote/);
    });
  }

  it('is nothing if it was only reported, or is that of an extension', () => {
    assert.equal(warning('script-src-elem', 'https://cdn.example/', 'report'), undefined);
    for (const scheme of ['chrome-extension', 'moz-extension', 'safari-web-extension']) {
      assert.equal(warning('script-src-elem', scheme), undefined);
      assert.equal(warning('script-src-elem', `${scheme}://abc/x.js`), undefined);
    }
  });
});
