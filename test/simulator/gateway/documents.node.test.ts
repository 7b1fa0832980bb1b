import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { endingNames, endingRow } from '../../../src/simulator/domain/endings.ts';
import { cardText } from '../../../src/simulator/methods/card/fixtures.ts';
import { newOrderId, openShop, rawGet, submit, type Reply, type Shop } from './shop.ts';

describe('the pages of the simulator', () => {
  let shop: Shop;
  let assets: string;
  before(async () => {
    assets = await mkdtemp(join(tmpdir(), 'hyper-checkout-assets-'));
    await mkdir(join(assets, 'simulator'));
    await mkdir(join(assets, 'frame'));
    await writeFile(join(assets, 'frame', 'frame.js'), '/* frame */');
    await writeFile(join(assets, 'hyper-checkout.js'), '/* built */');
    await writeFile(join(assets, 'simulator', 'home.css'), 'body { margin: 0 }');
    await writeFile(join(assets, 'simulator', 'index.js'), 'export {};');
    shop = await openShop({ assets, parents: ['https://shop.tunnel.example'] });
  });
  after(async () => {
    await shop.simulator.stop();
    await rm(assets, { recursive: true });
  });

  const ancestorsOf = ({ headers }: Reply) =>
    /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
  const textOf = ({ body }: Reply) => String(body['text']);

  it('let the frame stand in the page that asked for it, if it is on this machine or listed', async () => {
    const parents = {
      'http://localhost:3000/cart?id=1': 'http://localhost:3000',
      'http://shop.localhost:8080/': 'http://shop.localhost:8080',
      'http://127.0.0.2/': 'http://127.0.0.2',
      'http://[::1]:5000/': 'http://[::1]:5000',
      'https://shop.tunnel.example/x': 'https://shop.tunnel.example',
    };
    for (const [referer, parent] of Object.entries(parents)) {
      const reply = await shop.get('/frame/', { referer });
      assert.equal(reply.status, 200);
      assert.equal(ancestorsOf(reply), parent);
      assert.ok(textOf(reply).includes(`content="${parent}"`));
    }
  });

  it('let the frame stand nowhere else', async () => {
    const strangers = [
      '',
      'https://evil.example/',
      'http://localhost.evil.example/',
      'http://127.0.0.1.evil.example/',
      'http://127.0.0.1@evil.example/',
      'http://notlocalhost/',
      'https://shop.tunnel.example:8443/',
      'https://shop.tunnel.example.evil.example/',
      'javascript:alert(1)',
      'file:///home/kamala/shop.html',
    ];
    for (const referer of strangers) {
      const reply = await shop.get('/frame/', { referer });
      assert.equal(ancestorsOf(reply), "'none'", referer);
      assert.equal(textOf(reply).includes('evil'), false);
    }
  });

  it('let the payment page stand in the frame and in the shop around it', async () => {
    const { origin } = shop.simulator;
    await shop.get('/frame/', { referer: 'http://localhost:4321/' });
    const reply = await shop.get('/payment-page/client/acme', { referer: `${origin}/frame/` });
    assert.ok(textOf(reply).includes(`<meta name="hyper-parent" content="${origin}" />`));
    assert.ok(textOf(reply).includes('<hyper-payment-page>'));
    const ancestors = (ancestorsOf(reply) ?? '').split(' ');
    assert.ok(ancestors.includes(origin) && ancestors.includes('http://localhost:4321'));
    assert.equal(
      ancestors.some((ancestor) => ancestor.includes('*')),
      false,
    );
  });

  it('let the payment page stand right in a shop that uses HyperServices.js by itself, and talk to that alone', async () => {
    const reply = await shop.get('/payment-page/client/acme', { referer: 'http://localhost:7777/pay' });
    assert.deepEqual(textOf(reply).match(/hyper-parent" content="[^"]*"/g), [
      'hyper-parent" content="http://localhost:7777"',
    ]);
    assert.ok((ancestorsOf(reply) ?? '').split(' ').includes('http://localhost:7777'));
  });

  it('have the colours that their address asks for, and those of the dashboard before any other', async () => {
    const { bankUrl } = await submit(shop, await shop.open(), { method: 'netbanking', bank: 'NB_HDFC' });
    const themes = async () => {
      const pages = ['/payment-page/client/acme', bankUrl].flatMap((path) =>
        ['?scheme=dark', '?scheme=sepia', ''].map((query) =>
          shop.get(`${path}${query}`, { referer: 'http://localhost:7777/pay' }),
        ),
      );
      return (await Promise.all(pages)).map((page) => /<html [^>]*data-theme="(\w+)"/.exec(textOf(page))?.[1]);
    };
    assert.deepEqual(await themes(), ['dark', 'auto', 'auto', 'dark', 'auto', 'auto']);
    await shop.post('/simulator/settings', { theme: 'light' });
    assert.deepEqual(new Set(await themes()), new Set(['light']));
    await shop.post('/simulator/settings', { theme: 'auto' });
  });

  it('show an error page without script or controls when the payment page is opened elsewhere', async () => {
    for (const referer of ['', 'https://evil.example/']) {
      const reply = await shop.get('/payment-page/client/acme', { referer });
      assert.equal(reply.status, 403);
      assert.equal(ancestorsOf(reply), "'none'");
      assert.doesNotMatch(textOf(reply), /<script|<button|<input|hyper-payment-page/);
    }
  });

  it('show the bank’s page of a transaction, and an error page for any other address', async () => {
    const { bankUrl } = await submit(shop, await shop.open(), { method: 'netbanking', bank: 'NB_HDFC' });
    const page = await shop.get(bankUrl);
    assert.ok(textOf(page).includes('<hyper-bank-page>'));
    assert.ok(ancestorsOf(page)?.startsWith("'self'"));
    const other = await shop.get('/bank/acme-R1-1');
    assert.equal(other.status, 404);
    assert.doesNotMatch(textOf(other), /<script/);
  });

  it('carry a strict policy, and tell no other origin more than their own', async () => {
    const { bankUrl } = await submit(shop, await shop.open(), { method: 'netbanking', bank: 'NB_HDFC' });
    for (const path of ['/', '/frame/', '/payment-page/client/acme', bankUrl]) {
      const { headers } = await shop.get(path, { referer: 'http://localhost:3000/' });
      const policy = headers.get('content-security-policy') ?? '';
      // A default would judge the navigations of the payment page inside the frame.
      assert.match(policy, path === '/frame/' ? /^script-src 'sha256-/ : /default-src 'none'/);
      assert.match(policy, /base-uri 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'strict-origin');
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('access-control-allow-origin'), null);
    }
    const app = await shop.get('/payment-page/client/acme', { referer: 'http://localhost:3000/' });
    assert.match(
      app.headers.get('content-security-policy') ?? '',
      /require-trusted-types-for 'script'; trusted-types lit-html/,
    );
  });

  it('say on the home page what to paste, what to pay with and what was paid, without personal data', async () => {
    const orderId = newOrderId();
    const personal = { customer_id: '9876543210', customer_email: 'kamala@example.in', customer_phone: '9876543210' };
    const token = await shop.open({ order_id: orderId, description: '<b>Tea</b>', ...personal });
    const { bankUrl } = await submit(shop, token, { method: 'netbanking', bank: 'NB_HDFC' });
    await shop.post(`${bankUrl}/answer`, { choice: 'succeed' });
    const page = textOf(await shop.get('/'));
    for (const shown of [shop.simulator.origin, '4242 4242 4242 4242', '123456', orderId, 'NB_HDFC', '•••• 10']) {
      assert.ok(page.includes(shown), shown);
    }
    assert.doesNotMatch(page, /98765|kamala|PRIVATE KEY|<b>/);
    assert.equal(page.includes(shop.simulator.merchant.apiKey), false);
  });

  it('list every ending of the table on the home page, with its card and its name for code', async () => {
    const page = textOf(await shop.get('/'));
    for (const name of endingNames) {
      const { title, card } = endingRow(name);
      for (const shown of [title, cardText(card), `<code>&#39;${name}&#39;</code>`]) {
        assert.ok(page.includes(shown) || page.includes(shown.replaceAll('&#39;', "'")), `${name}: ${shown}`);
      }
    }
  });

  it('come with the built files, and say what to do about one that is not built', async () => {
    const built = await shop.get('/hyper-checkout.js');
    assert.deepEqual([built.status, textOf(built)], [200, '/* built */']);
    assert.equal(built.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal((await shop.get('/assets/home.css')).headers.get('content-type'), 'text/css; charset=utf-8');
    const missing = await shop.get('/HyperServices.js');
    assert.equal(missing.status, 404);
    assert.match(textOf(missing), /npm run build/);
  });

  it('serve no other file of the built ones, nor anything outside', async () => {
    const paths = [
      '/assets/index.js',
      '/assets/../simulator/index.js',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets/..%2findex.js',
    ];
    for (const path of paths) assert.equal(await rawGet(shop.simulator.origin, path, {}), 404, path);
  });

  it('answer only to the names of this machine', async () => {
    const { origin } = shop.simulator;
    const { port } = new URL(origin);
    for (const host of [`localhost:${port}`, `shop.localhost:${port}`, `[::1]:${port}`]) {
      assert.equal(await rawGet(origin, '/', { host }), 200, host);
    }
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      `127.0.0.1.evil.example:${port}`,
      '169.254.169.254',
      'x@127.0.0.1',
    ]) {
      assert.ok([400, 403].includes(await rawGet(origin, '/', { host })), host);
    }
  });
});
