import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import sqlite from 'node-sqlite3-wasm';
import { openStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { StoreError, storeErrorOfFile } from '../../../src/simulator/application/store-error.ts';
import { thisProcess } from '../../../src/simulator/infrastructure/store-owner.ts';
import { startSimulator } from '../../../src/simulator/index.ts';
import { startChild, type Child } from '../../support/start-child.ts';
import { newOrderId, openShop } from './shop.ts';
import { addOrder } from './stored-order.ts';

const command = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

describe('a store that cannot be used', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-failures-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** The command on a store in a process of its own. */
  const simulate = (test: TestContext, store: string, ...by: string[]): Child => {
    const words = [command, 'simulate', '--port', '0', '--store', store, '--json'];
    const [first = '', ...rest] = [...by, process.execPath, ...words];
    return startChild(test, first, rest);
  };

  /** Makes a store with some orders, and changes it by hand. */
  const damage = async (file: string, where: number) => {
    const store = await openStore(file);
    for (let order = 0; order < 50; order++) await addOrder(store);
    store.close();
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(8_192, 0xa5), 0, 8_192, where);
    await handle.close();
  };

  for (const [what, file, sentence] of [
    ['in a folder that does not exist', () => at('none/a.db'), /lies in a folder that does not exist/],
    ['that is a folder', () => folder, /is not a file/],
    // Not even the administrator writes there.
    ['that may not be written', () => '/sys/kernel/a.db', /cannot be written: (permission denied|.*read-only)/],
  ] as const) {
    it(`${what} ends the start with one sentence and exit code 2`, async (test) => {
      const child = startChild(test, process.execPath, [command, 'simulate', '--port', '0', '--store', file()]);
      assert.equal(await child.ended(), 2);
      const [message = '', fix = '', ...rest] = child.complained.trim().split('\n');
      assert.ok(message.startsWith(`--store: The store ${file()} `), message);
      assert.match(message, sentence);
      assert.match(fix, /^[A-Z].*\.$/);
      assert.deepEqual(rest, []);
    });
  }

  it('says of each failure of the disk what it is', () => {
    for (const [code, problem] of [
      ['EROFS', 'read-only'],
      ['ENOSPC', 'full'],
      ['EDQUOT', 'full'],
      ['EPERM', 'no-permission'],
      ['EIO', 'unusable'],
    ] as const) {
      const error = storeErrorOfFile('a.db', Object.assign(new Error(code), { code }));
      assert.equal(error.problem, problem);
      assert.match(error.message, /^The store a\.db cannot be (read or )?written/);
    }
  });

  it('is a text file, and stays as it is', async () => {
    const text = 'Not a database.\n'.repeat(100);
    await writeFile(at('text.db'), text);
    await assert.rejects(openStore(at('text.db')), /text\.db is not a database/);
    assert.equal(await readFile(at('text.db'), 'utf8'), text);
  });

  it('is another program’s database, stays as it is, and nobody is told to delete it', async () => {
    const other = new sqlite.Database(at('other.db'));
    other.exec('create table notes (text)');
    other.close();
    const bytes = await readFile(at('other.db'));
    await assert.rejects(openStore(at('other.db')), (error) => {
      assert.ok(error instanceof StoreError);
      assert.match(error.message, /belongs to another program/);
      assert.doesNotMatch(error.message + error.fix, /delete/i);
      return true;
    });
    assert.deepEqual(await readFile(at('other.db')), bytes);
  });

  it('is found damaged at the start after a kill', async () => {
    const file = at('killed.db');
    await damage(file, 40_960);
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${file}.owner`, JSON.stringify({ nonce: 'n', ...thisProcess(), pid }));
    await assert.rejects(openStore(file), /killed\.db is damaged/);
  });

  it('answers every request with 503 once it is found damaged, and says so once', async (test) => {
    await damage(at('damaged.db'), 8_192);
    const child = simulate(test, at('damaged.db'));
    await child.prints(/"origin": "[^"]+"[^]*\n\}\n/);
    const origin = /"origin": "([^"]+)"/.exec(child.printed)?.[1] ?? '';
    await fetch(`${origin}/simulator/orders`);
    for (const path of ['/simulator/orders', '/simulator/transactions', '/dashboard/', '/']) {
      const response = await fetch(origin + path);
      assert.equal(response.status, 503, path);
      assert.match(await response.text(), /damaged\.db is damaged/);
    }
    child.kill('SIGTERM');
    await child.ended();
    assert.match(child.complained, /^hyper-checkout: The store \S+ is damaged\. Restore a copy, .*\n$/);
  });

  it('answers with 507 while it is full, keeps what it acknowledged, and goes on with the next free space', async (test) => {
    // A largest size of files is met like the end of a disk. Node would end at the signal that comes with it.
    const limited = `trap '' XFSZ; ulimit -S -f 1024; exec "$0" "$@"`;
    const child = simulate(test, at('full.db'), 'bash', '-c', limited);
    await child.prints(/"origin": "[^"]+"[^]*\n\}\n/);
    const fact = (name: string) => new RegExp(`"${name}": "([^"]+)"`).exec(child.printed)?.[1] ?? '';
    const add = async (orderId: string) =>
      fetch(`${fact('origin')}/orders`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${fact('apiKey')}:`).toString('base64')}`,
          'x-merchantid': 'acme',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          order_id: orderId,
          amount: '1.00',
          udf1: 'x'.repeat(250),
          description: 'y'.repeat(250),
        }),
      });
    const acknowledged: string[] = [];
    let refused: Response | undefined;
    while (!refused) {
      // Those that come together are kept together, or none of them is.
      const orderIds = Array.from({ length: 5 }, newOrderId);
      const responses = await Promise.all(orderIds.map(add));
      refused = responses.find(({ status }) => status !== 200);
      acknowledged.push(...orderIds.filter((_, index) => responses[index]?.status === 200));
    }
    assert.equal(refused.status, 507);
    assert.match(await refused.text(), /full\.db cannot be written: no space left/);
    assert.ok(acknowledged.length > 10);
    const pid = /"pid":(\d+)/.exec(await readFile(at('full.db.owner'), 'utf8'))?.[1] ?? '';
    assert.equal(spawnSync('prlimit', ['--pid', pid, '--fsize=unlimited']).status, 0);
    const later = newOrderId();
    const after = await add(later);
    assert.equal(after.status, 200, await after.text());
    child.kill('SIGKILL');
    await child.ended();
    assert.match(child.complained, /^hyper-checkout: The store \S+ cannot be written: no space left\. .*\n$/);
    const store = await openStore(at('full.db'));
    for (const orderId of [...acknowledged, later]) {
      assert.ok(await store.orders.load({ merchantId: 'acme', orderId }), orderId);
    }
    store.close();
  });

  it('has no name', async () => {
    await assert.rejects(startSimulator({ store: '' }), { code: 'required', field: 'store' });
  });

  it('leaves reads alone that need no store', async (test) => {
    const shop = await openShop({ store: at('fine.db') }, test);
    assert.equal((await shop.get('/')).status, 200);
  });
});
