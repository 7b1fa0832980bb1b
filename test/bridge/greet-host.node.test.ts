import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptHost } from '../../src/bridge/channel.ts';
import { greetHost, greetingVersion, parentOrigin, readGreeting, writeGreeting } from '../../src/bridge/greeting.ts';
import { closed, StandInWindow, useStandInPage } from '../support/stand-in-page.ts';

const shop = 'https://shop.example';

describe('a greeting', () => {
  it('is read as it was written', () => {
    const greetings = fc.record({
      kind: fc.constantFrom('hello' as const, 'refused' as const),
      version: fc.integer(),
      documentId: fc.string(),
    });
    fc.assert(
      fc.property(greetings, (greeting) => {
        assert.deepEqual(readGreeting(structuredClone(writeGreeting(greeting))), { ...greeting });
      }),
    );
  });

  it('has the version 0 if it does not name one', () => {
    for (const version of [undefined, '1', null]) {
      const data = { 'hyper-checkout': 'hello', version, documentId: 'one' };
      assert.deepEqual(readGreeting(data), { kind: 'hello', version: 0, documentId: 'one' });
    }
  });

  for (const [title, data] of [
    ['nothing', null],
    ['a text', 'hello'],
    ['a list', ['hyper-checkout', 'hello']],
    [
      'an instance of a class',
      Object.assign(new Error(), { 'hyper-checkout': 'hello', version: 1, documentId: 'one' }),
    ],
    ['another package', { source: 'react-devtools', version: 1, documentId: 'one' }],
    ['another kind', { 'hyper-checkout': 'goodbye', version: 1, documentId: 'one' }],
    ['no document', { 'hyper-checkout': 'hello', version: 1 }],
    ['a number for the document', { 'hyper-checkout': 'refused', version: 1, documentId: 1 }],
  ] as const) {
    it(`is not read from ${title}`, () => assert.equal(readGreeting(data), undefined));
  }
});

describe('the origin of the page that frames this one', () => {
  const page = useStandInPage();

  for (const [title, ancestorOrigins, referrer, origin] of [
    ['the first ancestor', [shop, 'https://portal.example'], 'https://other.example/', shop],
    ['hidden if the first ancestor is opaque', ['null'], `${shop}/cart`, undefined],
    ['the origin of the referrer where the browser names no ancestors', undefined, `${shop}/cart?id=1`, shop],
    ['the origin of the referrer if the list of ancestors is empty', [], `${shop}:8443/`, `${shop}:8443`],
    ['hidden without a referrer', undefined, '', undefined],
  ] as const) {
    it(`is ${title}`, () => {
      page.window.parent = new StandInWindow();
      if (ancestorOrigins) page.location.ancestorOrigins = ancestorOrigins;
      page.document.referrer = referrer;
      assert.equal(parentOrigin(), origin);
    });
  }

  it('does not exist for a page that is not framed', () => {
    page.location.ancestorOrigins = [shop];
    page.document.referrer = `${shop}/`;
    assert.equal(parentOrigin(), undefined);
  });
});

