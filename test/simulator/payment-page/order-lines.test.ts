import { expect } from '@open-wc/testing';
import { shopper } from '../../support/shopper.ts';
import { initiateRequest, merchantPage, processRequest, removeMerchantPages } from '../hyper-services/merchant-page.ts';

/** Opens an order of two kinds of goods in a page of a width. */
async function open(width: string, amount: string): Promise<void> {
  const page = merchantPage();
  page.div.style.width = width;
  const basket = JSON.stringify([
    { id: 'neela', description: 'Neela', quantity: 2, unitPrice: '12450.00' },
    { id: 'lamp', name: 'Copper lamp', quantity: '1', unitPrice: 0.5 },
  ]);
  page.services.initiate(initiateRequest(page.div), page.callback);
  page.services.process(await processRequest({ amount, basket, description: 'Three pieces' }));
  await page.until('hide_loader');
}

const toggle = /^You pay ₹24,900\.50 Details/;

describe('the lines of an order', () => {
  afterEach(removeMerchantPages);

  it('open below the amount on a phone, and Escape folds them', async () => {
    await open('360px', '24900.50');
    await shopper.sees('Three pieces');
    await shopper.losesSight('Neela × 2');
    await shopper.press(toggle);
    await shopper.sees('Neela × 2');
    await shopper.sees('₹24,900.00');
    await shopper.sees('Copper lamp × 1');
    await shopper.sees('₹0.50');
    await shopper.keys('Escape');
    await shopper.losesSight('Neela × 2');
    expect((await shopper.focused())?.name).to.match(toggle);
  });

  it('give way to the description where they come to another amount', async () => {
    await open('360px', '24900.00');
    await shopper.press(/^You pay ₹24,900\.00 Details/);
    await shopper.sees('Order ID');
    await shopper.losesSight('Neela × 2');
    await shopper.sees('Three pieces');
  });

  it('are in view beside the screen, with the discount of the method', async () => {
    await open('760px', '24900.50');
    await shopper.sees('Neela × 2');
    await shopper.losesSight('Three pieces');
    await shopper.press(/^Card/);
    await shopper.sees('CARD10');
    await shopper.sees('−⁠₹100.00');
    await shopper.sees('₹24,800.50');
  });
});
