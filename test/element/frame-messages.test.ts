import { expect } from '@open-wc/testing';
import type { HyperCheckoutElement } from '../../src/element/hyper-checkout-element.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { scriptedUrl, sdkUrl } from '../support/faults.ts';
import { greeting, removeScriptedFrames, scriptedFrame } from '../support/scripted-frame.ts';

/*
 * What may come from a frame and is not as it should be, row by row of the bad-input catalogue. Where a row says
 * something else than the catalogue did, the design has decided it, and a comment says so.
 */

/** An SDK that initiates, and runs the given code in `process`, where `end(status, more)` says a `process_result`. */
function sdk(onProcess: string, onInitiate = ''): string {
  return sdkUrl(`window.HyperServices = class {
    initiate(request, say) {
      this.say = say;
      ${onInitiate}
      say({ event: 'initiate_result', payload: { action: 'initiate', status: 'success' }, error: false });
      say({ event: 'initiated' });
    }
    process({ requestId, payload }) {
      const { say } = this;
      const end = (status, more) =>
        say({ event: 'process_result', requestId, payload: { action: 'process', status }, error: status !== 'charged', ...more });
      ${onProcess}
    }
    isInitialised() { return true; }
    handleBackpress() { return true; }
    terminate() {}
  };`);
}

/** A checkout whose SDK runs the given code when it gets the order. */
async function processWith(onProcess: string) {
  const { orderDetails, signature } = await signedOrder();
  return mountCheckout({ ...session, frameUrl: sdk(onProcess), orderDetails, signature });
}

/** Returns the end of a payment whose SDK sends this. */
async function endingWith(onProcess: string) {
  const { element } = await processWith(onProcess);
  await element.updateComplete;
  const result = await element.process();
  return { element, result };
}

/** The warnings of an element, as code, field and reason. */
function warningsOf({ warnings }: HyperCheckoutElement): unknown[] {
  return warnings.map(({ code, field, reason }) => [code, field, reason]);
}

/** Has a frame say letters, some of them ours, and gives the count of those that were dropped. */
async function droppedOf(letters: string): Promise<{ dropped: number; taken: readonly (readonly unknown[])[] }> {
  const { channels, taken, marked } = scriptedFrame(greeting(`${letters}; mark();`));
  await marked();
  return { dropped: channels[0]?.dropped ?? NaN, taken: taken.slice(0, -1) };
}

/** Window messages of the frame, before it greets: none of them may change anything. */
async function expectIgnored(...messages: string[]): Promise<void> {
  const chatter = messages.map((message) => `parent.postMessage(${message}, '${location.origin}');`).join('\n');
  const { channels, issues, marked } = scriptedFrame(`${chatter}\n${greeting('mark();')}`);
  await marked();
  expect(channels.map(({ dropped }) => dropped)).to.deep.equal([0]);
  expect(issues).to.deep.equal([]);
}

