import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { Channel } from '../../src/bridge/channel.ts';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { propertyRuns } from '../support/test-files.js';
import { closed, closePorts, portPair } from '../support/stand-in-page.ts';

interface Out {
  word: string;
  end: null;
}

const parsers = {
  word: (body: unknown) => (typeof body === 'string' ? body : undefined),
  end: (body: unknown) => (body === null ? null : undefined),
};

/** A channel, the bare port at its other end, and each post that arrived there. */
function channelAndPort() {
  const [near, port] = portPair();
  const channel = new Channel<Out>(near);
  const posts: unknown[][] = [];
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    assert.ok(Array.isArray(data));
    posts.push(data);
  };
  return { channel, port, posts };
}

/** The same with the channel open. A word is answered with its length. */
function openChannelAndPort() {
  const { channel, port, posts } = channelAndPort();
  const words: string[] = [];
  channel.open(parsers, {
    word: (word) => {
      words.push(word);
      return word.length;
    },
    end: () => undefined,
  });
  return { channel, port, posts, words };
}

/** Two channels that talk to each other; the second one answers. */
function twoChannels(answer: (word: string) => unknown) {
  const [port1, port2] = portPair();
  const [asking, answering] = [new Channel<Out>(port1), new Channel<Out>(port2)];
  answering.open(parsers, { word: answer, end: () => undefined });
  return { asking, answering };
}

/** Resolves after the channel has handled every post on `port`, and the replies of those turns have arrived. */
function roundTrip(port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    const follow = ({ data }: MessageEvent<unknown>) => {
      if (!JSON.stringify(data).endsWith('["#answer",null,-1]]')) return;
      port.removeEventListener('message', follow);
      resolve();
    };
    port.addEventListener('message', follow);
    port.postMessage([['#ping', null, -1]]);
  });
}

/** The code that a call is rejected with, or its answer. */
function endOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (answer) => ({ answer }),
    (error: unknown) => error instanceof HyperCheckoutError && { code: error.code, field: error.field },
  );
}

const channelClosed = { code: 'channel-closed', field: 'frame-url' };

