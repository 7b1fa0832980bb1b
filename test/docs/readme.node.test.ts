import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import * as server from '../../src/server/index.ts';
import { freePort } from '../support/free-port.js';
import { blocksIn, readDocument, root } from './documents.ts';

const codeIn = (wanted: string) => blocksIn('README.md').find(({ language }) => language === wanted)?.code ?? '';
const lengthOf = (code: string) => code.trimEnd().split('\n').length;

describe('README', () => {
  it('names server helpers that exist', () => {
    const [, helpers = ''] = readDocument('README.md').split('\n| helper ');
    const [table = ''] = helpers.split('\n\n');
    const names = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    assert.ok(names.length > 8);
    assert.deepEqual(
      names.filter((name) => !(name in server)),
      [],
    );
  });

  it('keeps its examples as short as it says', () => {
    assert.ok(lengthOf(codeIn('html')) <= 12);
    assert.ok(lengthOf(codeIn('js')) <= 15);
    assert.ok(lengthOf(readDocument('demo/script-tag.html')) <= 12);
  });

  it('has a server example that signs an order when it is run', async () => {
    const { privateKey, publicKey } = await server.generateKeyPair();
    const port = await freePort();
    const script = codeIn('js').replace('listen(3000)', `listen(${port}, '127.0.0.1')`);
    const env = { ...process.env, HYPER_PRIVATE_KEY: privateKey };
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    try {
      const signed: unknown = await (await answerOf(port, child)).json();
      assert.ok(typeof signed === 'object' && signed !== null);
      const { orderDetails, signature, merchantKeyId } = Object.fromEntries(Object.entries(signed));
      assert.equal(
        await server.verifyOrder({ orderDetails: String(orderDetails), signature: String(signature), publicKey }),
        true,
      );
      assert.equal(merchantKeyId, '2980');
    } finally {
      child.kill();
      await once(child, 'close');
    }
  });
});

/** Returns the answer of a server once it listens; fails if it ends before. */
async function answerOf(port: number, child: ReturnType<typeof spawn>): Promise<Response> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).catch(() => undefined);
    if (answer) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`The example ended with ${child.exitCode}.`);
}
