import { expect } from '@open-wc/testing';
import { HyperCheckout, tagName, type HyperCheckoutElement } from 'hyper-checkout';
import { origin } from 'virtual:simulator';
import { checkoutPropertyNames } from '../../src/protocol/checkout-property-names.ts';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { holdTimers, isHeld, releaseTimers } from '../support/held-timers.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

const healthy = { ...session, frameUrl: healthyFrameUrl() };
const opened = ['hyper-initiate-result', 'hyper-hide-loader'];

/** Puts an empty box on the page. */
function box(): HTMLElement {
  const section = document.createElement('section');
  document.body.append(section);
  return section;
}

/** Loads the one-file script beside the element of this page, and resolves with the warnings that it prints. */
async function loadSecondCopy(): Promise<string[]> {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warnings.push(text);
  const script = document.createElement('script');
  script.src = `${origin}/hyper-checkout.js`;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  script.remove();
  console.warn = warn;
  return warnings;
}

/** Counts what the page hears of errors that nothing handles. */
function watchErrors(): () => string[] {
  const errors: string[] = [];
  const life = new AbortController();
  const { signal } = life;
  window.addEventListener('error', ({ message }) => errors.push(message), { signal });
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)), { signal });
  return () => {
    life.abort();
    return errors;
  };
}

/** Resolves when a checkout that is only now put on the page has initiated: by then earlier messages have come. */
async function another(): Promise<void> {
  const { element, event } = mountCheckout(healthy);
  await event('hyper-initiate-result');
  element.remove();
}

