import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../support/free-port.js';
import { wantedEngines } from '../support/browsers.js';
import { openMerchantTab, type MerchantTab } from '../support/merchant-tab.ts';
import { isFull } from '../support/test-files.js';
import { approveAtBank, cells, type Cell } from './matrix/cells.ts';

const isCard = ({ name }: Cell) => name.startsWith('by card for');
const paid = cells.filter(({ orderStatus }) => /^(CHARGED|COD_INITIATED)$/.test(orderStatus));
/** The ways to pay that end well, each once. The usual run takes a card and cash in Chromium: a lint rule forbids what they once called. */
const ways = [...paid.filter(isCard).slice(0, 1), ...paid.filter((cell) => !isCard(cell))].filter(
  (cell) => isFull || isCard(cell) || cell.orderStatus === 'COD_INITIATED',
);

/*
 * A shop at a plain http address, as hosts files and virtual machines give it to developers: neither its pages nor the
 * frames in them are secure contexts. WebKit has no setting for the name of a host.
 */
for (const engine of wantedEngines().filter((one) => one === 'chromium' || (isFull && one === 'firefox'))) {
  describe(`a shop at a plain http address, in ${engine}`, () => {
    let shop: MerchantTab;
    before(async () => {
      shop = await openMerchantTab(engine, { host: 'shop.test', port: await freePort() });
    });
    after(() => shop.close());

    for (const { name, order, walk, status, orderStatus } of ways) {
      it(`is paid ${name}`, async () => {
        const orderId = shop.site.newOrder(order?.());
        await shop.tab.open(shop.site.address('shop-element', orderId));
        await walk(shop.tab);
        await shop.tab.sees(`hyper-process-result:${status}`);
        assert.equal((await shop.site.status(orderId)).status, orderStatus);
      });
    }

    it('is paid by a UPI code', async () => {
      const orderId = shop.site.newOrder();
      await shop.tab.open(shop.site.address('shop-element', orderId));
      await shop.tab.press(/^UPI/);
      await shop.tab.press('Show QR code');
      await shop.tab.sees('Scan to pay');
      await shop.simulator.end(orderId, 'charged');
      await shop.tab.sees('hyper-process-result:charged');
    });

    it('is left for the payment page by the vendor’s own redirection, and comes back paid', async () => {
      const orderId = shop.site.newOrder();
      await shop.tab.open(shop.site.address('vendor-redirection', orderId));
      await shop.tab.press('Check out');
      await approveAtBank(shop.tab);
      await shop.tab.sees(`Verified CHARGED of ${orderId}`);
    });
  });
}
