import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runDemo } from '../../demo/run-demo.js';
import { freePort } from '../support/free-port.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the built demo as `npm start` does, and waits for its three lines. */
async function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['demo/start.js'], { cwd: root, env: { ...process.env, ...environment } });
  let output = '';
  let errors = '';
  child.stderr.on('data', (text) => (errors += String(text)));
  for await (const text of child.stdout) {
    output += String(text);
    if (output.split('\n').length > 3) break;
  }
  const urls = output.match(/http:\/\/[^/]+/g) ?? [];
  return { child, output, urls, errors: () => errors };
}

describe('npm start', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`serves the shop and the simulator on two origins until ${signal}`, async () => {
      const { child, output, urls, errors } = await start({ SHOP_PORT: '0', SIMULATOR_PORT: '0' });
      const [shop = '', simulator = ''] = urls;
      assert.equal(output.trimEnd().split('\n').length, 3);
      assert.match(shop, /^http:\/\/localhost:\d+$/);
      assert.match(simulator, /^http:\/\/127\.0\.0\.1:\d+$/);
      for (const url of [shop, simulator]) assert.equal((await fetch(`${url}/`)).status, 200);
      const ended = once(child, 'close');
      child.kill(signal);
      const [code] = await ended;
      assert.equal(code, 0);
      assert.equal(errors(), '');
      for (const url of [shop, simulator]) await assert.rejects(fetch(`${url}/`));
    });
  }

  it('ends with the shell that npm started it in', async () => {
    const command = `"${process.execPath}" demo/start.js; exit`;
    const env = { ...process.env, SHOP_PORT: '0', SIMULATOR_PORT: '0', npm_lifecycle_event: 'start' };
    const shell = spawn('sh', ['-c', command], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    // Goes on until the last process that holds the pipe, which is the demo, has ended.
    for await (const text of shell.stdout) {
      output += String(text);
      if (output.trimEnd().split('\n').length === 3) shell.kill('SIGTERM');
    }
    const [shop = ''] = output.match(/http:\/\/[^/]+/) ?? [];
    await assert.rejects(fetch(`${shop}/`));
  });

  it('says what is wrong with a port that is none', async () => {
    const { child, errors } = await start({ SHOP_PORT: 'eighty', SIMULATOR_PORT: '0' });
    if (child.exitCode === null) await once(child, 'exit');
    assert.equal(child.exitCode, 1);
    assert.match(errors(), /^SHOP_PORT must be a port between 0 and 65535\.$/m);
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
