import assert from 'node:assert/strict';
import { sign } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../src/simulator/gateway/open-store.ts';
import { inTime } from '../../support/in-time.ts';
import { startChild } from '../../support/start-child.ts';
import { recordOf } from './shop.ts';

const command = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const enough = 60;

describe('a simulator that is killed under load', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-kill-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('has lost nothing that it acknowledged and doubled nothing', async (test) => {
    const [file, keys] = [join(folder, 'orders.db'), join(folder, 'keys')];
    const words = ['simulate', '--port', '0', '--store', file, '--keys', keys, '--json'];
    const child = startChild(test, process.execPath, ['--import', 'tsx', command, ...words]);
    await child.prints(/"origin": "[^"]+"[^]*\n\}\n/);
    const origin = /"origin": "([^"]+)"/.exec(child.printed)?.[1] ?? '';
    const privateKey = await readFile(join(keys, 'private.pem'), 'utf8');

    /** What the simulator said yes to: orders with the transactions that it named for them. */
    const acknowledged = new Map<string, Set<string>>();
    let answers = 0;
    const shopper = async (name: string) => {
      for (let number = 0; ; number++) {
        const orderId = `K${name}${number}`;
        const text = JSON.stringify({
          order_id: orderId,
          merchant_id: 'acme',
          amount: '1.00',
          customer_id: '',
          timestamp: String(Date.now()),
        });
        const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64');
        const payload = { clientId: 'acme', orderDetails: text, signature, merchantKeyId: '2980' };
        const opened = await post(`${origin}/checkout`, { payload });
        acknowledged.set(orderId, new Set());
        const submit = () =>
          post(`${origin}/checkout/${String(opened['token'])}/transactions`, { method: 'netbanking', bank: 'NB_SBI' });
        for (const { transactionId } of await Promise.all([submit(), submit(), submit()])) {
          acknowledged.get(orderId)?.add(String(transactionId));
          // The kill comes in the middle of whatever the other shoppers are doing.
          if (++answers === enough) child.kill('SIGKILL');
        }
      }
    };
    await inTime('the end of every shopper', Promise.allSettled(['A', 'B', 'C', 'D'].map(shopper)));
    assert.equal(await child.ended(), 'SIGKILL');
    assert.ok(answers >= enough);

    const store = await openStore(file);
    for (const [orderId, transactions] of acknowledged) {
      const order = store.findOrder('acme', orderId);
      assert.ok(order, `${orderId} was acknowledged and is lost`);
      assert.ok(order.attempts <= 1, `${orderId} has ${order.attempts} transactions`);
      for (const uuid of transactions) {
        assert.equal(order.currentTransaction, uuid);
        assert.equal(store.findTransaction(uuid)?.txnId, `acme-${orderId}-1`);
      }
    }
    store.close();
  });
});

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(String(response.status));
  return recordOf(await response.json());
}
