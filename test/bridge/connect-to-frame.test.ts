import { expect } from '@open-wc/testing';
import type { Channel, Handlers } from '../../src/bridge/channel.ts';
import { connectToFrame } from '../../src/bridge/connect-to-frame.ts';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { faultUrl, scriptedUrl } from '../support/faults.ts';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';

const parsers = {
  word: (body: unknown) => (typeof body === 'string' ? body : undefined),
  done: (body: unknown) => (body === null ? null : undefined),
};

interface Watched {
  readonly frame: HTMLIFrameElement;
  readonly channels: Channel<{ ping: string; reload: null }>[];
  readonly words: string[];
  readonly issues: Issue[];
  /** Resolves at the next change of any of these. */
  readonly next: () => Promise<void>;
  readonly stop: () => void;
}

const watches: Watched[] = [];

/** The time that a page may be silent after it has loaded, in ms. */
const graceAfterLoad = 2_000;

/** Puts a scripted frame on the page and listens to it. */
function watch(source: string, options: { url?: string; deadline?: number; src?: string } = {}): Watched {
  const frame = document.createElement('iframe');
  frame.referrerPolicy = 'strict-origin';
  const life = new AbortController();
  let wake: (() => void)[] = [];
  const told = () => {
    for (const resolve of wake.splice(0)) resolve();
  };
  const watched: Watched = {
    frame,
    channels: [],
    words: [],
    issues: [],
    next: () => new Promise((resolve) => (wake = [...wake, resolve])),
    stop: () => {
      life.abort();
      frame.remove();
    },
  };
  const { src = scriptedUrl(source) } = options;
  connectToFrame<{ ping: string; reload: null }, typeof parsers>({
    frame,
    url: options.url ?? src,
    parsers,
    deadline: options.deadline ?? 30_000,
    signal: life.signal,
    connected: (channel): Handlers<typeof parsers> => {
      watched.channels.push(channel);
      queueMicrotask(told);
      return {
        word: (word) => {
          watched.words.push(word);
          told();
          return word.toUpperCase();
        },
        done: told,
      };
    },
    failed: (issue) => {
      watched.issues.push(issue);
      told();
    },
  });
  frame.src = src;
  document.body.append(frame);
  watches.push(watched);
  return watched;
}

/** The greeting of a frame page; `accepted` runs with its port once the host has accepted it. */
const greet = (accepted = '', documentId = 'crypto.randomUUID()', version = 1) => `
  const documentId = ${documentId};
  const { port1: port, port2 } = new MessageChannel();
  const say = (...letters) => port.postMessage(letters);
  port.onmessage = ({ data }) => {
    if (data === 'accept') { ${accepted} }
    else for (const [name, , call] of data) if (name === '#ping') say(['#answer', null, call]);
  };
  parent.postMessage({ 'hyper-checkout': 'hello', version: ${version}, documentId }, '${location.origin}', [port2]);`;

