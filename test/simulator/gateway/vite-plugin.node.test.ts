import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { build, createServer, type Plugin } from 'vite';
import { hyperCheckoutSimulator, type Simulator } from '../../../src/simulator/index.ts';

describe('the Vite plugin', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'hyper-checkout-vite-'));
    await writeFile(join(root, 'index.html'), '<script type="module" src="/main.js"></script>');
    await writeFile(join(root, 'main.js'), 'export const origin = import.meta.env.VITE_HYPER_CHECKOUT_ORIGIN;');
  });
  after(() => rm(root, { recursive: true }));

  /** Starts a dev server that ends with its test, and its simulator with it. */
  const serve = async (test: TestContext, plugin: Plugin) => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [plugin],
      server: { port: 0, host: '127.0.0.1' },
    });
    test.after(() => server.close());
    return server;
  };
  const runs = (origin: string) =>
    fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    );

  it('runs the simulator as long as the dev server, and tells the app where', async (test) => {
    const started: Simulator[] = [];
    const server = await serve(test, hyperCheckoutSimulator({ onStart: (simulator) => started.push(simulator) }));
    await server.listen();
    const [{ origin, merchant } = { origin: '', merchant: undefined }] = started;
    assert.match(merchant?.privateKey ?? '', /PRIVATE KEY/);
    assert.equal(await runs(origin), true);
    const address = server.resolvedUrls?.local[0] ?? '';
    const code = await (await fetch(new URL('/main.js', address))).text();
    assert.ok(
      code.includes(`"VITE_HYPER_CHECKOUT_ORIGIN": "${origin}"`) || code.includes(JSON.stringify(origin)),
      code,
    );
    await server.close();
    assert.equal(await runs(origin), false);
  });

  it('says in the terminal where the dashboard is', async () => {
    const said: string[] = [];
    const plugin = hyperCheckoutSimulator();
    const { define } = await plugin.config({}, {});
    plugin.configureServer({ config: { logger: { info: (text) => said.push(text) } } });
    await plugin.buildEnd.call({});
    const origin = JSON.parse(define['import.meta.env.VITE_HYPER_CHECKOUT_ORIGIN'] ?? '""') as string;
    assert.match(origin, /^http:/);
    assert.deepEqual(said, [`  Payments: ${origin}/  dashboard: ${origin}/dashboard/`]);
  });

  it('keeps the simulator and its store when the dev server restarts', async (test) => {
    const started: Simulator[] = [];
    const store = join(root, 'payments.db');
    const server = await serve(
      test,
      hyperCheckoutSimulator({ store, onStart: (simulator) => started.push(simulator) }),
    );
    await server.listen();
    await server.restart();
    const origins = [...new Set(started.map(({ origin }) => origin))];
    assert.equal(origins.length, 1);
    assert.equal(await runs(origins[0] ?? ''), true);
    await server.close();
    assert.equal(await runs(origins[0] ?? ''), false);
  });

  it('starts nothing for a build', async () => {
    const started: Simulator[] = [];
    const plugin = hyperCheckoutSimulator({ onStart: (simulator) => started.push(simulator) });
    await build({ root, configFile: false, logLevel: 'silent', plugins: [plugin], build: { write: false } });
    assert.deepEqual(started, []);
  });
});
