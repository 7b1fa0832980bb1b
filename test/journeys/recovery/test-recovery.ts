import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startSimulator } from 'hyper-checkout/simulator';
import sqlite from 'node-sqlite3-wasm';
import { orderStatus } from '../../../src/server/order-status.ts';
import { launchBrowser, type Browser, type Tab } from '../../support/browser.js';
import { wantedEngines, type Engine } from '../../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../../support/merchant-site.ts';
import { startNetwork, type Network } from '../../support/network.js';
import { isFull } from '../../support/test-files.js';
import { waysToPay, type Step } from './ways-to-pay.ts';

/** A way to pay, and the simulated phone with what the order has now. */
interface Going {
  readonly steps: readonly Step[];
  readonly phone: () => Promise<Tab>;
}

/** Goes from one step to the end, or only as far as another step. */
async function pay(tab: Tab, { steps, phone }: Going, from = 0, until = steps.length): Promise<void> {
  for (const { sees, go } of steps.slice(from, until)) {
    await tab.sees(sees);
    await go(tab, phone);
  }
}

interface Scene extends Going {
  readonly tab: Tab;
  readonly address: string;
  readonly network: Network;
  readonly browser: Browser;
  /** The page's text at the end. */
  readonly end: string;
  readonly index: number;
  readonly step: Step;
}

/** Disturbances of a step, with the shopper's reaction. Each ends with the payment made. */
const disturbances: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'the page is loaded again'(scene) {
    const { tab, step } = scene;
    await tab.reload();
    await pay(tab, scene, step.resumesAt);
  },
  async 'the shopper goes back to the page before and comes again'(scene) {
    const { tab, address, step } = scene;
    await tab.back();
    await tab.sees('Welcome');
    await tab.open(address);
    await pay(tab, scene, step.resumesAt);
  },
  async 'a second tab pays'(scene) {
    const { tab, address, browser, steps, index, step, end } = scene;
    const second = await browser.tab();
    try {
      await second.open(address);
      await pay(second, scene, step.resumesAt);
      await second.sees(end);
    } finally {
      await second.close();
    }
    if (step.follows) return;
    // The first tab knows nothing of it, and goes on until it speaks with the gateway.
    const speaks = steps.findIndex(({ retry }, at) => at >= index && retry !== undefined);
    await pay(tab, scene, index, speaks + 1);
  },
  async 'the network is lost and comes back'(scene) {
    const { tab, network, index, step, phone } = scene;
    network.cut();
    await step.go(tab, phone);
    if (step.retry) await tab.sees(/We lost the connection|did not answer|does not answer/);
    network.restore();
    if (step.retry) await tab.press(step.retry);
    await pay(tab, scene, index + 1);
  },
  async 'the answer is lost on its way'(scene) {
    const { tab, network, index, step, phone } = scene;
    network.deafen();
    await step.go(tab, phone);
    if (step.retry) await tab.sees(/We lost the connection|did not answer|does not answer/);
    network.restore();
    if (step.retry && !step.follows) await tab.press(step.retry);
    await pay(tab, scene, index + 1);
  },
};

/**
 * Which disturbances a run takes at a step. The full run takes all of them at every step of every payment method in
 * Chromium. Otherwise Chromium takes all of them at the bank of a card, and one after another for every fifth of the
 * other steps. The engines differ in how they load, go back, keep a frame and lose a connection: the full run takes four
 * screens in Firefox and WebKit, too.
 */
function sampled(engine: Engine, method: string, step: Step, turn: number): readonly string[] {
  const all = Object.keys(disturbances);
  const isAtBank = method === 'card' && step.at === 'the bank';
  if (isFull) return engine === 'chromium' || everyEngine.has(method) ? all : [];
  if (engine !== 'chromium' || isAtBank) return isAtBank ? all : [];
  return turn % 5 === 0 ? all.slice((turn / 5) % all.length).slice(0, 1) : [];
}

/** In the full run: a list, a form, the bank's frame and a page that waits for the phone. */
const everyEngine = new Set(['card', 'UPI by code']);

/** In ms, for a payment of a few seconds: whatever hangs is known by its name. */
const timeout = 120_000;

/** At the list of methods nothing is chosen yet: one way to pay shows for all what happens there. */
const fromTheList = 'card';

/**
 * Every step of every way to pay with everything that may disturb it, in one engine. Each engine has a file of its own, so
 * that they run beside each other.
 */
export function testRecovery(engine: Engine): void {
  if (!wantedEngines().includes(engine)) return;
  describe(`F22, F32: recovery in ${engine}:`, () => {
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

    const phoneOf = async (orderId: string): Promise<Tab> => {
      // Asked past the network that may be cut: the phone has its own.
      const { apiKey, merchantId } = simulator.merchant;
      const { raw } = await orderStatus(orderId, { baseUrl: simulator.origin, apiKey, merchantId });
      const uuid = raw['txn_uuid'];
      const tab = await browser.tab();
      await tab.open(`${simulator.origin}/phone/${String(uuid)}`);
      return tab;
    };

    let turn = 0;
    for (const [method, { steps, saves, cash }] of Object.entries(waysToPay)) {
      for (const [index, step] of steps.entries()) {
        if (index === 0 && method !== fromTheList) continue;
        turn += 1;
        for (const what of sampled(engine, method, step, turn)) {
          const happens = disturbances[what];
          assert.ok(happens);
          it(`${method}, at ${step.at}: ${what}; it is paid once`, { timeout }, async () => {
            const customer_id = `${saves ? 'cust77' : 'asha'}-${crypto.randomUUID()}`;
            const orderId = site.newOrder({ customer_id });
            const address = site.address('vendor-iframe', orderId);
            const phone = () => phoneOf(orderId);
            const end = `process_result:${cash ? 'cod_initiated' : 'charged'}`;
            const tab = await browser.tab();
            try {
              await tab.open(`${site.origin}/welcome.html`);
              await tab.open(address);
              await pay(tab, { steps, phone }, 0, index);
              await tab.sees(step.sees);
              await happens({ tab, address, network, browser, steps, index, step, phone, end });
              await tab.sees(end);
              await tab.reload();
              await tab.sees(cash ? 'Order placed' : 'Payment successful');
            } finally {
              network.restore();
              await tab.close();
            }
            const { status, canFulfil } = await site.status(orderId);
            assert.deepEqual([status, canFulfil], cash ? ['COD_INITIATED', true] : ['CHARGED', true]);
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

/** Counts the charges of each order of a store, read past the gateway. */
function chargesIn(file: string): readonly { readonly orderId: unknown; readonly times: number }[] {
  const database = new sqlite.Database(file);
  try {
    // Only so can the library read a write-ahead log.
    database.exec('pragma locking_mode = exclusive');
    return database
      .all(
        `select orderId, count(*) as times from transactions
         where json_extract(document, '$.state') in ('charged', 'cod-initiated') group by orderId`,
      )
      .map((row) => ({ orderId: row['orderId'], times: Number(row['times']) }));
  } finally {
    database.close();
  }
}
