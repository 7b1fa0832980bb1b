import { expect, oneEvent } from '@open-wc/testing';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';
import { keepConsole, type ConsoleLines } from '../support/console-lines.ts';
import { mountCheckout, removeCheckouts, session } from '../support/checkout.ts';

describe('an error of what the page has set', () => {
  let written: ConsoleLines;
  beforeEach(() => (written = keepConsole()));
  afterEach(() => {
    written.restore();
    removeCheckouts();
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('is known at once, and told to a listener that is added in a later task', async () => {
    // However long that task takes to come.
    const expire = holdTimers(100);
    try {
      const element = document.createElement('hyper-checkout');
      Object.assign(element, { ...session, environment: 'moon' });
      const { port1, port2 } = new MessageChannel();
      const effect = new Promise((resolve) => (port1.onmessage = resolve));
      // As React plans its effects: in the turn in which it puts the element on the page.
      document.body.append(element);
      port2.postMessage('an effect');
      await effect;
      const { state } = element;
      const heard = oneEvent(element, 'hyper-error');
      await expire(100);
      expect((await heard).detail.code).to.equal('not-allowed');
      expect(state).to.equal('failed');
      await written.reach(1);
      expect(written.lines).to.deep.equal([
        '<hyper-checkout> environment is none of the documented values. Write one of sandbox, prod, production.',
      ]);
    } finally {
      releaseTimers();
    }
  });

  it('is told in a frame that is not painted', async () => {
    const frame = document.createElement('iframe');
    frame.style.display = 'none';
    const heard = new Promise<string>((resolve) => Object.assign(window, { heard: resolve }));
    frame.srcdoc = `<!doctype html>
      <script type="module">
        import '/src/index.ts';
        console.error = () => {};
        document.body.append(Object.assign(document.createElement('hyper-checkout'), { environment: 'sandbox' }));
        const element = document.querySelector('hyper-checkout');
        element.addEventListener('hyper-error', ({ detail }) => parent.heard(detail.field));
      </script>`;
    document.body.append(frame);
    expect(await heard).to.equal('client-id');
  });

  it('is told to a listener that a deferred script adds', async () => {
    const heard = new Promise<string>((resolve) => Object.assign(window, { heard: resolve }));
    const frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html>
      <script type="module">import '/src/index.ts';</script>
      <hyper-checkout environment="sandbox"></hyper-checkout>
      <script type="module">
        import '/src/protocol/language.ts';
        const element = document.querySelector('hyper-checkout');
        console.error = () => {};
        element.addEventListener('hyper-error', ({ detail }) => parent.heard(element.state + ' ' + detail.field));
      </script>`;
    document.body.append(frame);
    expect(await heard).to.equal('failed client-id');
  });

  it('is told, once, where process() has been refused for it in the same turn', async () => {
    const order = { orderDetails: '{"order_id":"A","amount":"1.00"}', signature: 'A' };
    const { element, event, sequence } = mountCheckout({ ...session, ...order, frameUrl: 'nowhere', manual: true });
    const refused = element.process().catch((error: unknown) => error);
    const { detail } = await event('hyper-error');
    expect(detail.code).to.equal('url-form');
    expect(await refused).to.equal(detail);
    expect(element.error).to.equal(detail);
    expect(sequence()).to.deep.equal(['hyper-error']);
  });

  it('is not told once it is mended', async () => {
    const expire = holdTimers(100);
    try {
      const { element, event, sequence } = mountCheckout({ ...session, environment: 'moon' });
      await element.updateComplete;
      await Promise.resolve();
      expect(element.error?.field).to.equal('environment');
      element.environment = 'sandbox';
      await event('hyper-initiate-result');
      // The time at which it would be told.
      await expire(100);
      await element.updateComplete;
      expect(sequence()).not.to.include('hyper-error');
      expect(written.lines).to.deep.equal([]);
    } finally {
      releaseTimers();
    }
  });
});
