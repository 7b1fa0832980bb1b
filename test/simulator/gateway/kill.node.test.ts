import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { soakKills, soakSubmits } from '../../soak/soak.ts';
import { sample } from '../../support/test-files.js';

const command = [fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))];

describe('a simulator with a store file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-kill-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('has lost nothing that it acknowledged and doubled nothing when it was killed under load', async () => {
    const counts = await soakKills(command, join(folder, 'kills.db'), sample(2, 10));
    assert.deepEqual(counts.faults, []);
    assert.ok(counts.orders > 0 && counts.payments > 0 && counts.refunds > 0, JSON.stringify(counts));
  });

  it('makes one transaction of ten submits that come together', async () => {
    const orders = sample(20, 100);
    const counts = await soakSubmits(command, join(folder, 'submits.db'), orders);
    assert.deepEqual(counts, { orders, submits: orders * 10, transactions: orders, faults: [] });
  });
});
