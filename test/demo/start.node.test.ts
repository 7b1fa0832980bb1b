import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runDemo } from '../../demo/run-demo.js';
import { freePort } from '../support/free-port.js';
import { startChild } from '../support/start-child.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the built demo as `npm start` does. */
const start = (test: TestContext, environment: Record<string, string>) =>
  startChild(test, process.execPath, ['demo/start.js'], { cwd: root, env: { ...process.env, ...environment } });
const freePorts = { SHOP_PORT: '0', SIMULATOR_PORT: '0' };
const threeLines = /^(.+\n){3}$/;
const urlsIn = (text: string) => text.match(/http:\/\/[^/]+/g) ?? [];

describe('npm start', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`serves the shop and the simulator on two origins until ${signal}`, async (test) => {
      const demo = start(test, freePorts);
      await demo.prints(threeLines);
      const [shop = '', simulator = ''] = urlsIn(demo.printed);
      assert.match(shop, /^http:\/\/localhost:\d+$/);
      assert.match(simulator, /^http:\/\/127\.0\.0\.1:\d+$/);
      for (const url of [shop, simulator]) assert.equal((await fetch(`${url}/`)).status, 200);
      demo.kill(signal);
      assert.equal(await demo.ended(), 0);
      assert.equal(demo.complained, '');
      for (const url of [shop, simulator]) await assert.rejects(fetch(`${url}/`));
    });
  }

  it('ends with the shell that npm started it in', async (test) => {
    const env = { ...process.env, ...freePorts, npm_lifecycle_event: 'start' };
    const words = ['-c', `"${process.execPath}" demo/start.js; exit`];
    const shell = startChild(test, 'sh', words, { cwd: root, env, detached: true });
    await shell.prints(threeLines);
    shell.kill('SIGTERM');
    // Its end is that of the last process that holds the pipe, which is the demo.
    await shell.ended();
    await assert.rejects(fetch(`${urlsIn(shell.printed)[0]}/`));
  });

  it('says what is wrong with a port that is none', async (test) => {
    const demo = start(test, { SHOP_PORT: 'eighty', SIMULATOR_PORT: '0' });
    assert.equal(await demo.ended(), 1);
    assert.match(demo.complained, /^SHOP_PORT must be a port between 0 and 65535\.$/m);
  });

  it('takes the next free port where one is taken', async () => {
    const taken = await freePort();
    const stranger = createServer().listen(taken, '127.0.0.1');
    await once(stranger, 'listening');
    const demo = await runDemo({ shopPort: taken, simulatorPort: taken });
    try {
      const ports = [demo.shopUrl, demo.simulatorUrl].map((url) => Number(new URL(url).port));
      assert.ok(ports.every((port) => port > taken && port < taken + 10));
      assert.notEqual(ports[0], ports[1]);
    } finally {
      await demo.stop();
      stranger.close();
    }
  });
});
