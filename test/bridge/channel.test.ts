import { expect } from '@open-wc/testing';
import { Channel } from '../../src/bridge/channel.ts';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';

interface Out {
  word: string;
  end: null;
}

const parsers = {
  word: (body: unknown) => (typeof body === 'string' ? body : undefined),
  end: (body: unknown) => (body === null ? null : undefined),
};

/** A channel and a bare port at its other end. */
function pair() {
  const { port1, port2 } = new MessageChannel();
  const channel = new Channel<Out>(port1);
  const words: string[] = [];
  const ended = new Promise<void>((resolve) => {
    channel.open(parsers, {
      word: (word) => {
        words.push(word);
        return word.length;
      },
      end: () => resolve(),
    });
  });
  return { channel, port: port2, words, ended };
}

function nextMessage(port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));
}

describe('a channel', () => {
  it('sends the letters of one turn in one message, in order', async () => {
    const { channel, port } = pair();
    const message = nextMessage(port);
    for (const word of ['a', 'b', 'c']) channel.send('word', word);
    expect(await message).to.deep.equal([
      ['word', 'a'],
      ['word', 'b'],
      ['word', 'c'],
    ]);
  });

  it('keeps the order of ten thousand letters', async () => {
    const { port1, port2 } = new MessageChannel();
    const sender = new Channel<Out>(port1);
    const words: string[] = [];
    const receiver = new Channel<Out>(port2);
    const ended = new Promise<void>((resolve) => {
      receiver.open(parsers, { word: (word) => words.push(word), end: () => resolve() });
    });
    for (let index = 0; index < 10_000; index++) sender.send('word', String(index));
    sender.send('end', null);
    await ended;
    expect(words).to.have.length(10_000);
    expect(words.every((word, index) => word === String(index))).to.equal(true);
  });

  it('keeps what comes before it is opened, in order, and answers pings meanwhile', async () => {
    const { port1, port2 } = new MessageChannel();
    const early = new Channel<Out>(port1);
    const late = new Channel<Out>(port2);
    early.send('word', 'first');
    const length = early.ask('word', 'second');
    await early.ping();
    const words: string[] = [];
    late.open(parsers, {
      word: (word) => {
        words.push(word);
        return word.length;
      },
      end: () => undefined,
    });
    expect(await length).to.equal(6);
    await early.ask('word', 'third');
    expect(words).to.deep.equal(['first', 'second', 'third']);
  });

  it('answers a question with what its handler returned', async () => {
    const { channel: asking, port } = pair();
    const answering = new Channel<Out>(port);
    answering.open(parsers, { word: (word) => word.length, end: () => undefined });
    expect(await asking.ask('word', 'seven')).to.equal(5);
    expect(await asking.ask('end', null)).to.equal(null);
  });

  it('rejects whoever waits for an answer when the other side says goodbye', async () => {
    const { channel, port } = pair();
    const other = new Channel<Out>(port);
    other.open(parsers, { word: () => other.close(), end: () => undefined });
    const error = await channel.ask('word', 'anyone there?').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(HyperCheckoutError);
    expect(error).to.include({ code: 'channel-closed', recoverable: true });
    expect(channel.closed.aborted).to.equal(true);
    const late = await channel.ask('word', 'still?').catch((reason: unknown) => reason);
    expect(late).to.include({ code: 'channel-closed' });
  });

  it('closes once, tells the other side and sends nothing afterwards', async () => {
    const { channel, port } = pair();
    const message = nextMessage(port);
    channel.send('word', 'last');
    channel.close();
    channel.close();
    channel.send('word', 'too late');
    expect(await message).to.deep.equal([
      ['word', 'last'],
      ['#bye', null],
    ]);
  });

  it('drops and counts what is no letter of its dictionary, and goes on', async () => {
    const { channel, port, words, ended } = pair();
    const shapes = Object.getOwnPropertyNames(Object.prototype).length;
    const poisoned = Object.defineProperty({}, '__proto__', { value: { polluted: true }, enumerable: true });
    const hostile: unknown[] = [
      null,
      'word',
      42,
      {},
      [null],
      ['word'],
      [['word', 1]],
      [['word', { toString: 'x' }]],
      [['toString', 'x']],
      [['__proto__', poisoned]],
      [['constructor', null]],
      [[{}, 'x']],
      [['#answer', 'x', 'no number']],
      [[['word'], 'x']],
    ];
    for (const message of hostile) port.postMessage(message);
    port.postMessage([
      ['word', 'fine'],
      ['end', null],
    ]);
    await ended;
    expect(words).to.deep.equal(['fine']);
    expect(channel.dropped).to.equal(hostile.length);
    expect(Object.getOwnPropertyNames(Object.prototype)).to.have.length(shapes);
    expect(Reflect.get({}, 'polluted')).to.equal(undefined);
  });
});
