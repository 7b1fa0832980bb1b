import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startSimulator, type Simulator } from '../../../src/simulator/index.ts';
import { launchBrowser, type Browser, type Tab } from '../../support/browser.js';
import { wantedEngines } from '../../support/browsers.js';
import { startMerchantSite, type MerchantSite } from '../../support/merchant-site.ts';
import type { OrderStatusName } from '../../../src/protocol/order-status.ts';
import { cells, type Cell } from './cells.ts';
import { isPlanned, plannedCells } from './planned-cells.ts';
import { isFull } from '../../support/test-files.js';
import { openWebhookInbox, type WebhookInbox } from './webhook-inbox.ts';

/** The webhooks of an order by its status; none for all others. */
const webhooks: { readonly [S in OrderStatusName]?: readonly string[] } = {
  CHARGED: ['ORDER_SUCCEEDED', 'TXN_CHARGED', 'TXN_CREATED'],
  COD_INITIATED: ['ORDER_SUCCEEDED', 'TXN_CREATED'],
  AUTHORIZATION_FAILED: ['ORDER_FAILED', 'TXN_CREATED', 'TXN_FAILED'],
  AUTHENTICATION_FAILED: ['ORDER_FAILED', 'TXN_CREATED', 'TXN_FAILED'],
  JUSPAY_DECLINED: ['ORDER_FAILED', 'TXN_CREATED', 'TXN_FAILED'],
};

// What the pages do in each engine is tested elsewhere; this is about all parties telling the same story.
if (wantedEngines().includes('chromium')) {
  describe('every method with every ending, in a frame and by redirection:', { concurrency: 2 }, () => {
    let simulator: Simulator;
    let site: MerchantSite;
    let inbox: WebhookInbox;
    let browser: Browser;
    const seen: { orderId: string; expected: readonly string[] }[] = [];
    before(async () => {
      inbox = await openWebhookInbox();
      simulator = await startSimulator({ webhook: inbox.target });
      site = await startMerchantSite(simulator.origin, simulator.merchant);
      browser = await launchBrowser('chromium');
    });
    after(async () => {
      await browser.close();
      await site.stop();
      await simulator.stop();
      await inbox.stop();
      // Nothing more has come meanwhile.
      for (const { orderId, expected } of seen) assert.deepEqual(inbox.names(orderId), expected, orderId);
    });

    const inTab = async (visit: (tab: Tab) => Promise<void>) => {
      const tab = await browser.tab();
      await visit(tab);
      await tab.close();
    };

    /** Order status and webhooks tell the story that the shopper and the page were told. */
    const assertServerKnows = async (orderId: string, status: OrderStatusName, attempted: boolean) => {
      assert.equal((await site.status(orderId)).status, status);
      const expected = webhooks[status] ?? (attempted ? ['TXN_CREATED'] : []);
      await inbox.until(orderId, expected.length);
      assert.deepEqual(inbox.names(orderId), expected);
      seen.push({ orderId, expected });
    };

    /** Plans the ending once the payment page has opened the order. */
    const plan = async (tab: Tab, orderId: string, cell: Cell) => {
      if (!isPlanned(cell)) return;
      // The heading alone is there before the order is open.
      await tab.sees(/Choose how to pay[^]*Netbanking/);
      assert.equal(await simulator.end(orderId, cell.plan), 'next-payment');
    };

    // Every third way to pay, and every fifth of the endings of test cards and of planned ones, shown in one of two ways by
    // turns: each way by itself, in a frame, is a journey of its own. The full run takes all in both.
    const isTaken = ({ name }: Cell, index: number) =>
      isFull || index % (/^by card for|planned/.test(name) ? 5 : 3) === 0;
    const taken = [...cells.filter(isTaken), ...plannedCells.filter(isTaken)];
    for (const [index, cell] of taken.entries()) {
      const { name, order, attempted, walk, status, orderStatus } = cell;
      const isFramed = index % 2 === 0;
      if (isFramed || isFull) {
        it(`a payment ${name} ends as ${status} in a frame`, () =>
          inTab(async (tab) => {
            const orderId = site.newOrder(order?.());
            await tab.open(site.address('shop-element', orderId));
            await plan(tab, orderId, cell);
            await walk(tab);
            const attempt = attempted ? ' hyper-payment-attempt' : '';
            const heard = `hyper-initiate-result hyper-hide-loader${attempt} hyper-process-result:${status}`;
            await tab.sees(`Heard: ${heard}`);
            await assertServerKnows(orderId, orderStatus, attempted);
          }));
      }

      if (!isFramed || isFull) {
        it(`a payment ${name} ends at the return_url by redirection`, () =>
          inTab(async (tab) => {
            const orderId = site.newOrder(order?.());
            await tab.open(site.address('vendor-redirection', orderId));
            await tab.press('Check out');
            await plan(tab, orderId, cell);
            await walk(tab);
            await tab.sees(`Verified ${orderStatus} of ${orderId}`);
            await assertServerKnows(orderId, orderStatus, attempted);
          }));
      }
    }
  });
}