describe('the frame’s side of the handshake', () => {
  const page = useStandInPage();

  /** Frames the page by a shop and returns the shop's window. */
  function framedBy(origin: string): StandInWindow {
    page.window.parent = new StandInWindow();
    page.location.ancestorOrigins = [origin];
    return page.window.parent;
  }

  it('greets the parent at once, at its exact origin, with one port', () => {
    const parent = framedBy(shop);
    void greetHost({ parents: ['https://other.example', shop] });
    assert.equal(parent.posted.length, 1);
    const [{ message, origin, ports } = assert.fail()] = parent.posted;
    const greeting = readGreeting(message);
    assert.ok(greeting);
    assert.equal(greeting.kind, 'hello');
    assert.equal(greeting.version, greetingVersion);
    assert.match(greeting.documentId, /^[\da-f-]{36}$/);
    assert.equal(origin, shop);
    assert.equal(ports.length, 1);
    assert.ok(ports[0] instanceof MessagePort);
  });

  for (const origin of [
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://www.shop.example',
    'https://shop.example.evil.example',
    'https://shop.exampl',
  ]) {
    it(`tells ${origin} that it is refused, once and without a port`, () => {
      const parent = framedBy(origin);
      void greetHost({ parents: [shop] });
      page.advance(10_000);
      assert.equal(parent.posted.length, 1);
      const [{ message, origin: target, ports } = assert.fail()] = parent.posted;
      assert.equal(readGreeting(message)?.kind, 'refused');
      assert.equal(readGreeting(message)?.version, greetingVersion);
      assert.equal(target, origin);
      assert.deepEqual(ports, []);
    });
  }

  it('says nothing to a parent whose origin is hidden, nor to itself', () => {
    const hidden = framedBy('null');
    void greetHost({ parents: [shop, 'null'] });
    page.advance(10_000);
    assert.deepEqual(hidden.posted, []);
    page.window.parent = page.window;
    void greetHost({ parents: [shop] });
    page.advance(10_000);
    assert.deepEqual(page.window.posted, []);
  });

  it('F19: repeats the greeting after 100 ms, then after twice the pause, at most every 3.2 s', () => {
    const parent = framedBy(shop);
    void greetHost({ parents: [shop] });
    const at: number[] = [];
    for (let ms = 0; ms < 13_000; ms++) {
      while (at.length < parent.posted.length) at.push(ms);
      page.advance(1);
    }
    assert.deepEqual(at, [0, 100, 300, 700, 1500, 3100, 6300, 9500, 12_700]);
    const greetings = parent.posted.map(({ message }) => readGreeting(message));
    assert.ok(parent.posted.every(({ origin, ports }) => origin === shop && ports.length === 1));
    assert.equal(new Set(greetings.map((greeting) => greeting?.documentId)).size, 1);
    assert.equal(new Set(parent.posted.map(({ ports }) => ports[0])).size, at.length);
  });

  it('gives each document an id of its own', () => {
    const parent = framedBy(shop);
    void greetHost({ parents: [shop] });
    void greetHost({ parents: [shop] });
    const [one, other] = parent.posted.map(({ message }) => readGreeting(message)?.documentId);
    assert.notEqual(one, other);
  });

  it('resolves with the port that the host accepts, closes the others and greets no more', async () => {
    const parent = framedBy(shop);
    const greeted = greetHost({ parents: [shop] });
    page.advance(350);
    const [first, second, third] = parent.posted.map(({ ports }) => ports[0]!);
    assert.ok(first && second && third);
    const others = Promise.all([closed(first), closed(third)]);
    second.postMessage('accept');
    const port = await greeted;
    await others;
    page.advance(10_000);
    assert.equal(parent.posted.length, 3);
    const heard = new Promise((resolve) => (second.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)));
    port.postMessage('still open');
    assert.equal(await heard, 'still open');
  });

  it('stops greeting when its signal aborts', () => {
    const parent = framedBy(shop);
    const life = new AbortController();
    void greetHost({ parents: [shop], signal: life.signal });
    page.advance(150);
    life.abort();
    page.advance(10_000);
    assert.equal(parent.posted.length, 2);
  });

  it('opens a channel on the accepted port', async () => {
    const parent = framedBy(shop);
    const words: unknown[] = [];
    const accepted = acceptHost<{ reply: string }, { word: (body: unknown) => string }>({
      greeted: greetHost({ parents: [shop] }),
      parsers: { word: String },
      handlers: (channel) => ({
        word: (word) => {
          words.push(word);
          channel.send('reply', 'from the frame');
        },
      }),
    });
    const port = parent.posted[0]?.ports[0];
    assert.ok(port);
    const heard = new Promise((resolve) => (port.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)));
    port.postMessage('accept');
    port.postMessage([['word', 'from the host']]);
    assert.deepEqual(await heard, [['reply', 'from the frame']]);
    assert.deepEqual(words, ['from the host']);
    assert.equal((await accepted).dropped, 0);
  });
});
