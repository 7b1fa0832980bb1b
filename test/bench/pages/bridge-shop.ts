import type { Channel } from '../../../src/bridge/channel.ts';
import { connectToFrame } from '../../../src/bridge/connect-to-frame.ts';
import { echoMessages, rawPort, type Echo } from './echo-messages.ts';

/** One of the two ways to talk to the frame. */
type Contestant = 'channel' | 'port';

/** A way to send one body and wait for its answer. */
type Ask = (body: Record<string, unknown>) => Promise<unknown>;

const asks: Partial<Record<Contestant, Ask>> = {};
let port: MessagePort | undefined;

/** Puts the frame in and opens both ways to it. */
function connect(url: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.src = url;
  return new Promise((resolve, reject) => {
    connectToFrame<Echo, typeof echoMessages>({
      frame,
      url,
      parsers: echoMessages,
      deadline: 10_000,
      signal: new AbortController().signal,
      failed: ({ message }) => reject(new Error(message)),
      connected: (channel) => {
        openChannel(channel);
        openPort(frame, new URL(url).origin);
        resolve();
        return { echo: (body) => body };
      },
    });
    document.body.append(frame);
  });
}

function openChannel(channel: Channel<Echo>): void {
  asks.channel = (body) => channel.ask('echo', body);
}

/** The least that asks and answers: messages on one port come back in the order in which they were sent. */
function openPort(frame: HTMLIFrameElement, origin: string): void {
  const { port1, port2 } = new MessageChannel();
  const waiting: ((answer: unknown) => void)[] = [];
  let next = 0;
  port1.onmessage = ({ data }) => {
    waiting[next++]?.(data);
    if (next === waiting.length) next = waiting.length = 0;
  };
  asks.port = (body) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port1.postMessage(body);
    });
  port = port1;
  frame.contentWindow?.postMessage(rawPort, origin, [port2]);
}

/** Asks one after the other and returns how long each took, in ms. */
async function roundTrips(contestant: Contestant, calls: number): Promise<number[]> {
  const ask = askOf(contestant);
  const times: number[] = [];
  for (const body of bodies(calls)) {
    const started = performance.now();
    await ask(body);
    times.push(performance.now() - started);
  }
  return times;
}

/** Asks all at once and returns how long it took until the last answer was there, in ms. */
async function burst(contestant: Contestant, calls: number): Promise<number> {
  const ask = askOf(contestant);
  const all = bodies(calls);
  const started = performance.now();
  const answers = await Promise.all(all.map(ask));
  const time = performance.now() - started;
  if (answers.some((answer, index) => idOf(answer) !== idOf(all[index]))) throw new Error('An answer was mixed up');
  return time;
}

function askOf(contestant: Contestant): Ask {
  const ask = asks[contestant];
  if (!ask || !port) throw new Error('Not connected');
  return ask;
}

let made = 0;

/** Bodies of about 1 KB. No two are the same object nor say the same: a clone writes a repeated object only once. */
function bodies(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, () => {
    const id = String(++made).padStart(12, '0');
    return { id, event: 'log_stream', payload: { label: 'hyper_sdk_bench', text: `${id} `.repeat(73) } };
  });
}

function idOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
}

/** The functions that the suite calls in the page. */
const bench = { connect, roundTrips, burst };

declare global {
  interface Window {
    bridgeBench: typeof bench;
  }
}

window.bridgeBench = bench;
