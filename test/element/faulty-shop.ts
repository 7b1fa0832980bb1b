import type { HyperCheckoutElement } from 'hyper-checkout';
import { faultUrl, fixtureUrl } from '../support/faults.ts';
import type { letterFaults, placeFaults } from './fault-schedule.ts';

/** One fault at a time, in ms. */
export interface Fault {
  readonly at: number;
  readonly what: (typeof letterFaults)[number] | Exclude<(typeof placeFaults)[number], 'a listener begins again'>;
}

/** A payment and what goes wrong meanwhile. */
export interface Schedule {
  /** The page calls `process()`; else the element begins as soon as it has the order. */
  readonly manual: boolean;
  /**
   * The status with which the payment page ends by itself; undefined: it waits for the shopper, who presses back in the
   * end.
   */
  readonly end: string | undefined;
  readonly faults: readonly Fault[];
}

/** One payment, from its begin to its end. Another one begins where the page has taken the element out and puts it back. */
export interface Payment {
  /** The events that ended it: `process-result charged` or `error frame-timeout`. */
  readonly told: string[];
  /** The ends of the promise of `process()`, in the same words; empty without one. */
  readonly ends: string[];
  /** True if the page has taken the element out while it was open. */
  left: boolean;
}

/** So many times faster does time pass in the shop: deadlines of seconds are over in milliseconds. */
const haste = 20;

/** In ms of the schedule: as long as nothing ends a payment, its shopper presses back so often. */
const pressEvery = 2_000;

/** In ms of the clock on the wall. A payment that takes longer has no end. */
const longest = 20_000;

/** The page of the shop: its clock is fast, it can be hidden, and the listener of its element throws when it is told to. */
const shopPage = `<!doctype html><title>Shop</title><main></main><aside></aside><script>
  const start = setTimeout, now = performance.now.bind(performance), date = Date.now;
  let jumped = 0, isHidden = false, isToThrow = false;
  setTimeout = (run, ms = 0) => start(run, ms / ${haste});
  performance.now = () => now() * ${haste} + jumped;
  Date.now = () => date() + jumped;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  console.error = console.warn = () => {};
  onerror = () => true;
  const shop = {
    jump() { jumped += 3_600_000; },
    hide(wanted) { isHidden = wanted; document.dispatchEvent(new Event('visibilitychange')); },
    throwNext() { isToThrow = true; },
    listen() { if (isToThrow) { isToThrow = false; throw new Error('a listener of the shop'); } },
  };
  window.shop = shop;
</script><script type="module" src="/src/index.ts"></script>`;

interface ShopWindow extends Window {
  readonly customElements: CustomElementRegistry;
  readonly Event: typeof Event;
  readonly shop: {
    readonly jump: () => void;
    readonly hide: (wanted: boolean) => void;
    readonly throwNext: () => void;
    readonly listen: () => void;
  };
}

/** The frame page, with its faulty SDK. */
const frameUrl = (end = '') =>
  `${fixtureUrl('faulty-frame.html')}?${new URLSearchParams({ parent: location.origin, haste: String(haste), end })}`;

// oxlint-disable-next-line house/no-sleeping -- the time of the schedule, in which faults happen; nothing is awaited by it
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms / haste));

