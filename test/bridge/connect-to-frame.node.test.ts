import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel } from '../../src/bridge/channel.ts';
import { connectToFrame } from '../../src/bridge/connect-to-frame.ts';
import { greetingVersion, writeGreeting, type Greeting } from '../../src/bridge/greeting.ts';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { closed, portPair, useStandInPage, type Delivery } from '../support/stand-in-page.ts';

const frameOrigin = 'https://pay.example';
const deadline = 10_000;
const graceAfterLoad = 2000;

const parsers = { word: (body: unknown) => (typeof body === 'string' ? body : undefined) };

const hello = (greeting: Partial<Greeting> = {}) =>
  writeGreeting({ kind: 'hello', version: greetingVersion, documentId: 'one', ...greeting });

describe('the host’s side of the handshake', () => {
  const page = useStandInPage();

  /** A host that waits for its frame, and all that it is told. */
  function waitForFrame(url = `${frameOrigin}/frame/?shop=1`) {
    const contentWindow = {};
    const frame = Object.assign(new EventTarget(), { contentWindow, ownerDocument: page.document });
    const life = new AbortController();
    const channels: Channel<{ word: string }>[] = [];
    const issues: Issue[] = [];
    const words: string[] = [];
    let wake: () => void = () => undefined;
    const expectFrame = connectToFrame<{ word: string }, typeof parsers>({
      frame: frame as unknown as HTMLIFrameElement,
      url,
      parsers,
      deadline,
      signal: life.signal,
      connected: (channel) => {
        channels.push(channel);
        return {
          word: (word) => {
            words.push(word);
            wake();
          },
        };
      },
      failed: (issue) => issues.push(issue),
    });
    const deliver = (delivery: Partial<Delivery> = {}) =>
      page.window.deliver({ data: hello(), origin: frameOrigin, source: contentWindow, ...delivery });
    /** Delivers a greeting with a new port, and returns the frame's end of it. */
    const greet = (delivery: Partial<Delivery> = {}) => {
      const [near, far] = portPair();
      deliver({ ports: [near], ...delivery });
      return far;
    };
    /** Lets the frame say a word, and waits until the host has heard it. */
    const say = (port: MessagePort, word: string, ...before: unknown[]) =>
      new Promise<void>((resolve) => {
        wake = resolve;
        port.postMessage([...before, ['word', word]]);
      });
    const codes = () => issues.map(({ code }) => code);
    const load = () => frame.dispatchEvent(new Event('load'));
    return { frame, life, channels, issues, codes, words, deliver, greet, say, load, expectFrame };
  }

  it('takes the port of the right window at the right origin, accepts it, and hears what is said on it', async () => {
    const host = waitForFrame();
    const port = host.greet();
    const accepted = new Promise((resolve) => (port.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)));
    assert.equal(await accepted, 'accept');
    await host.say(port, 'hello');
    assert.deepEqual(host.words, ['hello']);
    assert.equal(host.channels.length, 1);
    page.advance(2 * deadline);
    assert.deepEqual(host.codes(), []);
  });

  it('reads the frame’s address relative to the page', () => {
    page.document.baseURI = `${frameOrigin}/shop/cart`;
    const host = waitForFrame('../frame/');
    host.greet();
    assert.equal(host.channels.length, 1);
  });

  it('ignores another window, a window that is gone, and an event that a script dispatches', () => {
    const host = waitForFrame();
    for (const foreign of [{ source: {} }, { source: page.window }, { isTrusted: false }]) host.greet(foreign);
    host.frame.contentWindow = null as unknown as object;
    host.greet({ source: null });
    assert.equal(host.channels.length, 0);
    assert.deepEqual(host.codes(), []);
    page.advance(deadline);
    assert.deepEqual(host.codes(), ['frame-timeout']);
  });

  it('ignores other messages of the right window, and closes their ports', async () => {
    const host = waitForFrame();
    for (const data of [null, 'hello', 42, {}, { source: 'react-devtools' }, { 'hyper-checkout': 'hello' }]) {
      await closed(host.greet({ data }));
    }
    assert.equal(host.channels.length, 0);
    assert.deepEqual(host.codes(), []);
  });

  for (const origin of [
    'https://evil.example',
    'http://pay.example',
    'https://pay.example:8443',
    'https://www.pay.example',
    'https://pay.example.evil.example',
    'null',
    '',
  ]) {
    it(`refuses the right window at the origin “${origin}”, and closes its port`, async () => {
      const host = waitForFrame();
      await closed(host.greet({ origin }));
      assert.equal(host.channels.length, 0);
      assert.equal(host.issues.length, 1);
      assert.equal(host.issues[0]?.code, 'origin-rejected');
      assert.equal(host.issues[0].field, 'frame-url');
    });
  }

  for (const [title, greeting, origin, code, reason] of [
    ['a newer version', { version: 7 }, frameOrigin, 'protocol-mismatch', 'frame-speaks-7-not-1'],
    ['no version', { version: 0 }, frameOrigin, 'protocol-mismatch', 'frame-speaks-0-not-1'],
    ['a refusal', { kind: 'refused' }, frameOrigin, 'frame-refused', undefined],
    [
      'the version before a refusal',
      { kind: 'refused', version: 2 },
      frameOrigin,
      'protocol-mismatch',
      'frame-speaks-2-not-1',
    ],
    ['the origin before the version', { version: 2 }, 'https://evil.example', 'origin-rejected', undefined],
    ['the origin before a refusal', { kind: 'refused' }, 'https://evil.example', 'origin-rejected', undefined],
  ] as const) {
    it(`reports ${title}, closes the port and waits no longer`, async () => {
      const host = waitForFrame();
      await closed(host.greet({ data: hello(greeting), origin }));
      page.advance(2 * deadline);
      assert.equal(host.channels.length, 0);
      assert.equal(host.issues.length, 1);
      assert.equal(host.issues[0]?.code, code);
      assert.equal(host.issues[0].field, 'frame-url');
      assert.equal(host.issues[0].reason, reason);
    });
  }

  it('waits on after a greeting that brings no port', () => {
    const host = waitForFrame();
    host.deliver();
    assert.equal(host.channels.length, 0);
    page.advance(deadline - 1);
    assert.deepEqual(host.codes(), []);
    host.greet();
    assert.equal(host.channels.length, 1);
  });

  it('F20: takes one port for each document and closes every other', async () => {
    const host = waitForFrame();
    const [first, second] = [portPair(), portPair()];
    host.deliver({ ports: [first[0], second[0]] });
    await closed(second[1]);
    await closed(host.greet());
    await host.say(first[1], 'on the first');
    assert.equal(host.channels.length, 1);
    assert.equal(host.channels[0]?.closed.aborted, false);
  });

  it('F20: gives a frame that reloads a new channel and closes the old one', async () => {
    const host = waitForFrame();
    const old = host.greet();
    const next = host.greet({ data: hello({ documentId: 'two' }) });
    await closed(old);
    assert.equal(host.channels.length, 2);
    assert.deepEqual(
      host.channels.map((channel) => channel.closed.aborted),
      [true, false],
    );
    await host.say(next, 'again');
    assert.deepEqual(host.words, ['again']);
    assert.deepEqual(host.codes(), []);
  });

  it('closes the channel when its frame comes back with a fault', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.deliver({ data: hello({ documentId: 'two', kind: 'refused' }) });
    await closed(port);
    assert.deepEqual(host.codes(), ['frame-refused']);
    assert.equal(host.channels[0]?.closed.aborted, true);
  });

  it('reports a frame that never greets, once, at the deadline', () => {
    const host = waitForFrame();
    page.advance(deadline - 1);
    assert.deepEqual(host.codes(), []);
    page.advance(1);
    assert.deepEqual(host.codes(), ['frame-timeout']);
    assert.equal(host.issues[0]?.field, 'frame-url');
    page.advance(2 * deadline);
    assert.equal(host.issues.length, 1);
  });

  it('does not count the time during which the page is hidden', () => {
    const host = waitForFrame();
    page.document.setHidden(true);
    page.advance(2 * deadline);
    assert.deepEqual(host.codes(), []);
  });

  it('waits anew when it is told that the frame was moved', async () => {
    const host = waitForFrame();
    page.advance(deadline - 1);
    host.expectFrame();
    page.advance(deadline - 1);
    assert.deepEqual(host.codes(), []);
    page.advance(1);
    assert.deepEqual(host.codes(), ['frame-timeout']);
    const port = host.greet();
    host.expectFrame();
    page.advance(deadline);
    await closed(port);
    assert.deepEqual(host.codes(), ['frame-timeout', 'frame-timeout']);
  });

  it('is content with a move if the same document still answers', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.expectFrame();
    await host.say(port, 'still here', ['#answer', null, 1]);
    page.advance(2 * deadline);
    assert.deepEqual(host.codes(), []);
    assert.equal(host.channels[0]?.closed.aborted, false);
  });

  it('believes no answer of a document whose window has gone', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.frame.contentWindow = {};
    host.expectFrame();
    await host.say(port, 'last words', ['#answer', null, 1]);
    page.advance(deadline);
    assert.deepEqual(host.codes(), ['frame-timeout']);
  });

  it('does not take an answer before a second move for one after it', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.expectFrame();
    host.expectFrame();
    await host.say(port, 'was there', ['#answer', null, 1]);
    page.advance(deadline);
    assert.deepEqual(host.codes(), ['frame-timeout']);
  });

  it('F18, F26: reports a page that has loaded and does not greet within the grace, and nothing more', () => {
    const host = waitForFrame();
    page.advance(100);
    host.load();
    page.advance(graceAfterLoad - 1);
    assert.deepEqual(host.codes(), []);
    page.advance(1);
    assert.deepEqual(host.codes(), ['frame-unrecognised']);
    assert.equal(host.issues[0]?.field, 'frame-url');
    page.advance(2 * deadline);
    assert.equal(host.issues.length, 1);
  });

  it('names the isolation of its page as the likely cause, where that is isolated', () => {
    Object.assign(page.window, { crossOriginIsolated: true });
    const host = waitForFrame();
    host.load();
    page.advance(graceAfterLoad);
    assert.deepEqual(host.codes(), ['frame-unrecognised']);
    assert.equal(host.issues[0]?.reason, 'isolated');
  });

  it('F19: accepts a page that greets within the grace', () => {
    const host = waitForFrame();
    host.load();
    page.advance(graceAfterLoad - 1);
    host.greet();
    page.advance(2 * deadline);
    assert.equal(host.channels.length, 1);
    assert.deepEqual(host.codes(), []);
  });

  it('is content with a load after the greeting if the same document still answers', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.load();
    await host.say(port, 'still here', ['#answer', null, 1]);
    page.advance(2 * deadline);
    assert.deepEqual(host.codes(), []);
    assert.equal(host.channels[0]?.closed.aborted, false);
  });

  it('reports a load after the greeting if the document no longer answers', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.load();
    page.advance(graceAfterLoad);
    await closed(port);
    assert.deepEqual(host.codes(), ['frame-unrecognised']);
    assert.equal(host.channels[0]?.closed.aborted, true);
  });

  it('F30: hears nothing any more once its signal aborts', async () => {
    const host = waitForFrame();
    const port = host.greet();
    host.life.abort();
    await closed(port);
    assert.equal(host.channels[0]?.closed.aborted, true);
    host.greet({ data: hello({ documentId: 'two' }) });
    host.deliver({ origin: 'https://evil.example' });
    host.load();
    page.advance(2 * deadline);
    assert.equal(host.channels.length, 1);
    assert.deepEqual(host.codes(), []);
  });

  it('ends its deadline when its signal aborts', () => {
    const host = waitForFrame();
    host.life.abort();
    page.advance(2 * deadline);
    assert.deepEqual(host.codes(), []);
  });
});
