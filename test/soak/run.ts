import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { soakKills, soakSubmits } from './soak.ts';

/* `npm run soak`: 105 kills under load, and 1,000 orders that are submitted ten times at once, on the built command. */

const command = [fileURLToPath(new URL('../../dist/cli.js', import.meta.url))];
const folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-soak-'));
try {
  const { faults: afterKills, ...killed } = await soakKills(command, join(folder, 'kills.db'), 105);
  console.log(
    `${killed.kills} kills: ${killed.orders} orders, ${killed.payments} payments, ${killed.outcomes} outcomes and ` +
      `${killed.refunds} refunds were acknowledged, ${afterKills.length} were lost or doubled.`,
  );
  const { faults: afterSubmits, ...submitted } = await soakSubmits(command, join(folder, 'submits.db'), 1_000);
  console.log(
    `${submitted.orders} orders submitted ${submitted.submits} times made ${submitted.transactions} transactions.`,
  );
  const faults = [...afterKills, ...afterSubmits];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
