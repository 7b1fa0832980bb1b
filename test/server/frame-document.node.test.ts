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

  for (const [sdkUrl, sources, frames] of [
    ['https://sdk.example/HyperServices.js', "'self' https://sdk.example", 'https://sdk.example https:'],
    ['http://127.0.0.1:8080/sdk.js?v=1', "'self' http://127.0.0.1:8080", 'http://127.0.0.1:8080 https:'],
    ['//sdk.example:444/HyperServices.js', "'self' https://sdk.example:444", 'https://sdk.example:444 https:'],
    ['/HyperServices.js', "'self'", "'self'"],
    ['HyperServices.js?from=https://sdk.example', "'self'", "'self'"],
  ] as const) {
    it(`allows ${sources} for the SDK at ${sdkUrl}, and no more`, async () => {
      const { contentSecurityPolicy } = await frameDocument({ ...options, sdkUrl });
      const [, hash = ''] = /'(sha256-[^']+)'/.exec(contentSecurityPolicy) ?? [];
      assert.deepEqual(contentSecurityPolicy.split('; '), [
        "default-src 'none'",
        `script-src '${hash}' ${sources}`,
        `frame-src ${frames}`,
        `connect-src ${sources}`,
        "base-uri 'none'",
        "form-action 'none'",
        'frame-ancestors https://shop.example https://www.shop.example',
      ]);
    });
  }

  it('may be held by nobody if no parents are given', async () => {
    const { html, contentSecurityPolicy } = await frameDocument({ ...options, parents: [] });
    assert.match(contentSecurityPolicy, /; frame-ancestors 'none'$/);
    assert.match(html, /name="hyper-checkout-parents" content=""/);
  });

  it('hashes its script as a browser reads it, with LF alone at the ends of lines', async () => {
    const { html, contentSecurityPolicy } = await frameDocument({ ...options, script: 'a;\r\nb;\rc;\n' });
    assert.ok(html.includes('<script>a;\r\nb;\rc;\n</script>'));
    const hash = createHash('sha256').update('a;\nb;\nc;\n').digest('base64');
    assert.ok(contentSecurityPolicy.includes(`'sha256-${hash}'`));
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
