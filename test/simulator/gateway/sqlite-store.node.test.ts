import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import { openSqliteStore, openStore } from '../../../src/simulator/infrastructure/sqlite-store.ts';
import { startChild } from '../../support/start-child.ts';
import { sample } from '../../support/test-files.js';
import { addOrder, saveOrder } from './stored-order.ts';
import { goodCard, newOrderId, openShop, submit } from './shop.ts';

describe('the store', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-store-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('keeps orders and transactions in a file across a restart', async (test) => {
    const store = join(folder, 'restart.db');
    const orderId = newOrderId();
    const first = await openShop({ store }, test);
    const { bankUrl } = await submit(first, await first.open({ order_id: orderId }), {
      method: 'card',
      card: goodCard,
    });
    await first.simulator.stop();
    const second = await openShop({ store }, test);
    await second.post(`${bankUrl}/answer`, { otp: '123456' });
    assert.equal((await second.orderStatus(orderId)).body['status'], 'CHARGED');
  });

  it('holds no card number, CVV or password', async (test) => {
    // Four digits stand by chance among ids and signatures, but hardly in each of three files those that were typed for it.
    const codes = ['9876', '8765', '7694'];
    const kept: string[] = [];
    for (const cvv of codes) {
      const store = join(folder, `card-${cvv}.db`);
      const shop = await openShop({ store }, test);
      const card = { ...goodCard, number: '378282246310005', cvv };
      const { bankUrl } = await submit(shop, await shop.open(), { method: 'card', card });
      await shop.post(`${bankUrl}/answer`, { otp: '654321' });
      await shop.simulator.stop();
      const bytes = await readFile(store, 'latin1');
      assert.ok(bytes.includes('AMEX'));
      for (const secret of ['378282246310005', '378282246', '22463100', '654321']) {
        assert.equal(bytes.includes(secret), false, secret);
      }
      if (bytes.includes(cvv)) kept.push(cvv);
    }
    assert.notDeepEqual(kept, codes);
  });

  it('finds the orders of one customer that ask for a mandate, the oldest first', async () => {
    const store = openSqliteStore();
    await addOrder(store);
    const offered = await addOrder(store, { 'options.create_mandate': 'OPTIONAL' }, 3_000);
    await addOrder(store, { 'options.create_mandate': 'DISABLED' });
    const required = await addOrder(store, { 'options.create_mandate': 'REQUIRED' }, 2_000);
    const ofCustomer = (customerId: string) => store.orders.list({ withMandateOf: { merchantId: 'acme', customerId } });
    assert.deepEqual(await ofCustomer('cust-77'), [required, offered]);
    assert.deepEqual(await ofCustomer('cust-78'), []);
    store.close();
  });

  it('undoes all of a step that throws', () => {
    const store = openSqliteStore();
    const visit = { tokenHash: 'h', merchantId: 'acme', customerId: 'cust-77', created: 1 };
    assert.throws(
      () =>
        store.atomically(() => {
          store.addManagementVisit(visit);
          assert.deepEqual(store.findManagementVisit('h'), visit);
          throw new Error('half way');
        }),
      /half way/,
    );
    assert.equal(store.findManagementVisit('h'), undefined);
    store.close();
  });

  it('keeps its write-ahead log short however many rows were found before each commit', async () => {
    const file = join(folder, 'log.db');
    const store = await openStore(file);
    const order = await addOrder(store);
    for (let commit = 0; commit < sample(1_500, 5_000); commit++) {
      await saveOrder(store, { ...order, updated: order.updated + commit });
      store.commit();
    }
    const { size } = await stat(`${file}-wal`);
    store.close();
    assert.ok(size < 8 * 2 ** 20, `${size} bytes`);
  });

  it('commits what is written in one turn together', async () => {
    const file = join(folder, 'together.db');
    const pages = async (writes: number, isTogether: boolean) => {
      const store = await openStore(file);
      const { size } = await stat(`${file}-wal`);
      const kept = store.watch();
      for (let number = 0; number < writes; number++) {
        store.saveSetting('one', String(number));
        if (!isTogether) store.commit();
      }
      await kept();
      assert.equal(store.setting('one'), String(writes - 1));
      const after = await stat(`${file}-wal`);
      store.close();
      return (after.size - size) / 4_096;
    };
    await pages(1, true);
    assert.ok((await pages(20, true)) < 4);
    assert.ok((await pages(20, false)) >= 20);
  });

  it('is for one simulator at a time', async (test) => {
    const store = join(folder, 'owned.db');
    const shop = await openShop({ store }, test);
    await assert.rejects(openShop({ store }, test), /in use/);
    await shop.simulator.stop();
    await openShop({ store }, test);
  });

  it('refuses a file that another version wrote, says so, and leaves it alone', async () => {
    const file = join(folder, 'other-version.db');
    (await openStore(file)).close();
    const other = new sqlite.Database(file);
    other.exec('pragma locking_mode = exclusive; pragma user_version = 7');
    other.close();
    const before = await readFile(file);
    await assert.rejects(openStore(file), /another version/);
    await assert.rejects(openStore(file), /another version/);
    assert.deepEqual(await readFile(file), before);
  });

  it('loses nothing that was acknowledged when the process is killed in the middle of the next step', async (test) => {
    const file = join(folder, 'killed.db');
    const program = `
      import { openStore } from ${JSON.stringify(new URL('../../../src/simulator/infrastructure/sqlite-store.ts', import.meta.url).href)};
      const store = await openStore(${JSON.stringify(file)});
      const visit = (number) => ({ tokenHash: 'h' + number, merchantId: 'acme', customerId: 'cust-77', created: number });
      for (let number = 1; number <= 50; number++) store.atomically(() => store.addManagementVisit(visit(number)));
      store.commit();
      store.atomically(() => {
        for (let number = 51; number <= 20_000; number++) store.addManagementVisit(visit(number));
        process.kill(process.pid, 'SIGKILL');
      });`;
    const child = startChild(test, process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
    assert.equal(await child.ended(), 'SIGKILL');
    const store = await openStore(file);
    assert.equal(store.findManagementVisit('h50')?.created, 50);
    assert.equal(store.findManagementVisit('h51'), undefined);
    store.close();
  });
});