const rows: Readonly<Record<string, readonly [what: string, check: () => Promise<void>]>> = {
  B134: [
    'a window message that is no object is ignored',
    () => expectIgnored("'hello'", '42', 'null', 'undefined', 'true', "['hyper-checkout']", "'function () {}'"),
  ],

  B135: [
    'the chatter of tools and extensions is ignored, and not counted',
    () =>
      expectIgnored(
        "{ type: 'webpackOk', data: undefined }",
        "{ source: 'react-devtools-content-script', hello: true }",
        '\'{"type":"cvox","action":"init"}\'',
        "{ type: 'password-manager', fill: {} }",
        "{ 'hyper-checkout': { toString: 'hello' } }",
      ),
  ],

  // The design: a wrong origin in our own frame is the coded error that says so. From anywhere else it is ignored (B137).
  B136: [
    'the right shape from a wrong or hidden origin gets no line, and is told as origin-rejected',
    async () => {
      const hidden = scriptedFrame(greeting('mark();'), (frame) => frame.setAttribute('sandbox', 'allow-scripts'));
      expect(await hidden.failed()).to.include({ code: 'origin-rejected', field: 'frame-url' });
      const elsewhere = scriptedFrame('', (frame) => (frame.srcdoc = `<script>${greeting('mark();')}</script>`));
      expect(await elsewhere.failed()).to.include({ code: 'origin-rejected' });
      expect([...hidden.channels, ...elsewhere.channels]).to.deep.equal([]);
    },
  ],

  B137: [
    'the right origin in another window is ignored',
    async () => {
      const ours = scriptedFrame(`addEventListener('message', () => { ${greeting('mark();')} });`);
      const listens = new Promise((resolve) => ours.frame.addEventListener('load', resolve, { once: true }));
      const other = scriptedFrame(greeting('mark();', "version: 1, documentId: 'other'"));
      await other.marked();
      expect(ours.channels).to.deep.equal([]);
      await listens;
      ours.frame.contentWindow?.postMessage('now you', '*');
      await ours.marked();
      expect(ours.channels).to.have.length(1);
      expect(other.channels).to.have.length(1);
    },
  ],

  B138: [
    'F30: the last words of a frame that is removed throw nothing and connect nothing',
    async () => {
      const removed = scriptedFrame(
        `addEventListener('pagehide', () => { ${greeting('mark();')} }); parent.postMessage('there', '${location.origin}');`,
      );
      const errors: string[] = [];
      const note = ({ message }: ErrorEvent) => void errors.push(message);
      window.addEventListener('error', note);
      await new Promise((resolve) => removed.frame.addEventListener('load', resolve, { once: true }));
      removed.frame.remove();
      // Whatever is on its way arrives before what a frame says that is only now put on the page.
      await scriptedFrame(greeting('mark();')).marked();
      window.removeEventListener('error', note);
      expect(errors).to.deep.equal([]);
      expect(removed.channels).to.deep.equal([]);
    },
  ],

  B139: [
    'a missing or wrong version is protocol-mismatch once, and the frame is heard no more',
    async () => {
      for (const [fields, reason] of [
        ["documentId: 'one'", 'frame-speaks-0-not-1'],
        ["version: '1', documentId: 'one'", 'frame-speaks-0-not-1'],
        ["version: 7, documentId: 'one'", 'frame-speaks-7-not-1'],
      ]) {
        const script = `{ ${greeting('', fields)} } { ${greeting('mark();')} }`;
        const { element, event, sequence } = mountCheckout({ ...session, frameUrl: scriptedUrl(script) });
        expect((await event('hyper-error')).detail).to.include({ code: 'protocol-mismatch', reason });
        await scriptedFrame(greeting('mark();')).marked();
        expect(sequence()).to.deep.equal(['hyper-error']);
        expect(element.state).to.equal('failed');
      }
    },
  ],

  // The design: the set of SDK events is open, so an unknown one is passed on, under a name of ours.
  B140: [
    'an unknown letter is dropped; an unknown SDK event is a hyper-sdk-event whatever it is called',
    async () => {
      const { dropped } = await droppedOf("say(['toString', null], ['__proto__', {}], ['constructor', 1], ['pay', 1])");
      expect(dropped).to.equal(4);
      const names = ['toString', '__proto__', 'hasOwnProperty', 'brand_new', 'click'];
      const { element, event, sequence } = await processWith(
        `for (const event of ${JSON.stringify(names)}) say({ event }); end('charged');`,
      );
      const told: string[] = [];
      element.addEventListener('hyper-sdk-event', ({ detail }) => told.push(detail.event));
      element.addEventListener('click', () => told.push('a click'));
      await event('hyper-process-result');
      expect(told.slice(-names.length)).to.deep.equal(names);
      expect(sequence()).not.to.include('click');
    },
  ],

  B141: [
    'a result before its request, or initiate_result twice, is ignored with a warning',
    async () => {
      const tooEarly = `say({ event: 'process_result', payload: { status: 'charged' }, error: false });`;
      const { element, event, sequence } = mountCheckout({
        ...session,
        frameUrl: sdk(
          '',
          `${tooEarly} const twice = { event: 'initiate_result', payload: { status: 'begun' } }; say(twice); say(twice);`,
        ),
      });
      await event('hyper-sdk-event');
      expect(element.state).to.equal('ready');
      expect(sequence().filter((name) => name !== 'hyper-warning')).to.deep.equal([
        'hyper-initiate-result',
        'hyper-sdk-event',
      ]);
      expect(warningsOf(element)).to.deep.equal([
        ['result-ignored', 'process', 'no-payment'],
        ['initiate-status', 'initiate', undefined],
        ['result-ignored', 'initiate', 'initiate-again'],
      ]);
      // And should a frame pass it on: the element's own states do not take it either.
      const hostile = mountCheckout({
        ...session,
        frameUrl: scriptedUrl(
          greeting(`say(['sdk-event', { event: 'process_result', payload: { status: 'charged' } }]); mark();`),
        ),
      });
      await hostile.event('hyper-sdk-event');
      expect(hostile.sequence()).to.deep.equal(['hyper-sdk-event']);
      expect(hostile.element.state).to.equal('initiating');
    },
  ],

  // The design: no SDK promises the echo of an id. A result without one, or with a foreign one, is the open payment's.
  B142: [
    'F29: a result of an earlier request is ignored with a warning; one of a foreign request ends the payment, and is marked',
    async () => {
      const { element, result: own } = await endingWith(`
        globalThis.earlier ??= requestId;
        if (earlier !== requestId) end('new', { requestId: earlier });
        end(earlier === requestId ? 'new' : 'charged', earlier === requestId ? {} : { requestId: 'foreign' });`);
      expect(own.status).to.equal('new');
      expect(own).not.to.have.property('foreignRequestId');
      const second = await element.process();
      expect(second).to.include({ status: 'charged', requestId: 'foreign', foreignRequestId: true });
      expect(element.result).to.include({ foreignRequestId: true });
      expect(warningsOf(element)).to.deep.equal([['result-ignored', 'process', 'ended']]);
    },
  ],

  B143: [
    'charged with error:true is no success: unknown, result-conflict, ask the order status',
    async () => {
      const { element, event, sequence } = await processWith("end('charged', { error: true });");
      expect((await event('hyper-process-result')).detail).to.include({
        status: 'charged',
        outcome: 'unknown',
        nextStep: 'poll',
        contradiction: true,
      });
      expect((await event('hyper-error')).detail).to.include({ code: 'result-conflict', reason: 'error-flag' });
      expect(sequence().slice(-2)).to.deep.equal(['hyper-process-result', 'hyper-error']);
      expect(element.result).to.include({ outcome: 'unknown', nextStep: 'poll' });
      expect(element.state).to.equal('settled');
    },
  ],

  B144: [
    'authorization_failed with error:false is a failure, marked as a contradiction, and asks for the order status',
    async () => {
      const { result: ending } = await endingWith("end('authorization_failed', { error: false });");
      expect(ending).to.include({ outcome: 'failed', nextStep: 'poll', contradiction: true });
      const { result: plain } = await endingWith("end('authorization_failed');");
      expect(plain).not.to.have.property('contradiction');
    },
  ],

  // The design: letters count in any case, so CHARGED is charged.
  B145: [
    'a status that is blank, unlisted, missing or no text is unknown, and asks for the order status',
    async () => {
      for (const status of ["''", "' '", "'success'", 'undefined', '21']) {
        for (const error of [true, false]) {
          const { result: ending } = await endingWith(`end(${status}, { error: ${error} });`);
          expect(ending).to.include({ outcome: 'unknown', nextStep: 'poll' });
        }
      }
      const { result: loud } = await endingWith("end('CHARGED', { error: false });");
      expect(loud).to.include({ status: 'charged', outcome: 'success', nextStep: 'verify-once' });
    },
  ],

  // user_aborted stays pending even if no attempt was seen: not every build of the SDK tells of one.
  B146: [
    'backpressed after an attempt is unknown and asks for the order status; user_aborted before one is taken as told',
    async () => {
      const { element, result: late } = await endingWith("say({ event: 'paymentAttempt' }); end('backpressed');");
      expect(late).to.include({ status: 'backpressed', outcome: 'unknown', nextStep: 'poll' });
      expect(element.result).to.include({ outcome: 'unknown', nextStep: 'poll' });
      const { result: before } = await endingWith("end('backpressed');");
      expect(before).to.include({ outcome: 'cancelled', nextStep: 'none' });
      const { result: aborted } = await endingWith("end('user_aborted');");
      expect(aborted).to.include({ status: 'user_aborted', outcome: 'pending', nextStep: 'poll' });
    },
  ],

  B147: [
    'F28: of two different results the first stands, and result-conflict is told once',
    async () => {
      const { element, event, sequence } = await processWith(`
        end('backpressed'); end('backpressed'); end('charged'); end('new'); end('charged', { requestId: undefined });
        say({ event: 'last' });`);
      const last = new Promise<void>((resolve) => {
        element.addEventListener('hyper-sdk-event', ({ detail }) => detail.event === 'last' && resolve());
      });
      expect((await event('hyper-error')).detail).to.include({ code: 'result-conflict', reason: 'second-result' });
      await last;
      expect(sequence().filter((name) => name === 'hyper-error')).to.have.length(1);
      expect(sequence().filter((name) => name === 'hyper-process-result')).to.have.length(1);
      expect(element.result).to.include({ status: 'backpressed', outcome: 'cancelled' });
      expect(element.state).to.equal('settled');
    },
  ],

  B148: [
    'hide_loader a thousand times does no harm, and after the end it is ignored',
    async () => {
      const { element, event, sequence } = await processWith(`
        for (let i = 0; i < 1000; i++) say({ event: 'hide_loader' });
        end('charged', { error: false });
        say({ event: 'hide_loader' }); say({ event: 'show_loader' }); say({ event: 'last' });`);
      const last = new Promise<void>((resolve) => {
        element.addEventListener('hyper-sdk-event', ({ detail }) => detail.event === 'last' && resolve());
      });
      await event('hyper-process-result');
      await last;
      expect(sequence().filter((name) => name === 'hyper-hide-loader')).to.have.length(1000);
      expect(sequence().slice(-3)).to.deep.equal(['hyper-process-result', 'hyper-warning', 'hyper-sdk-event']);
      expect(element.state).to.equal('settled');
    },
  ],

  B149: [
    'a huge errorMessage with markup, escapes and bidi marks is cut to 512 characters, and nothing becomes markup',
    async () => {
      const { event, has } = await processWith(`
        end('api_failure', { errorMessage: '<img src=x onerror=alert(1)>\\u001b[31m\\u202e' + 'x'.repeat(1e6) });`);
      const { errorMessage = '' } = (await event('hyper-process-result')).detail;
      expect(errorMessage).to.have.length(512);
      expect(errorMessage).to.match(/^<img/);
      expect(has('img')).to.equal(false);
    },
  ],

  B150: [
    'F40: heights are clamped or ignored, and written once in an animation frame at most',
    async () => {
      const { element, event } = mountCheckout({
        ...session,
        frameUrl: scriptedUrl(
          greeting(`
            addEventListener('message', ({ data }) => { for (const height of data) say(['height', height]); mark(); });
            mark();`),
        ),
      });
      await event('hyper-sdk-event');
      const iframe = element.shadowRoot?.querySelector('iframe');
      const asked = (...heights: unknown[]) =>
        new Promise<string>((resolve) => {
          element.addEventListener('hyper-sdk-event', () => requestAnimationFrame(() => resolve(height())), {
            once: true,
          });
          iframe?.contentWindow?.postMessage(heights, '*');
        });
      const height = () => iframe?.style.blockSize ?? 'no frame';
      expect(await asked(500.5)).to.equal('501px');
      expect(await asked(-1, NaN, Infinity, -Infinity, '500px', null, {}, [500])).to.equal('501px');
      expect(await asked(0)).to.equal('120px');
      expect(await asked(1e9)).to.equal('3000px');
      let writes = 0;
      let frames = 0;
      new MutationObserver((records) => (writes += records.length)).observe(iframe ?? document, {
        attributeFilter: ['style'],
      });
      const tick = () => {
        frames++;
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      expect(await asked(...Array.from({ length: 10_000 }, (_, index) => 200 + (index % 700)))).to.equal('399px');
      expect(writes).to.be.within(1, frames + 1);
    },
  ],

  B151: [
    'what is huge, deep, cyclic or of the wrong kind is dropped without being walked',
    async () => {
      const { dropped, taken } = await droppedOf(`
        const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => ['key' + i, i]));
        let deep = {};
        for (let i = 0; i < 1000; i++) deep = { deep };
        const cyclic = {};
        cyclic.self = cyclic;
        const endless = 'x'.repeat(5e6);
        for (const body of [new ArrayBuffer(5e6), wide, deep, cyclic, [cyclic], new Map(), new Date(), endless])
          say(['sdk-event', body]);
        port.postMessage(Array.from({ length: 1_000 }, () => ['height', 500]));
        port.postMessage(new ArrayBuffer(8));
        say(['sdk-event', { event: 'kept', payload: cyclic }])`);
      expect(dropped).to.equal(10);
      expect(taken).to.have.length(1);
    },
  ],

  B152: [
    'ports that come along are closed, and pictures dropped',
    async () => {
      const { close } = MessagePort.prototype;
      let closed = 0;
      let all: () => void = () => undefined;
      const sixth = new Promise<void>((resolve) => (all = resolve));
      MessagePort.prototype.close = function (this: MessagePort) {
        if (++closed === 6) all();
        close.call(this);
      };
      try {
        const { dropped } = await droppedOf(`
          const ports = () => { const { port1, port2 } = new MessageChannel(); return [port1, port2]; };
          port.postMessage([['height', 500]], ports());
          const [one, two] = ports();
          port.postMessage([['sdk-event', one]], [one, two]);
          const canvas = new OffscreenCanvas(8, 8);
          canvas.getContext('2d');
          const picture = canvas.transferToImageBitmap();
          port.postMessage([['sdk-event', picture]], [picture]);
          const other = new OffscreenCanvas(8, 8);
          port.postMessage([['sdk-event', other]], [other]);
          parent.postMessage('stray', '${location.origin}', ports());`);
        expect(dropped).to.equal(3);
        // Two of them come by window message, which may overtake or lag behind what comes by port.
        await sixth;
        await scriptedFrame(greeting('mark();')).marked();
        expect(closed).to.equal(6);
      } finally {
        MessagePort.prototype.close = close;
      }
    },
  ],

  B153: [
    'an event that a script of the page made up is ignored',
    async () => {
      const real = scriptedFrame(`addEventListener('message', () => { ${greeting('mark();')} });`);
      const { port1 } = new MessageChannel();
      window.dispatchEvent(
        new MessageEvent('message', {
          data: { 'hyper-checkout': 'hello', version: 1, documentId: 'made up' },
          origin: new URL(real.frame.src).origin,
          source: real.frame.contentWindow,
          ports: [port1],
        }),
      );
      await new Promise((resolve) => real.frame.addEventListener('load', resolve, { once: true }));
      expect(real.channels).to.deep.equal([]);
      real.frame.contentWindow?.postMessage('now you', '*');
      await real.marked();
      expect(real.channels).to.have.length(1);
    },
  ],

  // There is no such message at all: nothing that a frame says has an address in it that anybody would go to.
  B154: [
    'a wish to go to some address is dropped, and a login goes to the page’s own address or nowhere',
    async () => {
      const { dropped } = await droppedOf("say(['redirect', 'https://evil.example'], ['navigate', { url: '/x' }])");
      expect(dropped).to.equal(2);
      const { href } = location;
      const { event, element } = await processWith(`
        say({ event: 'redirect', payload: { url: 'https://evil.example' } });
        say({ event: 'guest_login', payload: { url: 'https://evil.example', guest_login_url: 'javascript:alert(1)' } });
        end('charged', { error: false });`);
      await event('hyper-guest-login');
      await event('hyper-process-result');
      expect(element.isConnected).to.equal(true);
      expect(location.href).to.equal(href);
    },
  ],

  B155: [
    'card numbers in log_stream are masked before they reach the page, also in the raw message',
    async () => {
      const values = {
        plain: '4111111111111111',
        grouped: 'card 5555-5555 5555.4444, thanks',
        joined: '4242424242424242 12/39 123',
        number: 6011000990139424,
        amex: ['378282246310005'],
        deep: { in: { it: '4000056655665556' } },
      };
      const harmless = { order: 'R1096438018', at: '1571922200845', phone: '919876543210', amount: 249, off: true };
      const entries = [
        { event: 'log_stream', payload: { label: 'api_status', value: { ...values, ...harmless } } },
        { event: 'log_stream', payload: { payload: { label: 'card_number_changed', value: '411111 1' } } },
        { event: 'log_stream', payload: { label: 'cvv_changed', value: '987' } },
      ];
      const { element, event } = await processWith(`
        for (const entry of ${JSON.stringify(entries)}) { say(entry); say(JSON.stringify(entry)); }
        const cyclic = { event: 'log_stream', payload: { value: '4111111111111111' } };
        cyclic.payload.self = cyclic;
        say(cyclic);
        end('charged', { error: false });`);
      const told: string[] = [];
      element.addEventListener('hyper-log-stream', ({ detail }) => {
        const { payload, raw } = detail;
        told.push(JSON.stringify({ payload, raw: typeof raw === 'string' ? (JSON.parse(raw) as unknown) : raw }));
      });
      await event('hyper-process-result');
      expect(told).to.have.length(7);
      const all = told.join('\n');
      for (const digits of all.match(/\d(?:[ .-]?\d)+/g) ?? []) {
        const isHarmless = Object.values(harmless).some((known) => String(known).includes(digits));
        expect(isHarmless || digits.replace(/\D/g, '').length <= 10, digits).to.equal(true);
      }
      for (const kept of Object.values(harmless)) expect(all).to.include(JSON.stringify(kept));
      expect(all).to.include('"plain":"************1111"');
      expect(all).to.include('"grouped":"card ****-**** ****.4444, thanks"');
      expect(all).to.include('"value":"****** *"').and.to.include('"value":"***"');
      expect(told[6]).to.equal('{"payload":{},"raw":{"event":"log_stream","payload":{}}}');
    },
  ],
};

describe('what a frame may say, from B134 to B155 of the bad-input catalogue', () => {
  afterEach(() => {
    removeCheckouts();
    removeScriptedFrames();
  });

  it('has a case for every row', () => {
    expect(Object.keys(rows)).to.deep.equal(Array.from({ length: 22 }, (_, index) => `B${134 + index}`));
  });

  for (const [row, [what, check]] of Object.entries(rows)) it(`${row}: ${what}`, check);
});
