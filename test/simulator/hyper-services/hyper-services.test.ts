import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { eventually } from '../../support/eventually.ts';
import { settings } from '../../../src/simulator/hyper-services/scenarios.ts';
import { shopper } from '../../support/shopper.ts';
import {
  initiateRequest,
  merchantPage,
  processRequest,
  reloadPaymentPage,
  removeMerchantPages,
} from './merchant-page.ts';

describe('the simulator’s HyperServices', () => {
  afterEach(removeMerchantPages);

  it('offers back presses to the page, with opposite answers under its two names', async () => {
    const { services, div, callback } = merchantPage();
    expect([services.handleBackpress(), services.onBackpress()]).to.deep.equal([true, false]);
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest());
    await shopper.press(/^Card/);
    await shopper.sees('Card number');
    expect(services.consumeBackpress).to.equal(true);
    expect(services.handleBackpress()).to.equal(false);
    await shopper.sees('Choose how to pay');
    expect(services.onBackpress()).to.equal(true);
    await shopper.sees('Leave without paying?');
  });

  it('says that initiate failed when its signature does not fit', async () => {
    const { services, div, callback, until } = merchantPage();
    const request = initiateRequest(div, {
      signaturePayload: '{"merchant_id":"acme","customer_id":"cust77","timestamp":"1573724015209"}',
      signature: btoa('x'.repeat(256)),
      merchantKeyId: '2980',
    });
    services.initiate(request, callback);
    const result = await until('initiate_result');
    expect(result.payload).to.deep.equal({
      action: 'initiate',
      status: 'fail',
      otherInfo: { code: 'signature-mismatch' },
    });
    expect([result.error, result.errorCode]).to.deep.equal([true, 'JP_012']);
  });
});

describe('the simulator’s HyperServices in the frame page', () => {
  before(() => (settings.inFramePage = true));
  after(() => (settings.inFramePage = false));
  afterEach(removeMerchantPages);

  it('marks its iframe with the height of the content', async () => {
    const { services, div, callback } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest());
    const height = () => Number(div.querySelector('iframe')?.dataset['naturalHeight']);
    await shopper.sees('Choose how to pay');
    await eventually(() => height() > 600, 'the list of methods is tall');
    await shopper.press(/^Cash on delivery/);
    await eventually(() => height() < 600, 'a screen with one button is not');
  });

  it('shows the same order again when its frame is reloaded, and answers initiate only once', async () => {
    const { services, div, callback, names, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest({ description: 'A lamp' }));
    await shopper.press(/^Card/);
    await shopper.sees('Card number');
    reloadPaymentPage(div);
    await until('hide_loader', 2);
    await shopper.sees('Choose how to pay');
    await shopper.sees(/A lamp/);
    expect(names().filter((name) => name === 'initiate_result')).to.have.length(1);
  });
});

describe('the script HyperServices.js', () => {
  it('publishes its two globals', async () => {
    const script = document.createElement('script');
    script.src = `${origin}/HyperServices.js`;
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    const published: unknown = Reflect.get(window, 'HyperServices');
    expect(published).to.be.a('function').with.property('preFetch');
    expect(Reflect.get(window, 'hyperSDKVersion')).to.equal('');
    script.remove();
  });
});
