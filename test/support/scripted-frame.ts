import type { Channel, Handlers } from '../../src/bridge/channel.ts';
import { connectToFrame } from '../../src/bridge/connect-to-frame.ts';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { frameToHost, type HostToFrame } from '../../src/protocol/frame-messages.ts';
import { isPlainObject } from '../../src/protocol/plain-object.ts';
import { scriptedUrl } from './faults.ts';

/** A page in an iframe that says what a test has it say, and what the real host made of it. */
export interface ScriptedFrame {
  readonly frame: HTMLIFrameElement;
  readonly channels: Channel<HostToFrame>[];
  /** The messages that a parser took: name and parsed body. */
  readonly taken: (readonly [name: string, body: unknown])[];
  readonly issues: Issue[];
  /** Resolves once the host has taken the event `marker`, which a script says last. */
  readonly marked: () => Promise<void>;
  /** Resolves with the first issue. */
  readonly failed: () => Promise<Issue>;
}

const ends: (() => void)[] = [];

/** Puts such a frame on the page; `prepare` may still change the iframe. */
export function scriptedFrame(source: string, prepare: (frame: HTMLIFrameElement) => void = () => undefined) {
  const url = scriptedUrl(source);
  const frame = document.createElement('iframe');
  frame.referrerPolicy = 'strict-origin';
  const life = new AbortController();
  const changes = new EventTarget();
  const changed = () => void changes.dispatchEvent(new Event('change'));
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }));
  };
  const isMarker = ([, body]: readonly unknown[]) => isPlainObject(body) && body['event'] === 'marker';
  const watched: ScriptedFrame = {
    frame,
    channels: [],
    taken: [],
    issues: [],
    marked: () => until(() => watched.taken.slice(-1).some(isMarker)),
    failed: async () => {
      await until(() => watched.issues.length > 0);
      return watched.issues[0] ?? expectedIssue();
    },
  };
  const take = (name: string) => (body: unknown) => {
    watched.taken.push([name, body]);
    changed();
  };
  connectToFrame<HostToFrame, typeof frameToHost>({
    frame,
    url,
    parsers: frameToHost,
    deadline: 30_000,
    signal: life.signal,
    connected: (channel): Handlers<typeof frameToHost> => {
      watched.channels.push(channel);
      return {
        'sdk-event': take('sdk-event'),
        height: take('height'),
        alive: take('alive'),
        initiated: take('initiated'),
        'sdk-failed': take('sdk-failed'),
        refused: take('refused'),
        warned: take('warned'),
      };
    },
    failed: (issue) => {
      watched.issues.push(issue);
      changed();
    },
  });
  frame.src = url;
  prepare(frame);
  document.body.append(frame);
  ends.push(() => {
    life.abort();
    frame.remove();
  });
  return watched;
}

/** Takes every such frame off the page again. */
export function removeScriptedFrames(): void {
  for (const end of ends.splice(0)) end();
}

/**
 * The script of a page that greets as ours does. `accepted` runs once the host has taken its port; it may use
 * `say(...letters)` and `mark()`, which tells the test that all was said. `heard` runs for each message of the host, with
 * its `name`, `body` and `call`.
 */
export function greeting(accepted: string, fields = "version: 1, documentId: 'one'", heard = ''): string {
  return `
    const { port1: port, port2 } = new MessageChannel();
    const say = (...letters) => port.postMessage(letters);
    const mark = () => say(['sdk-event', { event: 'marker' }]);
    port.onmessage = ({ data }) => {
      if (data === 'accept') { ${accepted} }
      else for (const [name, body, call] of data) {
        if (name === '#ping') say(['#answer', null, call]);
        ${heard}
      }
    };
    parent.postMessage({ 'hyper-checkout': 'hello', ${fields} }, '${location.origin}', [port2]);`;
}

const initiated = `tell('initiate_result', { action: 'initiate', status: 'success' }, { error: false });`;
const shown = `tell('hide_loader');`;

/**
 * The address of a frame page with an SDK in good health: it initiates at once, shows a page for each order, and ends as
 * `backpressed` when the shopper presses back.
 *
 * `onProcess` and `onInitiate` replace what it says then. They may use `tell(event, payload, more)` and `end(status)`.
 */
export function healthyFrameUrl({ onProcess = shown, onInitiate = initiated } = {}): string {
  return scriptedUrl(`
    let request;
    const tell = (event, payload = {}, more = {}) =>
      say(['sdk-event', { event, service: request.service, requestId: request.requestId, payload, ...more }]);
    const end = (status) =>
      tell('process_result', { action: 'process', status }, { error: status !== 'charged', errorCode: '', errorMessage: '' });
    const parts = {
      initiate(body) { request = body; ${onInitiate} },
      process(body) { request = body; ${onProcess} },
      'back-press'(body, call) { say(['#answer', true, call]); end('backpressed'); },
    };
    ${greeting('', 'version: 1, documentId: crypto.randomUUID()', 'parts[name]?.(body, call);')}`);
}

function expectedIssue(): never {
  throw new Error('There is no issue.');
}
