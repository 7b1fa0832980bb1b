import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { HyperServices } from '../../../src/simulator/hyper-services/hyper-services.ts';
import { asDocumented, scenarios } from '../../../src/simulator/hyper-services/scenarios.ts';
import { shopper } from '../../support/shopper.ts';
import { withoutIds } from '../../support/without-ids.ts';
import {
  holdTimers,
  initiateRequest,
  merchantPage,
  orderStatus,
  processRequest,
  removeMerchantPages,
  watchConsole,
  type MerchantPage,
} from './merchant-page.ts';

/*
 * The conformance list for a stand-in of the vendor's script, number by number (protocol notes, section 26). Finer points
 * have tests of their own beside this file.
 */

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[name="HyperServices"]');

/** What the console got as errors while something ran. */
function complaintsOf(run: () => void): readonly string[] {
  const { said, restore } = watchConsole();
  try {
    run();
  } finally {
    restore();
  }
  return said;
}

/** Opens an order on a page of a merchant: both calls in one task, so that nothing is answered before both are made. */
async function open(payload: object = {}, order: Readonly<Record<string, unknown>> = {}): Promise<MerchantPage> {
  const request = await processRequest(order);
  const page = merchantPage();
  page.services.initiate(initiateRequest(page.div, payload), page.callback);
  page.services.process(request);
  return page;
}

/** The form that the SDK would have sent, in place of sending it. */
function formOf(run: () => void): { action: string; method: string; fields: Record<string, string> } | undefined {
  const { submit } = HTMLFormElement.prototype;
  let sent: { action: string; method: string; fields: Record<string, string> } | undefined;
  HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(this)) fields[name] = typeof value === 'string' ? value : '';
    sent = { action: this.action, method: this.method, fields };
  };
  try {
    run();
  } finally {
    HTMLFormElement.prototype.submit = submit;
  }
  return sent;
}

