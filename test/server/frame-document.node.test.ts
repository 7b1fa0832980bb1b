import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { frameDocument } from '../../src/server/frame-document.ts';

const options = {
  sdkUrl: 'https://sdk.example/HyperServices.js',
  script: 'greet();',
  driverUrl: 'frame-driver.js',
  parents: ['https://shop.example', 'https://www.shop.example'],
};

describe('the page in the iframe', () => {
  it('names its scripts where no browser fetches them ahead, and who may hold it', async () => {
    const { html } = await frameDocument(options);
    const templates = [...html.matchAll(/<template id="([a-z-]+)"><script src="([^"]+)"><\/script><\/template>/g)];
    assert.deepEqual(
      templates.map(([, id, src]) => [id, src]),
      [
        ['hyper-checkout-driver', 'frame-driver.js'],
        ['hyper-services', 'https://sdk.example/HyperServices.js'],
      ],
    );
    assert.match(html, /content="https:\/\/shop\.example https:\/\/www\.shop\.example"/);
  });

  it('runs its own greeting by hash, and scripts of its own origin and the SDK’s alone', async () => {
    const { contentSecurityPolicy } = await frameDocument(options);
    const hash = createHash('sha256').update(options.script).digest('base64');
    const directives = contentSecurityPolicy.split('; ');
    assert.ok(directives.includes(`script-src 'sha256-${hash}' 'self' https://sdk.example`));
    assert.ok(directives.includes('frame-ancestors https://shop.example https://www.shop.example'));
    assert.ok(directives.includes("default-src 'none'"));
  });

  it('keeps addresses inside their attributes', async () => {
    const { html } = await frameDocument({ ...options, driverUrl: 'a.js?b="><script>alert(1)</script>&c' });
    assert.match(html, /src="a\.js\?b=&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;c"/);
  });

  for (const script of ['', 'a </script> b', 'a <!-- b', 'a <script b']) {
    it(`refuses ${JSON.stringify(script)} as its script`, async () => {
      await assert.rejects(frameDocument({ ...options, script }), { code: 'not-allowed', field: 'script' });
    });
  }

  it('is not written without a driver', async () => {
    await assert.rejects(frameDocument({ ...options, driverUrl: '' }), { code: 'required', field: 'driverUrl' });
  });
});
