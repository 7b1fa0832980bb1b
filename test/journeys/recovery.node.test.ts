import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startSimulator } from 'hyper-checkout/simulator';
import sqlite from 'node-sqlite3-wasm';
import { launchBrowser, type Browser, type Tab } from '../support/browser.js';
import { wantedEngines } from '../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../support/merchant-site.ts';
import { startNetwork, type Network } from '../support/network.js';

/** One place on the way to a payment. */
interface Step {
  readonly at: string;
  /** What is seen there, and nowhere before. */
  readonly sees: string | RegExp;
  /** What the shopper does there to get on. */
  readonly go: (tab: Tab) => Promise<void>;
  /** What the shopper presses again after the network was lost. Absent: nothing here needs a network. */
  readonly retry?: string | RegExp;
  /** The step at which the shopper finds the payment after the page was loaded again. */
  readonly resumesAt: number;
}

/*
 * One entry for each method of payment: its steps from the list of methods to the last press. To add a method, add an
 * entry; what may happen at each step is the same for all.
 */
const methods: Readonly<Record<string, readonly Step[]>> = {
  card: [
    { at: 'the list of methods', sees: 'Netbanking', go: (tab) => tab.press(/^Card/), resumesAt: 0 },
    {
      at: 'the form',
      sees: 'Card number',
      async go(tab) {
        await tab.fill('Card number', '4111111111111111');
        await tab.fill('Expiry date', '12/39');
        await tab.fill('Security code', '123');
        await tab.press(/^Pay /);
      },
      retry: /^Pay /,
      resumesAt: 0,
    },
    {
      at: 'the bank',
      sees: 'One-time password',
      async go(tab) {
        await tab.fill('One-time password', '123456');
        await tab.press('Confirm payment');
      },
      retry: 'Confirm payment',
      resumesAt: 2,
    },
  ],
  netbanking: [
    { at: 'the list of methods', sees: 'Netbanking', go: (tab) => tab.press(/^Netbanking/), resumesAt: 0 },
    {
      at: 'the list of banks',
      sees: 'All banks',
      async go(tab) {
        await tab.press('HDFC Bank');
        await tab.press(/^Continue/);
      },
      retry: /^Continue/,
      resumesAt: 0,
    },
    {
      at: 'the bank',
      sees: 'Approve this payment?',
      go: (tab) => tab.press('Approve payment'),
      retry: 'Approve payment',
      resumesAt: 2,
    },
  ],
};

/** Goes from one step to the end, or only as far as another step. */
async function pay(tab: Tab, steps: readonly Step[], from = 0, until = steps.length): Promise<void> {
  for (const { sees, go } of steps.slice(from, until)) {
    await tab.sees(sees);
    await go(tab);
  }
}

interface Scene {
  readonly tab: Tab;
  readonly address: string;
  readonly network: Network;
  readonly browser: Browser;
  readonly steps: readonly Step[];
  readonly index: number;
  readonly step: Step;
}

/** What may happen at a step, with what the shopper does about it. Each ends with the payment made. */
const disturbances: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'the page is loaded again'({ tab, steps, step }) {
    await tab.reload();
    await pay(tab, steps, step.resumesAt);
  },
  async 'the shopper goes back to the page before and comes again'({ tab, address, steps, step }) {
    await tab.back();
    await tab.sees('Welcome');
    await tab.open(address);
    await pay(tab, steps, step.resumesAt);
  },
  async 'a second tab pays'({ tab, address, browser, steps, step, index }) {
    const second = await browser.tab();
    try {
      await second.open(address);
      await pay(second, steps, step.resumesAt);
      await second.sees('process_result:charged');
    } finally {
      await second.close();
    }
    // The first tab knows nothing of it, and goes on until it speaks with the gateway.
    const speaks = steps.findIndex(({ retry }, at) => at >= index && retry !== undefined);
    await pay(tab, steps, index, speaks + 1);
  },
  async 'the network is lost and comes back'({ tab, network, steps, step, index }) {
    network.cut();
    await step.go(tab);
    if (step.retry) await tab.sees(/did not answer|does not answer/);
    network.mend();
    if (step.retry) await tab.press(step.retry);
    await pay(tab, steps, index + 1);
  },
  async 'the answer is lost on its way'({ tab, network, steps, step, index }) {
    network.deafen();
    await step.go(tab);
    if (step.retry) await tab.sees(/did not answer|does not answer/);
    network.mend();
    if (step.retry) await tab.press(step.retry);
    await pay(tab, steps, index + 1);
  },
};

for (const engine of wantedEngines()) {
  describe(`recovery in ${engine}:`, () => {
    let browser: Browser;
    let site: MerchantSite;
    let network: Network;
    let simulator: Awaited<ReturnType<typeof startSimulator>>;
    const folder = mkdtempSync(join(tmpdir(), 'recovery-'));
    const store = join(folder, 'store.sqlite');
    before(async () => {
      simulator = await startSimulator({ store });
      network = await startNetwork(simulator.origin);
      site = await startMerchantSite(network.origin, simulator.merchant);
      browser = await launchBrowser(engine);
    });
    after(async () => {
      await browser.close();
      await site.stop();
      await network.stop();
      await simulator.stop();
      rmSync(folder, { recursive: true });
    });

    for (const [method, steps] of Object.entries(methods)) {
      for (const [index, step] of steps.entries()) {
        for (const [what, happens] of Object.entries(disturbances)) {
          it(`${method}, at ${step.at}: ${what}; it is paid once`, async () => {
            const orderId = site.newOrder();
            const address = site.address('vendor-iframe', orderId);
            const tab = await browser.tab();
            try {
              await tab.open(`${site.origin}/welcome.html`);
              await tab.open(address);
              await pay(tab, steps, 0, index);
              await tab.sees(step.sees);
              await happens({ tab, address, network, browser, steps, index, step });
              await tab.sees('process_result:charged');
              await tab.reload();
              await tab.sees('Payment successful');
            } finally {
              network.mend();
              await tab.close();
            }
            const status = await site.status(orderId);
            assert.deepEqual([status.status, status.canFulfil], ['CHARGED', true]);
          });
        }
      }
    }

    it('no order was ever charged twice', async () => {
      await simulator.stop();
      const charged = chargesIn(store);
      assert.ok(charged.length > 0, 'there were payments');
      for (const { orderId, times } of charged) assert.equal(times, 1, String(orderId));
    });
  });
}

/** How often each order of a store was charged, read past the gateway. */
function chargesIn(file: string): readonly { readonly orderId: unknown; readonly times: number }[] {
  const database = new sqlite.Database(file);
  try {
    // Only so can the library read a write-ahead log.
    database.exec('pragma locking_mode = exclusive');
    return database
      .all("select order_id, count(*) as times from transactions where state = 'charged' group by order_id")
      .map((row) => ({ orderId: row['order_id'], times: Number(row['times']) }));
  } finally {
    database.close();
  }
}
