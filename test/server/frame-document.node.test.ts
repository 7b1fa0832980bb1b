import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { readFrameSettings, type FrameSettings } from '../../src/protocol/frame-settings.ts';
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
    const vendor = 'https://public.releases.juspay.in';
    assert.ok(directives.includes(`script-src 'sha256-${hash}' 'self' https://sdk.example ${vendor}`));
    assert.ok(directives.includes('frame-ancestors https://shop.example https://www.shop.example'));
  });

  it('judges no navigation of the payment page, and names every other directive', async () => {
    const { contentSecurityPolicy } = await frameDocument(options);
    const names = contentSecurityPolicy.split('; ').map((directive) => directive.split(' ')[0] ?? '');
    // Each of these three stands in for the others.
    for (const name of ['frame-src', 'child-src', 'default-src']) assert.ok(!names.includes(name), name);
    assert.deepEqual(names.sort(), [
      'base-uri',
      'connect-src',
      'font-src',
      'form-action',
      'frame-ancestors',
      'img-src',
      'manifest-src',
      'media-src',
      'object-src',
      'script-src',
      'style-src',
      'worker-src',
    ]);
  });

  const vendor = 'https://public.releases.juspay.in';
  for (const [about, given, sources] of [
    ['another host', { sdkUrl: 'https://sdk.example/HyperServices.js' }, `'self' https://sdk.example ${vendor}`],
    ['a port', { sdkUrl: 'http://127.0.0.1:8080/sdk.js?v=1' }, `'self' http://127.0.0.1:8080 ${vendor}`],
    ['capitals', { sdkUrl: 'HTTPS://SDK.example/sdk.js' }, `'self' https://sdk.example ${vendor}`],
    ['Juspay', { sdkUrl: `${vendor}/hyper-sdk-web/HyperServices.js` }, `'self' ${vendor}`],
    ['the page itself', { sdkUrl: '/HyperServices.js' }, `'self' ${vendor}`],
    ['a query with an address', { sdkUrl: 'sdk.js?from=https://sdk.example' }, `'self' ${vendor}`],
    ['Europe', { sdkUrl: '/sdk.js', region: 'EU' }, `'self' ${vendor} https://public.releases.juspay.io`],
    [
      'a tenant',
      { sdkUrl: '/sdk.js', tenant: { assetsDomain: 'https://assets.tenant.example' } },
      `'self' ${vendor} https://assets.tenant.example`,
    ],
    [
      'scripts that the merchant allows',
      { sdkUrl: '/sdk.js', allowScript: ['https://a.example', 'https://b.example'] },
      `'self' ${vendor} https://a.example https://b.example`,
    ],
  ] as const) {
    it(`allows the scripts of ${about}, and no more`, async () => {
      const { contentSecurityPolicy } = await frameDocument({ ...options, ...given });
      const [, allowed] = /script-src '[^']+' ([^;]+)/.exec(contentSecurityPolicy) ?? [];
      assert.equal(allowed, sources);
      assert.ok(contentSecurityPolicy.split('; ').includes(`connect-src ${sources}`));
    });
  }

  it('has its settings where its script reads them', async () => {
    const settings: FrameSettings = {
      pageOrigins: ['https://pages.tenant.example'],
      tenant: { assetsDomain: 'https://assets.tenant.example', name: '</template><script>"&' },
      region: 'eu',
      iframePermissions: 'camera *; microphone *;',
      deadlines: { initiate: 45_000 },
    };
    const { html } = await frameDocument({ ...options, ...settings });
    const [, text = ''] = /<template id="hyper-checkout-settings">(.*)<\/template>/.exec(html) ?? [];
    const unescaped = text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    assert.deepEqual(readFrameSettings(unescaped), settings);
    assert.ok(html.indexOf('hyper-checkout-settings') < html.indexOf(`<script>${options.script}`));
  });

  for (const [field, given, code, named = field] of [
    ['parents', ['*'], 'url-form'],
    ['parents', ['https://*.example'], 'url-form'],
    ['parents', ['https://shop.example; script-src *'], 'url-form'],
    ['parents', ['https://shop.example\r\nX: y'], 'url-form'],
    ['parents', ['https://shop.example/path'], 'url-form'],
    ['parents', ['http://shop.example'], 'url-scheme'],
    ['parents', [''], 'required'],
    ['parents', 'https://shop.example', 'type'],
    ['parents', undefined, 'required'],
    ['sdkUrl', undefined, 'required'],
    ['sdkUrl', '', 'required'],
    ['sdkUrl', ' https://sdk.example/x.js', 'url-scheme'],
    ['sdkUrl', '//sdk.example/x.js', 'url-form'],
    ['sdkUrl', 'http://sdk.example/x.js', 'url-scheme'],
    ['sdkUrl', 'data:text/javascript,1', 'url-scheme'],
    ['sdkUrl', 'javascript:alert(1)', 'url-scheme'],
    ['sdkUrl', 'https://a:b@sdk.example/x.js', 'url-form'],
    ['driverUrl', 'data:text/javascript,1', 'url-scheme'],
    ['driverUrl', 'a b.js', 'url-form'],
    ['allowScript', ['https://cdn.example/x.js'], 'url-form'],
    ['allowScript', 'https://cdn.example', 'type'],
    ['pageOrigins', ['https://*.example'], 'url-form'],
    ['tenant', 'acme', 'type'],
    ['tenant', { assetsDomain: 'assets.example' }, 'url-form', 'tenant.assetsDomain'],
    ['region', 7, 'type'],
    ['iframePermissions', 'camera <b>', 'not-allowed'],
    ['deadlines', { initiate: '45' }, 'type', 'deadlines.initiate'],
    ['deadlines', { initiate: 0 }, 'type', 'deadlines.initiate'],
    ['deadlines', { begin: 45 }, 'unknown-field', 'deadlines.begin'],
  ] as const) {
    it(`refuses ${JSON.stringify(given)} for ${field}`, async () => {
      const wrong: object = { ...options, [field]: given };
      await assert.rejects(frameDocument(wrong as typeof options), { code, field: named });
    });
  }

  for (const [field, given, reason] of [
    ['parents', 'https://shop.example', 'array'],
    ['tenant', 'acme', 'object'],
    ['region', 7, 'string'],
    ['deadlines', { initiate: '45' }, 'milliseconds'],
    ['driverUrl', 'a b.js', 'characters'],
    ['region', 'eu\n', 'characters'],
    ['script', 'a </script> b', 'markup'],
  ] as const) {
    it(`says of ${JSON.stringify(given)} for ${field} what it has to be: ${reason}`, async () => {
      const wrong: object = { ...options, [field]: given };
      await assert.rejects(frameDocument(wrong as typeof options), { reason });
    });
  }

  it('has no settings where none are given, and takes a driver whose path has a blank nowhere', async () => {
    const { html } = await frameDocument({ ...options, driverUrl: 'frame/driver.js' });
    const withSettings = await frameDocument({ ...options, driverUrl: 'frame/driver.js', region: 'eu' });
    assert.equal(html, withSettings.html.replace(/\s*<template id="hyper-checkout-settings">.*<\/template>/, ''));
    assert.ok(html.includes('frame/driver.js'));
  });

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