describe('a channel that sends', () => {
  afterEach(closePorts);

  for (const [count, sizes] of [
    [1, [1]],
    [64, [64]],
    [65, [64, 1]],
    [128, [64, 64]],
    [200, [64, 64, 64, 8]],
  ] as const) {
    it(`divides ${count} messages of one turn into posts of ${sizes.join(', ')}`, async () => {
      const { channel, port, posts } = channelAndPort();
      const words = Array.from({ length: count }, (_, index) => String(index));
      for (const word of words) channel.send('word', word);
      await roundTrip(port);
      const sent = posts.slice(0, -1);
      assert.deepEqual(
        sent.map(({ length }) => length),
        sizes,
      );
      assert.deepEqual(
        sent.flat(),
        words.map((word) => ['word', word]),
      );
    });
  }

  it('posts the messages of two turns apart', async () => {
    const { channel, port, posts } = channelAndPort();
    channel.send('word', 'first');
    await roundTrip(port);
    channel.send('word', 'second');
    await roundTrip(port);
    const pong = [['#answer', null, -1]];
    assert.deepEqual(posts, [[['word', 'first']], pong, [['word', 'second']], pong]);
  });

  it('keeps the order of messages, whatever the turns', async () => {
    const turns = fc.array(fc.array(fc.string(), { maxLength: 150 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(turns, async (given) => {
        const [port1, port2] = portPair();
        const [sender, receiver] = [new Channel<Out>(port1), new Channel<Out>(port2)];
        const received: string[] = [];
        receiver.open(parsers, { word: (word) => received.push(word), end: () => undefined });
        for (const turn of given) {
          for (const word of turn) sender.send('word', word);
          await Promise.resolve();
        }
        await sender.ping();
        assert.deepEqual(received, given.flat());
        assert.equal(receiver.dropped, 0);
        closePorts();
      }),
      { numRuns: propertyRuns(100) },
    );
  });
});

describe('a channel that asks', () => {
  afterEach(closePorts);

  for (const [title, returned, answer] of [
    ['the value that the handler returns', 5, 5],
    ['false', false, false],
    ['an empty text', '', ''],
    ['null for undefined', undefined, null],
    ['the value of a promise', Promise.resolve('later'), 'later'],
    ['null for a promise of undefined', Promise.resolve(undefined), null],
    ['the value of a promise of a promise', Promise.resolve(Promise.resolve(7)), 7],
  ] as const) {
    it(`is answered with ${title}`, async () => {
      const { asking } = twoChannels(() => returned);
      assert.equal(await asking.ask('word', 'question'), answer);
    });
  }

  it('gives each caller its own answer, in whatever order they come', async () => {
    const { channel, port, posts } = openChannelAndPort();
    const calls = ['a', 'b', 'c'].map((word) => channel.ask('word', word));
    await roundTrip(port);
    const numbers = posts[0]?.map((letter) => (Array.isArray(letter) ? (letter[2] as unknown) : undefined)) ?? [];
    assert.equal(new Set(numbers).size, 3);
    port.postMessage(numbers.map((number, index) => ['#answer', `answer ${index}`, number]).reverse());
    assert.deepEqual(await Promise.all(calls), ['answer 0', 'answer 1', 'answer 2']);
    assert.equal(channel.dropped, 0);
  });

  it('drops a second answer, and an answer to a call that it did not make', async () => {
    const { channel, port, posts } = openChannelAndPort();
    const call = channel.ask('word', 'question');
    await roundTrip(port);
    assert.deepEqual(posts[0], [['word', 'question', 1]]);
    port.postMessage([
      ['#answer', 'unasked', 2],
      ['#answer', 'first', 1],
      ['#answer', 'second', 1],
    ]);
    assert.equal(await call, 'first');
    await roundTrip(port);
    assert.equal(channel.dropped, 2);
  });

  it('expects no answer to a message that it only sent', async () => {
    const { channel, port, posts } = openChannelAndPort();
    channel.send('word', 'statement');
    port.postMessage([['word', 'reply']]);
    await roundTrip(port);
    assert.deepEqual(posts.flat(), [
      ['word', 'statement'],
      ['#answer', null, -1],
    ]);
  });

  it('pings the other side, and learns nothing but that it is there', async () => {
    const { asking, answering } = twoChannels(() => 'nobody asked');
    assert.equal(await asking.ping(), null);
    assert.equal(answering.dropped, 0);
  });
});

describe('a channel that receives', () => {
  afterEach(closePorts);

  it('keeps messages in order until it is opened, and answers pings before', async () => {
    const { channel, port, posts } = channelAndPort();
    port.postMessage([
      ['word', 'first'],
      ['word', 'second', 1],
    ]);
    await roundTrip(port);
    assert.deepEqual(posts, [[['#answer', null, -1]]]);
    const words: string[] = [];
    channel.open(parsers, { word: (word) => words.push(word), end: () => undefined });
    assert.deepEqual(words, ['first', 'second']);
    port.postMessage([['word', 'third', 2]]);
    await roundTrip(port);
    assert.deepEqual(words, ['first', 'second', 'third']);
    assert.deepEqual(posts.slice(1).flat(), [
      ['#answer', 2, 1],
      ['#answer', 3, 2],
      ['#answer', null, -1],
    ]);
    assert.equal(channel.dropped, 0);
  });

  it('passes the parsed body to the handler, not the body on the wire', async () => {
    const { channel, port } = channelAndPort();
    const bodies: unknown[] = [];
    channel.open({ word: (body) => ({ read: body }) }, { word: (body) => bodies.push(body) });
    port.postMessage([['word', 'raw']]);
    await roundTrip(port);
    assert.deepEqual(bodies, [{ read: 'raw' }]);
  });

  it('hands over a body that is read as null, false or empty', async () => {
    const { channel, port } = channelAndPort();
    const bodies: unknown[] = [];
    channel.open({ any: (body) => body }, { any: (body) => bodies.push(body) });
    port.postMessage([
      ['any', null],
      ['any', false],
      ['any', 0],
      ['any', ''],
    ]);
    await roundTrip(port);
    assert.deepEqual(bodies, [null, false, 0, '']);
    assert.equal(channel.dropped, 0);
  });

  for (const [title, post] of [
    ['nothing', null],
    ['a text', 'word'],
    ['an object that looks like a list', { 0: ['word', 'x'], length: 1 }],
    ['a list of something else', [null]],
    ['a message that is not a list', ['word']],
    ['a message without a name', [[]]],
    ['a body that the parser refuses', [['word', 1]]],
    ['an unknown name', [['words', 'x']]],
    ['a name that every object has', [['toString', 'x']]],
    ['a name that is a list', [[['word'], 'x']]],
    ['an answer without a number', [['#answer', 'x', 'one']]],
    ['more messages than one post may hold', Array.from({ length: 65 }, () => ['word', 'x'])],
  ] as const) {
    it(`drops and counts ${title}, and continues`, async () => {
      const { channel, port, posts, words } = openChannelAndPort();
      port.postMessage(post);
      port.postMessage([['word', 'fine']]);
      await roundTrip(port);
      assert.equal(channel.dropped, 1);
      assert.deepEqual(words, ['fine']);
      assert.deepEqual(posts, [[['#answer', null, -1]]]);
    });
  }

  it('takes as many messages in one post as it sends', async () => {
    const { channel, port, words } = openChannelAndPort();
    port.postMessage(Array.from({ length: 64 }, (_, index) => ['word', String(index)]));
    await roundTrip(port);
    assert.equal(words.length, 64);
    assert.equal(channel.dropped, 0);
  });

  it('never answers a dropped question, nor one without a number', async () => {
    const { port, posts } = openChannelAndPort();
    port.postMessage([
      ['word', 1, 1],
      ['word', 'x', 'two'],
      ['#ping', null, '3'],
    ]);
    await roundTrip(port);
    assert.deepEqual(posts, [[['#answer', null, -1]]]);
  });

  it('closes each port that comes with a message', async () => {
    const { port, words } = openChannelAndPort();
    const foreign = [portPair(), portPair()] as const;
    const gone = Promise.all(foreign.map(([kept]) => closed(kept)));
    port.postMessage(
      [['word', 'with ports']],
      foreign.map(([, sent]) => sent),
    );
    await gone;
    assert.deepEqual(words, ['with ports']);
  });
});

describe('a channel that closes', () => {
  afterEach(closePorts);

  it('sends what is waiting, says goodbye once, and closes its port', async () => {
    const { channel, port, posts } = openChannelAndPort();
    let aborts = 0;
    channel.closed.addEventListener('abort', () => aborts++);
    channel.send('word', 'last');
    assert.equal(channel.closed.aborted, false);
    channel.close();
    channel.close();
    channel.send('word', 'too late');
    await closed(port);
    assert.deepEqual(posts, [
      [
        ['word', 'last'],
        ['#bye', null],
      ],
    ]);
    assert.equal(channel.closed.aborted, true);
    assert.equal(aborts, 1);
  });

  it('rejects every call that waits, and every later one', async () => {
    const { channel } = openChannelAndPort();
    const calls = [channel.ask('word', 'one'), channel.ask('end', null), channel.ping()];
    channel.close();
    calls.push(channel.ask('word', 'late'), channel.ping());
    for (const call of calls) assert.deepEqual(await endOf(call), channelClosed);
  });

  it('ends at once when the other side says goodbye, and says nothing in return', async () => {
    const { channel, port, posts, words } = openChannelAndPort();
    const call = channel.ask('word', 'question');
    await roundTrip(port);
    posts.length = 0;
    port.postMessage([
      ['word', 'before'],
      ['#bye', null],
      ['word', 'after', 1],
      ['#answer', 'after', 1],
    ]);
    assert.deepEqual(await endOf(call), channelClosed);
    assert.equal(channel.closed.aborted, true);
    assert.deepEqual(words, ['before']);
    channel.close();
    await closed(port);
    assert.deepEqual(posts, []);
  });

  it('hands over nothing that it kept when it was closed before it opened', async () => {
    const { channel, port } = channelAndPort();
    port.postMessage([['word', 'kept']]);
    await roundTrip(port);
    channel.close();
    const words: string[] = [];
    channel.open(parsers, { word: (word) => words.push(word), end: () => undefined });
    assert.deepEqual(words, []);
  });

  it('stops in the middle of what it kept when a handler closes it', async () => {
    const { channel, port } = channelAndPort();
    port.postMessage([
      ['word', 'first'],
      ['word', 'second'],
    ]);
    await roundTrip(port);
    const words: string[] = [];
    channel.open(parsers, {
      word: (word) => {
        words.push(word);
        channel.close();
      },
      end: () => undefined,
    });
    assert.deepEqual(words, ['first']);
  });

  it('does not answer a question whose handler closes it', async () => {
    const { asking, answering } = twoChannels(() => answering.close());
    assert.deepEqual(await endOf(asking.ask('word', 'question')), channelClosed);
    assert.equal(asking.dropped, 0);
  });
});
