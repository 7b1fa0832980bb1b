import { expect, waitUntil } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { shopper } from '../../support/shopper.ts';
import { holdTimers, initiateRequest, merchantPage, processRequest, removeMerchantPages } from './merchant-page.ts';

const frames = () => document.querySelectorAll<HTMLIFrameElement>('iframe[name="HyperServices"]');

/** Runs something and resolves with what it wrote to the console as errors meanwhile. */
function complaints(run: () => void): string[] {
  const said: string[] = [];
  const { error } = window.console;
  window.console.error = (...words: unknown[]) => said.push(words.join(' '));
  try {
    run();
  } finally {
    window.console.error = error;
  }
  return said;
}

describe('the simulator’s HyperServices', () => {
  afterEach(removeMerchantPages);

  it('says that it is initialised from initiate to terminate, without a promise', () => {
    const { services, div, callback } = merchantPage();
    expect([services.isInitialised(), services.initiateTriggered]).to.deep.equal([false, false]);
    services.initiate(initiateRequest(div), callback);
    expect([services.isInitialised(), services.initiateTriggered]).to.deep.equal([true, true]);
    services.terminate();
    expect([services.isInitialised(), services.initiateTriggered]).to.deep.equal([false, false]);
  });

  it('makes a hidden frame with a name, a title and no more rights than it needs', () => {
    const { services, div, callback } = merchantPage();
    services.initiate(initiateRequest(div, { iframePermissions: 'geolocation *' }), callback);
    const frame = div.querySelector('iframe');
    expect(frame?.name).to.equal('HyperServices');
    expect(frame?.title).to.equal('Payment page');
    expect(frame?.getAttribute('src')).to.equal(`${origin}/payment-page/client/acme`);
    expect(frame?.allow).to.equal('payment *; clipboard-write; geolocation *');
    expect(frame?.referrerPolicy).to.equal('strict-origin');
    expect(frame?.style.visibility).to.equal('hidden');
    expect(frame?.style.width).to.equal('100%');
  });

  it('waits for an element that comes later', async () => {
    const { services, div, callback, until } = merchantPage();
    const { id } = div;
    const looks = holdTimers(500);
    div.id = '';
    services.initiate(initiateRequest(div, { hyperSDKDiv: id }), callback);
    expect(frames().length).to.equal(0);
    div.id = id;
    looks.run();
    looks.restore();
    expect(div.querySelector('iframe')).not.to.equal(null);
    await until('initiate_result');
  });

  it('takes initiate and process in one breath, and answers in order with plain objects', async () => {
    const { services, div, callback, until, names, events } = merchantPage();
    const initiate = initiateRequest(div);
    const process = await processRequest();
    services.initiate(initiate, callback);
    services.process(process);
    expect(events).to.deep.equal([]);
    expect(div.querySelector('iframe')?.style.visibility).to.equal('visible');
    await until('hide_loader');
    expect(names()).to.deep.equal(['initiate_result', 'hide_loader']);
    expect(events[0]).to.deep.equal({
      service: 'in.juspay.hyperpay',
      requestId: initiate.requestId,
      payload: { action: 'initiate', status: 'success' },
      errorMessage: '',
      errorCode: '',
      error: false,
      event: 'initiate_result',
    });
    expect(events[1]?.requestId).to.equal(process.requestId);
  });

  it('takes requests as they are at the call, whatever the page does with its object later', async () => {
    const { services, div, callback, until } = merchantPage();
    const initiate = initiateRequest(div);
    const { requestId } = initiate;
    services.initiate(initiate, callback);
    initiate.requestId = 'changed';
    expect((await until('initiate_result')).requestId).to.equal(requestId);
  });

  it('hands events back with the service name as the merchant wrote it', async () => {
    const { services, div, callback, until } = merchantPage();
    services.initiate({ ...initiateRequest(div), service: 'hyperpay' }, callback);
    expect((await until('initiate_result')).service).to.equal('hyperpay');
  });

  it('never throws, whatever it is given', () => {
    const circle: Record<string, unknown> = {};
    circle['payload'] = circle;
    for (const request of [undefined, null, 7, 'text', {}, { payload: null }, { payload: {} }, circle]) {
      const { services, callback } = merchantPage();
      const said = complaints(() => services.initiate(request, callback));
      expect(said).to.have.length(1);
      expect(services.isInitialised()).to.equal(true);
      complaints(() => services.process(request));
    }
    expect(frames().length).to.equal(0);
  });

  it('goes on after a callback that throws', async () => {
    const { services, div, callback, until } = merchantPage();
    const reported: unknown[] = [];
    const report = (event: ErrorEvent) => {
      event.preventDefault();
      reported.push(event.error);
    };
    // The test runner’s own handler would count it as a failed test.
    const runners = window.onerror;
    window.onerror = null;
    window.addEventListener('error', report);
    const fault = new Error('of the merchant');
    services.initiate(initiateRequest(div), (message: Parameters<typeof callback>[0]) => {
      callback(message);
      throw fault;
    });
    services.process(await processRequest());
    await until('hide_loader');
    window.removeEventListener('error', report);
    window.onerror = runners;
    expect(reported.slice(0, 2)).to.deep.equal([fault, fault]);
  });

  it('grows with the page, and shrinks', async () => {
    const { services, div, callback } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest());
    const frame = div.querySelector('iframe');
    const height = () => parseInt(frame?.style.height ?? '', 10);
    await shopper.sees('Choose how to pay');
    await waitUntil(() => height() > 600, 'the list of methods is tall', { timeout: 30_000 });
    await shopper.press(/^Cash on delivery/);
    await waitUntil(() => height() < 600, 'a screen with one button is not', { timeout: 30_000 });
    await shopper.press('Back');
    await waitUntil(() => height() > 600, 'the list is tall again', { timeout: 30_000 });
  });

  it('keeps to an element that has a height of its own', async () => {
    const { services, div, callback } = merchantPage();
    div.style.height = '300px';
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest());
    await shopper.sees('Choose how to pay');
    expect(div.querySelector('iframe')?.getBoundingClientRect().height).to.equal(300);
    expect(div.scrollHeight).to.equal(300);
  });

  it('takes frame and listeners away with terminate, says nothing of it, and can start again', async () => {
    const { services, div, callback, until, events } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    await until('initiate_result');
    const before = events.length;
    services.terminate();
    services.terminate();
    expect(frames().length).to.equal(0);
    expect(services.consumeBackpress).to.equal(false);
    expect(events.length).to.equal(before);
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest());
    await until('hide_loader');
    expect(events[before]?.event).to.equal('initiate_result');
  });

  it('shows the same order again when its frame is reloaded, and answers initiate only once', async () => {
    const { services, div, callback, names, until } = merchantPage();
    services.initiate(initiateRequest(div), callback);
    services.process(await processRequest({ description: 'A lamp' }));
    await shopper.press(/^Card/);
    await shopper.sees('Card number');
    const frame = div.querySelector('iframe');
    if (frame) frame.src = String(frame.getAttribute('src'));
    await until('hide_loader', 2);
    await shopper.sees('Choose how to pay');
    await shopper.sees(/A lamp/);
    expect(names().filter((name) => name === 'initiate_result')).to.have.length(1);
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

describe('the script HyperServices.js', () => {
  it('publishes its two globals and takes the simulator’s origin from its own address', async () => {
    const script = document.createElement('script');
    script.src = `${origin}/HyperServices.js`;
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    const published: unknown = Reflect.get(window, 'HyperServices');
    expect(published).to.be.a('function').with.property('origin', origin);
    expect(Reflect.get(window, 'hyperSDKVersion')).to.be.a('string').that.is.not.empty;
    script.remove();
  });
});
