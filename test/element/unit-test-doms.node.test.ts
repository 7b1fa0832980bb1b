import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HyperCheckoutElement } from 'hyper-checkout';
import { doms, loadScript, scriptOf, type TestDom } from '../support/test-doms.ts';

/** The optional parts of a DOM, by the object that holds them. An element that is only mounted needs none of them. */
const optional = {
  window: ['requestAnimationFrame', 'cancelAnimationFrame', 'ResizeObserver', 'IntersectionObserver', 'MessageChannel'],
  HTMLElement: ['attachInternals'],
  Element: ['part', 'role', 'ariaHidden', 'scrollIntoView', 'getAnimations'],
  ElementInternals: ['states'],
  Document: ['adoptedStyleSheets', 'visibilityState', 'hidden'],
  ShadowRoot: ['adoptedStyleSheets'],
};

function removeOptional({ window }: TestDom): void {
  for (const [name, members] of Object.entries(optional)) {
    const holder: unknown = name === 'window' ? window : own(Reflect.get(window, name), 'prototype');
    for (const member of members) if (isObject(holder)) Reflect.deleteProperty(holder, member);
  }
}

function own(holder: unknown, name: string): unknown {
  return isObject(holder) ? Reflect.get(holder, name) : undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

let script = '';

before(async () => {
  script = await scriptOf('src/index.ts');
});

const bare = Object.entries(doms).map(
  ([name, open]) =>
    [
      `${name} without what is optional`,
      async () => {
        const dom = await open();
        removeOptional(dom);
        return dom;
      },
    ] as const,
);

for (const [name, open] of [...Object.entries(doms), ...bare]) {
  describe(`<hyper-checkout> in ${name}`, () => {
    let dom: TestDom;
    const rejected: unknown[] = [];
    const handleRejection = (reason: unknown) => rejected.push(reason);

    before(async () => {
      dom = await open();
      dom.window.addEventListener('error', ({ error }) => dom.uncaught.push(error));
      process.on('unhandledRejection', handleRejection);
      loadScript(dom, script);
    });
    after(() => {
      process.off('unhandledRejection', handleRejection);
      dom.window.close();
    });

    it('mounts, and is idle without a word while nothing is set', async () => {
      const { checkout, heard } = await mounted(dom);
      assert.equal(checkout.state, 'idle');
      assert.equal(checkout.shadowRoot?.querySelector('iframe'), null);
      assert.deepEqual(heard, []);
      assert.deepEqual([...dom.uncaught, ...rejected], []);
    });

    it('takes properties, makes its frame, and lets it go when it is unmounted', async () => {
      const { checkout } = await mounted(dom);
      const frameUrl = 'http://127.0.0.1:9/frame/';
      Object.assign(checkout, { clientId: 'shop', environment: 'sandbox', frameUrl });
      await turns(dom);
      const frame = checkout.shadowRoot?.querySelector('iframe');
      assert.equal(checkout.state, 'loading');
      assert.equal(frame?.src, frameUrl);
      checkout.remove();
      await turns(dom);
      assert.equal(checkout.state, 'idle');
      assert.equal(checkout.shadowRoot?.querySelector('iframe'), null);
      assert.deepEqual([...dom.uncaught, ...rejected], []);
    });

    it('fails by the right code on an environment that does not exist, and shows it', async () => {
      const { checkout, heard, told } = await mounted(dom, {
        'client-id': 'shop',
        environment: 'moon',
        'frame-url': '/frame/',
      });
      await turns(dom);
      assert.equal(checkout.state, 'failed');
      await told;
      assert.equal(checkout.error?.code, 'not-allowed');
      assert.equal(checkout.error.field, 'environment');
      assert.deepEqual(heard, ['not-allowed']);
      assert.ok(checkout.shadowRoot?.querySelector('[role=alert] [part=error]'));
      await assert.rejects(checkout.process(), { code: 'not-allowed' });
      assert.deepEqual([...dom.uncaught, ...rejected], []);
    });
  });
}

/** Puts the tag into the page and records the codes that it tells. */
async function mounted(
  { window }: TestDom,
  attributes: Readonly<Record<string, string>> = {},
): Promise<{ checkout: HyperCheckoutElement; heard: string[]; told: Promise<void> }> {
  const { body } = window.document;
  const heard: string[] = [];
  const told = new Promise<void>((resolve) => {
    body.addEventListener('hyper-error', (event) => {
      heard.push((event as CustomEvent<{ code: string }>).detail.code);
      resolve();
    });
  });
  const checkout = window.document.createElement('hyper-checkout');
  for (const [name, value] of Object.entries(attributes)) checkout.setAttribute(name, value);
  body.replaceChildren(checkout);
  await checkout.updateComplete;
  return { checkout, heard, told };
}

/** Lets everything happen that what was set leads to. */
async function turns({ window }: TestDom): Promise<void> {
  await window.document.querySelector<HyperCheckoutElement>('hyper-checkout')?.updateComplete;
  await new Promise((resolve) => setImmediate(resolve));
}