/** Plays a schedule with the public element in a shop of its own, whose frame holds a scripted SDK. */
export async function playInShop({ manual, end, faults }: Schedule): Promise<readonly Payment[]> {
  const page = document.createElement('iframe');
  page.srcdoc = shopPage;
  document.body.append(page);
  await new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
  // The page above has declared it.
  const view = page.contentWindow as ShopWindow;
  await view.customElements.whenDefined('hyper-checkout');
  const [main, aside] = [...view.document.querySelectorAll<HTMLElement>('main, aside')];
  if (!main || !aside) throw new Error('The shop has no place for its checkout.');

  const element = view.document.createElement('hyper-checkout');
  const payments: Payment[] = [];
  let changed: () => void = () => undefined;
  const note = (list: string[], words: string) => {
    list.push(words);
    changed();
  };
  const begin = () => {
    const payment: Payment = { told: [], ends: [], left: false };
    payments.push(payment);
    main.append(element);
    if (!manual) return;
    element.process().then(
      ({ status }) => note(payment.ends, `process-result ${status}`),
      (error: unknown) => note(payment.ends, `error ${String(Reflect.get(Object(error), 'code'))}`),
    );
  };
  listen(element, view, (words) => note(payments.at(-1)?.told ?? [], words));
  Object.assign(element, {
    ...{ clientId: 'acme', environment: 'sandbox', merchantKeyId: '1', manual, frameUrl: frameUrl(end) },
    ...{ orderDetails: JSON.stringify({ order_id: 'A', amount: '1.00' }), signature: 'A' },
  });

  const { happen, clear } = happenings(element, view, { main, aside, begin, payments });
  begin();
  await Promise.all(faults.map(({ at, what }) => wait(at).then(() => happen(what))));
  clear();
  const deadline = performance.now() + longest;
  while (payments.at(-1)?.told.length === 0 && performance.now() < deadline) {
    await Promise.race([wait(pressEvery), new Promise<void>((resolve) => (changed = resolve))]);
    void element.handleBackPress();
  }
  // What ends it twice does so soon.
  await wait(5_000);
  element.remove();
  await wait(50);
  page.remove();
  return payments;
}

/** Hears what ends a payment: a result, or an error that the element has stopped for. */
function listen(element: HyperCheckoutElement, view: ShopWindow, end: (words: string) => void): void {
  for (const type of ['hyper-initiate-result', 'hyper-hide-loader', 'hyper-payment-attempt', 'hyper-error'])
    element.addEventListener(type, view.shop.listen);
  element.addEventListener('hyper-process-result', view.shop.listen);
  element.addEventListener('hyper-process-result', ({ detail }) => end(`process-result ${detail.status}`));
  element.addEventListener('hyper-error', ({ detail }) => {
    if (element.state === 'failed' && element.error === detail) end(`error ${detail.code}`);
  });
}

interface Surroundings {
  readonly main: HTMLElement;
  readonly aside: HTMLElement;
  readonly begin: () => void;
  readonly payments: readonly Payment[];
}

/** Starts each fault, and ends those that have not ended. */
function happenings(element: HyperCheckoutElement, view: ShopWindow, { main, aside, begin, payments }: Surroundings) {
  const frame = () => element.shadowRoot?.querySelector('iframe')?.contentWindow;
  const tellFrame = (what: object) => frame()?.postMessage(what, '*');
  const setOnline = (isOnline: boolean) => {
    view.dispatchEvent(new view.Event(isOnline ? 'online' : 'offline'));
    tellFrame({ late: isOnline ? 0 : 5_000 });
  };
  const at: Readonly<Record<string, () => unknown>> = {
    navigate: () => frame()?.location.replace(faultUrl('wrong-page')),
    reload: () => frame()?.location.replace(element.frameUrl ?? ''),
    async remove() {
      const payment = payments.at(-1);
      if (!element.isConnected || !payment) return;
      payment.left = payment.told.length === 0;
      element.remove();
      await wait(1_000);
      begin();
    },
    move: () => element.isConnected && (element.parentElement === main ? aside : main).append(element),
    async freeze() {
      view.shop.hide(true);
      await wait(30_000);
      view.shop.hide(false);
    },
    async offline() {
      setOnline(false);
      await wait(5_000);
      setOnline(true);
    },
    'clock jump': () => view.shop.jump(),
    'a listener throws': () => view.shop.throwNext(),
  };
  return {
    happen: (what: string) => (at[what] ?? (() => tellFrame({ fault: what })))(),
    clear: () => tellFrame({ isOver: true }),
  };
}
