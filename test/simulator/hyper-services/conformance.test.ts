import { expect } from '@open-wc/testing';
import { eventually } from '../../support/eventually.ts';
import { asDocumented, scenarios, settings } from '../../../src/simulator/hyper-services/scenarios.ts';
import { shopper } from '../../support/shopper.ts';
import { withoutIds } from '../../support/without-ids.ts';
import {
  initiateRequest,
  merchantPage,
  orderStatus,
  processRequest,
  removeMerchantPages,
  watchConsole,
  type MerchantPage,
} from './merchant-page.ts';

/*
 * The points of the conformance list for a stand-in of the vendor's script (protocol notes, section 26) that take a
 * payment page. The script alone is held to the vendor's in test/live.
 */

/** Opens an order on a page of a merchant: both calls in one task, so that nothing is answered before both are made. */
async function open(payload: object = {}, order: Readonly<Record<string, unknown>> = {}): Promise<MerchantPage> {
  const request = await processRequest(order);
  const page = merchantPage();
  page.services.initiate(initiateRequest(page.div, payload), page.callback);
  page.services.process(request);
  return page;
}

describe('the conformance list, section 26:', () => {
  afterEach(() => {
    settings.scenario = asDocumented;
    removeMerchantPages();
  });

  it('8. consumeBackpress is live; handleBackpress returns its negation and onBackpress its value', async () => {
    const { services, until } = await open();
    expect([services.consumeBackpress, services.handleBackpress(), services.onBackpress()]).to.deep.equal([
      false,
      true,
      false,
    ]);
    await until('hide_loader');
    await shopper.press(/^Card/);
    await shopper.sees('Card number');
    expect(services.consumeBackpress).to.equal(true);
    expect(services.handleBackpress(), 'false: the page uses it, stay').to.equal(false);
    await shopper.sees('Choose how to pay');
    expect(services.onBackpress()).to.equal(true);
    await shopper.press('Leave');
    expect((await until('process_result')).payload['status']).to.equal('backpressed');
    await eventually(() => services.consumeBackpress === false, 'the way back is free');
    expect([services.handleBackpress(), services.onBackpress()]).to.deep.equal([true, false]);
  });

  it('9. process may be called again', async () => {
    const { services, div, callback, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    const [first, second] = [await processRequest({ description: 'A lamp' }), await processRequest()];
    services.process(first);
    await shopper.sees(/A lamp/);
    services.process(second);
    expect((await until('hide_loader', 2)).requestId).to.equal(second.requestId);
    await shopper.losesSight(/A lamp/);
  });

  describe('12. scripted outcomes:', () => {
    const open12 = (name: string) => {
      const scenario = scenarios[name];
      if (!scenario) throw new Error(`There is no scenario ${name}`);
      settings.scenario = scenario;
      return open();
    };
    const leave = async (page: MerchantPage) => {
      // Before the methods are there, nothing is asked.
      await shopper.sees('Netbanking');
      page.services.handleBackpress();
      await shopper.press('Leave');
    };

    it('a late initiate_result', async () => {
      const { until, names } = await open12('late-initiate-result');
      await until('initiate_result');
      expect(names()).to.deep.equal(['hide_loader', 'initiate_result']);
    });

    it('no initiate_result', async () => {
      const page = await open12('no-initiate-result');
      await leave(page);
      await page.until('process_result');
      expect(page.names()).to.deep.equal(['hide_loader', 'process_result']);
    });

    it('events as texts', async () => {
      const texts: unknown[] = [];
      const page = merchantPage();
      settings.scenario = scenarios['text-events'] ?? asDocumented;
      await new Promise<void>((resolve) => {
        page.services.initiate(initiateRequest(page.div), (message: unknown) => {
          texts.push(message);
          resolve();
        });
      });
      const [text] = texts;
      expect(text).to.be.a('string');
      expect(JSON.parse(String(text))).to.have.property('event', 'initiate_result');
    });

    const extras = [
      ['unknown-event', 'mystery_event'],
      ['show-loader', 'show_loader'],
      ['invoke-error-handling', 'invokeErrorHandling'],
      ['session-expired', 'sessionExpired'],
    ] as const;
    for (const [name, event] of extras) {
      it(`the event ${event}`, async () => {
        const page = await open12(name);
        await page.until(event);
        expect(page.names().filter((one) => one === event)).to.have.length(1);
      });
    }

    it('a failure whose status is nested, and a result without error', async () => {
      for (const name of ['nested-failure', 'no-error-flag']) {
        const page = await open12(name);
        await leave(page);
        const result = await page.until('process_result');
        expect(result).not.to.have.property('error');
        const { payload } = result;
        const status = name === 'nested-failure' ? payload['payload'] : payload;
        expect(status).to.have.property('status', 'backpressed');
        removeMerchantPages();
      }
    });

    it('a result twice, and none', async () => {
      const twice = await open12('double-result');
      await leave(twice);
      await twice.until('process_result', 2);
      removeMerchantPages();
      const none = await open12('no-process-result');
      await leave(none);
      await shopper.sees('You left the payment');
      expect(none.names()).not.to.include('process_result');
    });

    it('a result with a foreign requestId, and events without one', async () => {
      for (const [name, requestId] of [
        ['foreign-request-id', 'a-reference-of-the-gateway'],
        ['no-request-id', undefined],
      ] as const) {
        const page = await open12(name);
        await leave(page);
        expect((await page.until('process_result')).requestId).to.equal(requestId);
        expect(page.events.every((event) => 'requestId' in event)).to.equal(requestId !== undefined);
        removeMerchantPages();
      }
    });

    it('a session token that nobody answers, while the payment goes on', async () => {
      const page = await open12('token-unanswered');
      await page.until('hide_loader');
      const payload = { action: 'upiGetSessionToken', merchantId: 'acme', customerId: 'upi-fresh' };
      page.services.process({ requestId: 'token', service: 'in.juspay.hyperapi', payload });
      await leave(page);
      expect((await page.until('process_result')).payload['status']).to.equal('backpressed');
      expect(page.events.map(({ requestId }) => requestId)).not.to.include('token');
    });

    it('a process that ends in the script', async () => {
      const { said, restore } = watchConsole();
      const page = await open12('silent-process');
      restore();
      await page.until('initiate_result');
      expect(said).to.have.length(1);
      expect(page.div.querySelector('iframe')?.style.visibility).to.equal('hidden');
      expect(page.names()).to.deep.equal(['initiate_result']);
    });

    it('a result after terminate', async () => {
      const page = await open12('result-after-terminate');
      await page.until('hide_loader');
      page.services.terminate();
      expect(page.names()).not.to.include('process_result');
      expect((await page.until('process_result')).payload['status']).to.equal('user_aborted');
    });

    it('a paymentAttempt that waits for resumePayment', async () => {
      const page = merchantPage();
      page.services.initiate(initiateRequest(page.div, { clientId: 'acme-updates' }), page.callback);
      page.services.process(await processRequest({}, { clientId: 'acme-updates' }));
      await shopper.press(/^Netbanking/);
      await shopper.press('HDFC Bank');
      await shopper.press(/^Continue/);
      const { txnReference } = (await page.until('paymentAttempt')).payload;
      expect(txnReference).to.match(/^txr-/);
      const payload = { action: 'resumePayment', txnReference, status: true };
      page.services.process({ requestId: 'r', service: 'in.juspay.hyperpay', payload });
      await shopper.press('Approve payment');
      expect((await page.until('process_result')).payload['status']).to.equal('charged');
    });

    it('the clickstream, with logLevel "1" alone, and nothing in it that the shopper typed', async () => {
      const page = await open({ logLevel: '1' });
      await shopper.press(/^Card/);
      await shopper.fill('Card number', '4111 1111 1111 1111');
      await shopper.fill('Expiry date', '12/39');
      await shopper.fill('CVV', '987');
      await shopper.press(/^Pay /);
      await shopper.fill('OTP', '123456');
      await page.until('process_result');
      const logs = page.events.filter(({ event }) => event === 'log_stream');
      const labels = new Set(logs.map(({ payload }) => payload['label']));
      for (const label of [
        'current_screen',
        'button_clicked',
        'payment_instrument_group',
        'card_selected',
        'payment_option_selected',
        'eligible_options',
        'field_focussed',
        'card_number_changed',
        'expiry_date_changed',
        'cvv_changed',
        'api_status',
        'render_time',
        'on_event',
      ]) {
        expect([...labels]).to.include(label);
      }
      const [option] = logs.filter(({ payload }) => payload['label'] === 'payment_option_selected');
      expect(option?.payload['value']).to.include({ is_emi: false, is_saved: false, offer_applicable: false });
      for (const { payload } of logs) {
        expect(Object.keys(payload)).to.deep.equal(['category', 'subcategory', 'label', 'value']);
      }
      const told = withoutIds(page.events);
      for (const secret of ['4111', '1111', '12/39', '2039', '987', '123456']) expect(told).not.to.include(secret);
      const quiet = await open();
      await quiet.until('hide_loader');
      expect(quiet.names()).not.to.include('log_stream');
    });
  });

  it('13. takes every environment but "sandbox" for live: it does not initiate, and says why', async () => {
    for (const environment of ['Sandbox', 'prod', 'production', 'test']) {
      const { services, div, callback, until } = merchantPage();
      services.initiate(initiateRequest(div, { environment }), callback);
      const { payload, error } = await until('initiate_result');
      expect([payload['status'], error]).to.deep.equal(['fail', true]);
      expect(payload['otherInfo']).to.deep.equal({ code: 'not-allowed' });
    }
  });

  it('14. verifies the signature byte by byte, and fails with JP_012 where one byte differs', async () => {
    const { services, div, callback, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    const request = await processRequest({ return_url: 'https://shop.example/end' });
    const { orderDetails } = request.payload;
    // The same order to every reader of JSON, and another text.
    const rewritten = orderDetails.replaceAll('/', '\\/');
    expect(JSON.parse(rewritten)).to.deep.equal(JSON.parse(orderDetails));
    services.process({ ...request, payload: { ...request.payload, orderDetails: rewritten } });
    const result = await until('process_result');
    expect([result.errorCode, result.error]).to.deep.equal(['JP_012', true]);
    const status = await orderStatus(String(request.payload.orderId));
    expect(status.status, 'and there is no such order').to.equal('HTTP 404');
  });
});
