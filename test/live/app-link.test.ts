import { expect } from '@open-wc/testing';
import { asDocumented, scenarios, settings } from '../../src/simulator/hyper-services/scenarios.ts';
import {
  initiateRequest,
  merchantPage,
  processRequest,
  removeMerchantPages,
} from '../simulator/hyper-services/merchant-page.ts';
import { shopper } from '../support/shopper.ts';

/*
 * Fact O4 is about Chromium, which is the engine of Android's browsers. WebKitGTK ends the requests of a page that
 * navigates to a scheme it does not know, so that nothing can be paid there after an app link.
 */
describe('a link to a UPI app (O4)', () => {
  afterEach(() => {
    settings.scenario = asDocumented;
    removeMerchantPages();
  });

  it('leaves the payment page alive', async () => {
    const scenario = scenarios['app-link'];
    expect(scenario).to.have.property('page', 'app-link');
    if (scenario) settings.scenario = scenario;
    const request = await processRequest();
    const { services, div, callback, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(request);
    expect(div.querySelector('iframe')?.src).to.include('?scenario=app-link#');
    await until('hide_loader');
    await shopper.sees('Netbanking');
    services.handleBackpress();
    await shopper.press('Leave');
    await until('process_result');
  });
});