describe('the conformance list, section 26:', () => {
  afterEach(() => {
    HyperServices.scenario = asDocumented;
    removeMerchantPages();
  });

  it('1. a class with static preFetch, whose constructor takes an optional region', async () => {
    expect([new HyperServices().region, new HyperServices('sg').region]).to.deep.equal(['in', 'sg']);
    const request = { requestId: 'r', service: 'in.juspay.hyperpay', payload: { clientId: 'acme' } };
    expect(HyperServices.preFetch(request)).to.equal(undefined);
    const frame = document.querySelector<HTMLIFrameElement>('iframe[name="HyperService-PreFetch"]');
    expect(frame?.src).to.equal(`${origin}/payment-page/prefetch`);
    expect(getComputedStyle(frame ?? document.body).visibility).to.equal('hidden');
    await new Promise((resolve) => frame?.addEventListener('load', resolve, { once: true }));
    expect(frame?.isConnected, 'it goes away by itself').to.equal(false);
    expect(complaintsOf(() => HyperServices.preFetch(undefined))).to.have.length(1);
  });

  it('2. initiate returns nothing, never throws, triggers at once and once, and says so on the console', () => {
    const { services, div, callback } = merchantPage();
    expect(services.initiate(initiateRequest(div), callback)).to.equal(undefined);
    expect(services.initiateTriggered).to.equal(true);
    expect(complaintsOf(() => services.initiate(initiateRequest(div), callback))).to.have.length(1);
    expect(frames()).to.have.length(1);
    const other = merchantPage();
    expect(complaintsOf(() => other.services.initiate(undefined))).to.have.length(1);
    expect(other.services.initiateTriggered).to.equal(true);
  });

  it('3. looks the element up by id under four spellings, waits for it, and takes the body at last', async () => {
    for (const key of ['hyperSDKDiv', 'hypersdkDiv', 'hypersdkdiv', 'entryPointId']) {
      const { services, div, callback } = merchantPage();
      services.initiate(initiateRequest(div, { hyperSDKDiv: undefined, [key]: div.id }), callback);
      expect(div.querySelector('iframe'), key).not.to.equal(null);
    }
    removeMerchantPages();
    const { services, div, callback, until } = merchantPage();
    const looks = holdTimers(500);
    services.initiate(initiateRequest(div, { hyperSDKDiv: 'nobody' }), callback);
    let more = 0;
    for (; frames().length === 0; more += 1) expect(looks.run()).to.equal(1);
    looks.restore();
    expect(more, 'eleven more looks').to.equal(11);
    expect(frames()[0]?.parentElement).to.equal(document.body);
    await until('initiate_result');
  });

  it('4. makes an iframe named HyperServices, hidden until process, 100 % by 100 %', async () => {
    const { services, div, callback } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    const frame = div.querySelector('iframe');
    const { name, style } = frame ?? document.createElement('iframe');
    expect([name, style.visibility, style.width, style.height]).to.deep.equal([
      'HyperServices',
      'hidden',
      '100%',
      '100%',
    ]);
    services.process(await processRequest());
    expect(style.visibility).to.equal('visible');
  });

  it('5. queues what is asked before the frame is ready, and hands it over in order', async () => {
    const { names, until, events } = await open();
    expect(events).to.deep.equal([]);
    await until('hide_loader');
    expect(names()).to.deep.equal(['initiate_result', 'hide_loader']);
  });

  it('6. delivers objects, asynchronously, initiate_result first', async () => {
    const page = await open();
    expect(page.events).to.have.length(0);
    await page.until('hide_loader');
    expect(page.events[0]?.event).to.equal('initiate_result');
    for (const event of page.events) expect(event).to.be.an('object').with.property('payload').that.is.an('object');
  });

  it('7. isInitialised is true right after initiate and false after terminate', () => {
    const { services, div, callback } = merchantPage();
    const said = [services.isInitialised()];
    services.initiate(initiateRequest(div), callback);
    said.push(services.isInitialised());
    services.terminate();
    said.push(services.isInitialised());
    expect(said).to.deep.equal([false, true, false]);
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
    expect([services.consumeBackpress, services.handleBackpress(), services.onBackpress()]).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('9. process without initiate is a console error; a second argument is ignored; it may be called again', async () => {
    const { services, div, callback, until } = merchantPage();
    expect(complaintsOf(() => services.process({ payload: {} }))).to.have.length(1);
    services.initiate(initiateRequest(div), callback);
    const [first, second] = [await processRequest({ description: 'A lamp' }), await processRequest()];
    const process: (...args: unknown[]) => void = services.process.bind(services);
    process(first, () => expect.fail('nobody calls it'));
    await shopper.sees(/A lamp/);
    services.process(second);
    expect((await until('hide_loader', 2)).requestId).to.equal(second.requestId);
    await shopper.losesSight(/A lamp/);
  });

  it('10. terminate takes frame and listeners away without an event, and initiate works again', async () => {
    const { services, div, callback, until, events } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    await until('initiate_result');
    const before = events.length;
    services.terminate();
    expect(frames()).to.have.length(0);
    services.initiate(initiateRequest(div), callback);
    await until('initiate_result', 2);
    expect(events.length).to.equal(before + 1);
  });

  it('11. redirection sends a form with id and payload, and calls nobody back', async () => {
    for (const integrationType of ['redirection', 'REDIRECTION', undefined]) {
      const { services, div, callback, events } = merchantPage();
      const initiate = initiateRequest(div, { integrationType });
      const process = await processRequest();
      const said = complaintsOf(() => services.initiate(initiate, callback));
      expect(said, 'a missing type is worth a word').to.have.length(integrationType === undefined ? 1 : 0);
      expect(frames()).to.have.length(0);
      const form = formOf(() => services.process(process));
      const id = form?.fields['id'] ?? '';
      expect(form?.method).to.equal('post');
      expect(form?.action).to.equal(`${origin}/payment-page/signature/acme-${id}`);
      expect(Object.keys(form?.fields ?? {})).to.deep.equal(['id', 'payload']);
      const sent: unknown = JSON.parse(form?.fields['payload'] ?? '');
      expect(sent).to.deep.equal(JSON.parse(JSON.stringify({ initPayload: initiate, processPayload: process })));
      expect(events).to.deep.equal([]);
      expect([services.consumeBackpress, services.handleBackpress()]).to.deep.equal([false, true]);
    }
  });

  describe('12. scripted outcomes:', () => {
    const open12 = (name: string) => {
      const scenario = scenarios[name];
      if (!scenario) throw new Error(`There is no scenario ${name}`);
      HyperServices.scenario = scenario;
      return open();
    };
    const leave = async (page: MerchantPage) => {
      // Before the methods are there, nothing is asked.
      await shopper.sees('Netbanking');
      page.services.handleBackpress();
      await shopper.press('Leave');
    };

    it('a late initiate_result', async () => {
      const late = holdTimers(3_000);
      const { until, names } = await open12('late-initiate-result');
      await until('hide_loader');
      expect(names()).to.deep.equal(['hide_loader']);
      expect(late.run()).to.equal(1);
      late.restore();
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
      HyperServices.scenario = scenarios['text-events'] ?? asDocumented;
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
      await shopper.sees('Payment closed');
      expect(none.names()).not.to.include('process_result');
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
      await shopper.fill('Security code', '987');
      await shopper.press(/^Pay /);
      await shopper.fill('One-time password', '123456');
      await shopper.press('Confirm payment');
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