describe('the host’s side of the handshake', () => {
  afterEach(() => {
    releaseTimers();
    for (const { stop } of watches.splice(0)) stop();
  });

  it('takes the port of the right window at the right origin, and hears what is said on it', async () => {
    const watched = watch(greet(`say(['word', 'hello']);`));
    while (watched.words.length === 0) await watched.next();
    expect(watched.words).to.deep.equal(['hello']);
    expect(watched.channels).to.have.length(1);
    expect(watched.issues).to.deep.equal([]);
  });

  it('ignores another window of the right origin', async () => {
    const decoy = document.createElement('iframe');
    decoy.src = scriptedUrl(greet(`say(['word', 'from the decoy']);`));
    const watched = watch(`
      addEventListener('message', () => { ${greet(`say(['word', 'from the frame']);`)} });`);
    const heard = new Promise((resolve) =>
      window.addEventListener('message', ({ source }) => source === decoy.contentWindow && resolve(null)),
    );
    document.body.append(decoy);
    await heard;
    expect(watched.channels).to.have.length(0);
    watched.frame.contentWindow?.postMessage('now you', '*');
    while (watched.words.length === 0) await watched.next();
    expect(watched.words).to.deep.equal(['from the frame']);
    decoy.remove();
  });

  it('refuses the right window at another origin, and says so', async () => {
    const watched = watch(greet(`say(['word', 'hello']);`), { url: 'https://pay.shop.example/frame/' });
    while (watched.issues.length === 0) await watched.next();
    expect(watched.issues[0]).to.include({ code: 'origin-rejected', field: 'frame-url' });
    expect(watched.channels).to.have.length(0);
  });

  it('ignores an event that a script on this page made up', async () => {
    const watched = watch(`addEventListener('message', () => { ${greet(`say(['word', 'real']);`)} });`);
    const { port1 } = new MessageChannel();
    const data = { 'hyper-checkout': 'hello', version: 1, documentId: 'x' };
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: new URL(watched.frame.src).origin, ports: [port1] }),
    );
    await new Promise((resolve) => watched.frame.addEventListener('load', resolve, { once: true }));
    expect(watched.channels).to.have.length(0);
    watched.frame.contentWindow?.postMessage('now you', '*');
    while (watched.words.length === 0) await watched.next();
    expect(watched.words).to.deep.equal(['real']);
  });

  it('F19, F20: takes the first of several greetings of one document and no other port', async () => {
    const watched = watch(`
      const offer = (word) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => port1.postMessage(data === 'accept' ? [['word', word]] : [['#answer', null, data[0][2]]]);
        parent.postMessage({ 'hyper-checkout': 'hello', version: 1, documentId: 'one' }, '${location.origin}', [port2]);
        return port1;
      };
      offer('first');
      offer('second').postMessage([['word', 'uninvited']]);`);
    while (watched.words.length === 0) await watched.next();
    // The second port came before the first one's word; what was said on it would be here after a round trip.
    await watched.channels[0]?.ping();
    expect(watched.words).to.deep.equal(['first']);
    expect(watched.channels).to.have.length(1);
  });

  it('F20: gives a frame that reloads a new channel and closes the old one', async () => {
    const watched = watch(greet(`port.onmessage = () => location.reload(); say(['word', 'up']);`));
    while (watched.words.length === 0) await watched.next();
    watched.channels[0]?.send('reload', null);
    while (watched.words.length < 2) await watched.next();
    expect(watched.channels).to.have.length(2);
    expect(watched.channels[0]?.closed.aborted).to.equal(true);
    expect(watched.channels[1]?.closed.aborted).to.equal(false);
  });

  it('reports a frame that goes elsewhere in mid-conversation', async () => {
    const passTimer = holdTimers(graceAfterLoad);
    const elsewhere = scriptedUrl(`parent.postMessage('elsewhere', '${location.origin}');`);
    const arrived = new Promise<void>((resolve) =>
      window.addEventListener('message', ({ data }) => data === 'elsewhere' && resolve()),
    );
    const watched = watch(greet(`say(['word', 'up']); location.href = '${elsewhere}';`));
    await arrived;
    await passTimer(graceAfterLoad);
    expect(watched.issues.map(({ code }) => code)).to.deep.equal(['frame-unrecognised']);
    expect(watched.channels[0]?.closed.aborted).to.equal(true);
  });

  it('F30: hears nothing any more once it was told to stop', async () => {
    const watched = watch(greet(`setInterval(() => say(['word', 'tick']), 5);`));
    while (watched.words.length < 3) await watched.next();
    watched.stop();
    const { length } = watched.words;
    const other = watch(greet(`say(['word', 'hello']);`));
    while (other.words.length === 0) await other.next();
    expect(watched.words).to.have.length(length);
    expect(watched.channels[0]?.closed.aborted).to.equal(true);
  });

  it('names both versions when they differ', async () => {
    const watched = watch(greet('', `'one'`, 7));
    while (watched.issues.length === 0) await watched.next();
    expect(watched.issues[0]).to.include({ code: 'protocol-mismatch', reason: 'frame-speaks-7-not-1' });
  });

  it('reports a page that loads and does not greet', async () => {
    const passTimer = holdTimers(graceAfterLoad);
    const watched = watch('');
    await passTimer(graceAfterLoad);
    expect(watched.issues.map(({ code }) => code)).to.deep.equal(['frame-unrecognised']);
  });

  it('reports a page that never comes, within the deadline', async () => {
    const deadline = 7_000;
    const passTimer = holdTimers(deadline);
    const watched = watch('', { deadline, src: faultUrl('hangs') });
    await passTimer(deadline);
    expect(watched.issues.map(({ code }) => code)).to.deep.equal(['frame-timeout']);
  });

  it('is not impressed by what others post to this window', async () => {
    const chatter = [
      'null',
      'undefined',
      '"hello"',
      '42',
      '[]',
      '{}',
      '{ "hyper-checkout": "hello" }',
      '{ "hyper-checkout": "hello", version: "1", documentId: 1 }',
      '{ source: "react-devtools" }',
      '(() => { const o = {}; Object.defineProperty(o, "__proto__", { value: { "hyper-checkout": "hello", version: 1, documentId: "x" }, enumerable: true }); return o; })()',
      'new Map([["hyper-checkout", "hello"]])',
      'new Error("hyper-checkout")',
    ];
    const watched = watch(
      `for (const item of [${chatter.join(',')}]) parent.postMessage(item, '${location.origin}'); ${greet(`say(['word', 'hello']);`)}`,
    );
    while (watched.words.length === 0) await watched.next();
    expect(watched.channels).to.have.length(1);
    expect(watched.issues).to.deep.equal([]);
  });
});

describe('the frame’s side of the handshake', () => {
  it('tells a page that is not on its list that it is refused', async () => {
    const watched = watch('', { src: faultUrl('other-parent') });
    while (watched.issues.length === 0) await watched.next();
    expect(watched.issues[0]?.code).to.equal('frame-refused');
    expect(watched.channels).to.have.length(0);
    watched.stop();
  });
});