describe('a checkout that is put on the page, moved and taken away', () => {
  afterEach(() => {
    releaseTimers();
    removeCheckouts();
    for (const section of document.querySelectorAll('section')) section.remove();
  });

  it('F1: initiates once for a mount, an unmount and a mount in one turn', async () => {
    const order = await signedOrder();
    const mounted = Array.from({ length: 10 }, () => {
      const checkout = mountCheckout({ ...healthy, ...order });
      checkout.element.remove();
      document.body.append(checkout.element);
      return checkout;
    });
    for (const { event } of mounted) await event('hyper-hide-loader');
    await another();
    for (const { element, sequence } of mounted) {
      expect(sequence()).to.deep.equal(opened);
      expect(element.shadowRoot?.querySelectorAll('iframe').length).to.equal(1);
    }
  });

  it('F2, F30: is removed at each step on the way to its page, and nothing of it appears later', async () => {
    const errors = watchErrors();
    const order = await signedOrder();
    const states = new Set<string>();
    const removed = [];
    for (let steps = 0; steps < 12; steps++) {
      const checkout = mountCheckout({ ...healthy, ...order });
      for (let step = 0; step < steps; step++) await Promise.resolve();
      states.add(checkout.element.state);
      checkout.element.remove();
      removed.push(checkout);
    }
    const loaded = mountCheckout({ ...healthy, ...order });
    for (let turn = 0; turn < 9 && !loaded.has('iframe'); turn++) await loaded.element.updateComplete;
    const frame = loaded.element.shadowRoot?.querySelector('iframe');
    await new Promise((resolve) => frame?.addEventListener('load', resolve, { once: true }));
    const heard = loaded.sequence().length;
    loaded.element.remove();
    await another();
    expect([...states]).to.include.members(['idle', 'loading']);
    expect(loaded.sequence()).to.have.length(heard);
    for (const { element, has, sequence } of removed) {
      expect(sequence()).to.deep.equal([]);
      expect([element.state, has('iframe')]).to.deep.equal(['idle', false]);
    }
    expect(errors()).to.deep.equal([]);
  });

  it('F3: rejects the promise of its order, and throws nothing, when the page around it is emptied', async () => {
    const errors = watchErrors();
    const section = box();
    const order = await signedOrder();
    const { element, sequence } = mountCheckout({ ...healthy, manual: true });
    section.append(element);
    const ending = element.process(order).catch((error: unknown) => error);
    section.innerHTML = '';
    expect(await ending).to.include({ code: 'terminated' });
    await another();
    expect(sequence()).to.deep.equal([]);
    expect(errors()).to.deep.equal([]);
  });

  it('F3: begins once where a script writes the HTML around it anew while it starts', async () => {
    const errors = watchErrors();
    const section = box();
    const { element, sequence } = mountCheckout({});
    element.setAttribute('client-id', healthy.clientId);
    element.setAttribute('environment', healthy.environment);
    element.setAttribute('frame-url', healthy.frameUrl);
    section.append(element);
    await element.updateComplete;
    section.innerHTML += '';
    const copy = section.querySelector<HyperCheckoutElement>(tagName);
    await new Promise((resolve) => copy?.addEventListener('hyper-initiate-result', resolve, { once: true }));
    expect(copy).not.to.equal(element);
    expect([copy?.state, element.state]).to.deep.equal(['ready', 'idle']);
    expect(sequence()).to.deep.equal([]);
    expect(errors()).to.deep.equal([]);
  });

  it('F8: stays as it is when a second copy of the script is loaded', async () => {
    const errors = watchErrors();
    const { event } = mountCheckout(healthy);
    expect(await loadSecondCopy()).to.deep.equal([]);
    expect(customElements.get(tagName)).to.equal(HyperCheckout);
    await event('hyper-initiate-result');
    expect(errors()).to.deep.equal([]);
  });

  it('warns the developer when the second copy is of another version', async () => {
    const { version } = HyperCheckout;
    Reflect.set(HyperCheckout, 'version', '0.0.1');
    try {
      const [warning, ...others] = await loadSecondCopy();
      expect(warning).to.equal(`The page has another version of <hyper-checkout> in use, not ${version}.`);
      expect(others).to.deep.equal([]);
    } finally {
      Reflect.set(HyperCheckout, 'version', version);
    }
  });

  it('F9: keeps an open payment and its end whatever property changes', async () => {
    const { element, event, sequence } = mountCheckout({ ...healthy, ...(await signedOrder()) });
    await event('hyper-hide-loader');
    const states = async () => {
      const seen = new Set<string>();
      for (const name of checkoutPropertyNames) {
        const before: unknown = Reflect.get(element, name);
        for (const value of ['another', before]) {
          Reflect.set(element, name, value);
          await element.updateComplete;
          // What follows from a change comes a microtask later.
          await Promise.resolve();
          seen.add(element.state);
        }
      }
      return [...seen];
    };
    expect(await states()).to.deep.equal(['processing']);
    const ended = new Promise((resolve) => element.addEventListener('hyper-process-result', resolve, { once: true }));
    await element.handleBackPress();
    await ended;
    expect(await states()).to.deep.equal(['settled']);
    expect(sequence().filter((name) => opened.includes(name))).to.deep.equal(opened);
    element.restart();
    await new Promise((resolve) => element.addEventListener('hyper-hide-loader', resolve, { once: true }));
    expect(sequence().filter((name) => opened.includes(name))).to.deep.equal([...opened, ...opened]);
  });

  it('F13: works three shadow roots deep', async () => {
    let host: HTMLElement = box();
    for (let depth = 0; depth < 3; depth++) {
      const inner = document.createElement('div');
      host.attachShadow({ mode: depth === 1 ? 'closed' : 'open' }).append(inner);
      host = inner;
    }
    const { element, event } = mountCheckout({});
    host.append(element);
    const heard: string[] = [];
    document.body.addEventListener('hyper-process-result', ({ type }) => heard.push(type), { once: true });
    Object.assign(element, { ...healthy, ...(await signedOrder()) });
    await event('hyper-hide-loader');
    await element.handleBackPress();
    expect((await event('hyper-process-result')).detail.status).to.equal('backpressed');
    expect(heard).to.deep.equal(['hyper-process-result']);
  });

  it('F14: has the height of a page, not of a line, when the parent that hid it shows it', async () => {
    const section = box();
    section.style.display = 'none';
    const { element, event } = mountCheckout({});
    section.append(element);
    // Hidden, the payment page measures next to nothing.
    const frameUrl = healthyFrameUrl({ onProcess: "say(['height', 2]); tell('hide_loader');" });
    Object.assign(element, { ...session, frameUrl, ...(await signedOrder()) });
    await event('hyper-hide-loader');
    const frame = element.shadowRoot?.querySelector('iframe');
    while (!frame?.style.blockSize) await new Promise(requestAnimationFrame);
    section.style.display = '';
    expect(frame.offsetHeight).to.equal(120);
    expect(frame.offsetWidth).to.equal(section.offsetWidth);
  });

  it('F15: leaves no listener, timer or frame behind', async () => {
    const order = await signedOrder();
    const deadlines = [2_000, 10_000, 15_000, 20_000];
    holdTimers(...deadlines);
    const listeners = watchListeners();
    const runs = [];
    for (let run = 0; run < 10; run++) {
      const checkout = mountCheckout({ ...healthy, ...(run % 2 === 0 ? order : {}) });
      await checkout.event(run % 2 === 0 ? 'hyper-hide-loader' : 'hyper-initiate-result');
      checkout.element.remove();
      await Promise.resolve();
      runs.push(checkout);
    }
    const { added, left } = listeners();
    expect(added).to.be.greaterThan(0);
    expect(left).to.deep.equal([]);
    expect(deadlines.filter(isHeld)).to.deep.equal([]);
    expect(runs.filter(({ has }) => has('iframe'))).to.deep.equal([]);
  });
});

/** Records the listeners that window and document get from now on; the answer names those that are left. */
function watchListeners(): () => { readonly added: number; readonly left: readonly string[] } {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const kept = new Map<unknown, { readonly type: string; readonly signal: AbortSignal | undefined }>();
  let added = 0;
  const isWatched = (target: unknown) => target === window || target === document;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (isWatched(this)) {
      added++;
      kept.set(listener, { type, signal: typeof options === 'object' ? options.signal : undefined });
    }
    addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (isWatched(this)) kept.delete(listener);
    removeEventListener.call(this, type, listener, options);
  };
  return () => {
    Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
    return { added, left: [...kept.values()].filter(({ signal }) => !signal?.aborted).map(({ type }) => type) };
  };
}
