import type { HyperCheckoutElement } from '../../../src/element.ts';

/*
 * The shop's page of the suites boot, click and memory. The element comes from the built one-file script, which the page
 * names before this one; its frame and payment page are the simulator's.
 */

/** The first message of a bare frame. */
const firstMessage = 'first-message';

/** Durations of parts of an element's life, in ms. */
interface ElementTimes {
  /** From the element's connection to its frame's greeting having been accepted. */
  readonly channel: number;
  /** From the element's connection to `hyper-initiate-result`. */
  readonly ready: number;
}

/** The size of a run of {@link measureBoot}, and its frames. */
interface BootRun {
  readonly rounds: number;
  readonly mounts: number;
  readonly silent: string;
  readonly bare: string;
}

/** The times of each round, in ms. */
export interface BootTimes {
  readonly bare: number[][];
  readonly channel: number[][];
}

/** The time from `process()` of a ready element to its order being shown, in ms. */
interface ShowTimes {
  /** From `process()` to the frame being visible by its computed style. */
  readonly visible: number;
  /** From `process()` to `hyper-hide-loader`: the payment page says that it has been painted. */
  readonly loaderHidden: number;
}

/** The signed order of one payment. */
interface Order {
  readonly orderDetails: string;
  readonly signature: string;
}

/** A frame that stays: the frames' site then has a process already, as on a page that is in use. */
function keepWarm(url: string): Promise<void> {
  const frame = frameOf(url);
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  });
}

/** Puts in a frame that says one thing and takes it out again. Returns how long it took to hear it, in ms. */
async function mountBareFrame(url: string): Promise<number> {
  const frame = frameOf(url);
  const { origin } = new URL(url);
  const said = heard(origin);
  const started = performance.now();
  document.body.append(frame);
  const time = (await said) - started;
  frame.remove();
  await settle();
  return time;
}

/** Puts in an element, waits until it is ready and takes it out again. */
async function mountElement(): Promise<ElementTimes> {
  const { element, times } = await readyElement();
  element.remove();
  await settle();
  return times;
}

/** Measures each round of mounts, bare frames and elements by turns, without a debugger attached to the page. */
async function measureBoot({ rounds, mounts, silent, bare }: BootRun): Promise<BootTimes> {
  await keepWarm(silent);
  const taken: BootTimes = { bare: [], channel: [] };
  for (let round = 0; round < rounds; round++) {
    const times: { readonly bare: number[]; readonly channel: number[] } = { bare: [], channel: [] };
    const turns = [
      async () => void times.bare.push(await mountBareFrame(bare)),
      async () => void times.channel.push((await mountElement()).channel),
    ];
    for (let mount = 0; mount < mounts; mount++)
      for (const turn of mount % 2 ? turns : [...turns].reverse()) await turn();
    taken.bare.push(times.bare);
    taken.channel.push(times.channel);
  }
  return taken;
}

/** Mounts an element, or a bare frame if there is an address for it, so many times. */
async function mountMany(times: number, bareFrame?: string): Promise<void> {
  for (let time = 0; time < times; time++) {
    if (bareFrame === undefined) await mountElement();
    else await mountBareFrame(bareFrame);
  }
}

/** The checkout or frame that waits to be shown; one at a time. */
let ahead: ReactiveCheckout | undefined;
let bareAhead: HTMLIFrameElement | undefined;

/** Puts in an element and leaves it there, ready and hidden. */
async function prepareElement(): Promise<void> {
  ahead = (await readyElement()).element;
}

/** Gives an order to the element that was prepared, and takes it out once its page is there. */
async function showElement(order: Order): Promise<ShowTimes> {
  const element = ahead;
  const frame = element?.shadowRoot?.querySelector('iframe');
  if (!element || !frame) throw new Error('No element was prepared');
  const loaderHidden = when(element, 'hyper-hide-loader');
  const started = performance.now();
  element.process(order).catch(() => undefined);
  await element.updateComplete;
  const visible = getComputedStyle(frame).visibility === 'visible' ? performance.now() : NaN;
  const times = { visible: visible - started, loaderHidden: (await loaderHidden) - started };
  element.remove();
  await settle();
  return times;
}

/** Puts in a bare frame, hidden, and waits until it has loaded. */
async function prepareBareFrame(url: string): Promise<void> {
  bareAhead = frameOf(url);
  bareAhead.style.visibility = 'hidden';
  const { origin } = new URL(url);
  const said = heard(origin);
  document.body.append(bareAhead);
  await said;
}

/** Shows the prepared bare frame and tells it; it answers once it has been painted. Returns how long that took, in ms. */
async function showBareFrame(): Promise<number> {
  const frame = bareAhead;
  if (!frame) throw new Error('No frame was prepared');
  const { origin } = new URL(frame.src);
  const said = heard(origin);
  const started = performance.now();
  frame.style.visibility = 'visible';
  frame.contentWindow?.postMessage('show', origin);
  const time = (await said) - started;
  frame.remove();
  await settle();
  return time;
}

/** The time at which a bare frame of an origin says something. */
function heard(origin: string): Promise<number> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.data !== firstMessage) return;
      resolve(performance.now());
      window.removeEventListener('message', listen);
    };
    window.addEventListener('message', listen);
  });
}

type ReactiveCheckout = HyperCheckoutElement & { readonly updateComplete: Promise<boolean> };

async function readyElement(): Promise<{ element: ReactiveCheckout; times: ElementTimes }> {
  const element = document.createElement('hyper-checkout') as ReactiveCheckout;
  element.clientId = 'acme';
  element.environment = 'sandbox';
  element.merchantKeyId = document.documentElement.dataset['keyId'] ?? '';
  element.frameUrl = document.documentElement.dataset['frameUrl'] ?? '';
  element.manual = true;
  const failed = new Promise<never>((_, reject) => {
    element.addEventListener('hyper-error', ({ detail }) => reject(detail), { once: true });
  });
  const ready = when(element, 'hyper-initiate-result');
  const started = performance.now();
  document.body.append(element);
  const channel = greetingAccepted(element);
  const [open, done] = await Promise.race([Promise.all([channel, ready]), failed]);
  return { element, times: { channel: open - started, ready: done - started } };
}

/** The time at which the element took its frame's greeting: our listener comes after the element's own. */
async function greetingAccepted(element: ReactiveCheckout): Promise<number> {
  await element.updateComplete;
  return new Promise((resolve) => {
    const listen = () => {
      if (element.state !== 'initiating') return;
      resolve(performance.now());
      window.removeEventListener('message', listen);
    };
    window.addEventListener('message', listen);
  });
}

function when(element: HyperCheckoutElement, event: string): Promise<number> {
  return new Promise((resolve) => {
    element.addEventListener(event, () => resolve(performance.now()), { once: true });
  });
}

/** Frees what was taken out, so that its cost does not fall on the next measurement. */
async function settle(): Promise<void> {
  await nextPaint();
  await nextPaint();
}

/** The time right after the next frame of this page has been painted. */
function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}

function frameOf(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.referrerPolicy = 'strict-origin';
  frame.src = url;
  return frame;
}

/** The functions that the suites call in the page. */
const bench = {
  keepWarm,
  mountBareFrame,
  mountElement,
  measureBoot,
  mountMany,
  prepareElement,
  showElement,
  prepareBareFrame,
  showBareFrame,
};

declare global {
  interface Window {
    shopBench: typeof bench;
  }
}

window.shopBench = bench;
