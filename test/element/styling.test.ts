import { expect } from '@open-wc/testing';
import { eventually } from '../support/eventually.ts';
import { mountCheckout, removeCheckouts, session, signedOrder, type MountedCheckout } from '../support/checkout.ts';
import { faultUrl } from '../support/faults.ts';
import { merchantEndpoint, orderStatusUrl, removeMerchantEndpoint } from '../support/merchant-endpoint.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

const response = await fetch('/docs/reference/element.md');
const [, styling = ''] = (await response.text()).split('## Styling');

/** The names that the reference lists in one form, such as `::part(NAME)`. */
const listed = (form: RegExp) => [...styling.matchAll(form)].map(([, name]) => name).sort();

/** Page styles that reach every element, or every one that inherits. */
const pageStyles = `
  html { font-size: 62.5%; }
  body, hyper-checkout {
    color: red; cursor: help; font: italic 900 30px/3 monospace; font-variant: small-caps; letter-spacing: 9px;
    list-style: square; overflow-wrap: normal; quotes: none; text-align: end; 
    text-indent: 50px; text-shadow: 1px 1px red; text-transform: uppercase; white-space: nowrap; word-spacing: 20px;
    writing-mode: horizontal-tb; direction: rtl; hyphens: auto; tab-size: 1; line-break: anywhere; zoom: 1;
  }`;

describe('the panels', () => {
  afterEach(removeCheckouts);

  for (const [panel, kind] of [
    ['loader', 'hangs'],
    ['error', 'sdk-missing'],
  ] as const) {
    it(`F45: look the same whatever text styles and direction the page has: ${panel}`, async () => {
      const { element, has } = mountCheckout({ ...session, frameUrl: faultUrl(kind), ...(await signedOrder()) });
      await eventually(() => has(`[part=${panel}]`), 'the panel shows');
      const before = looks(element, panel);
      expect(before.length).to.be.greaterThan(300);
      const style = document.createElement('style');
      style.textContent = pageStyles;
      document.head.append(style);
      document.documentElement.dir = 'rtl';
      const after = looks(element, panel);
      style.remove();
      document.documentElement.removeAttribute('dir');
      expect(after.filter((line, index) => line !== before[index])).to.deep.equal([]);
    });
  }
});

/** Every computed style of a panel and of what is in it. */
function looks(element: Element, panel: string): string[] {
  const root = element.shadowRoot?.querySelector(`[part=${panel}]`);
  if (!root) throw new Error('There is no panel');
  return [root, ...root.querySelectorAll('*')].flatMap((node) => {
    const style = getComputedStyle(node);
    // The spinner turns.
    const names = [...style].filter((name) => name !== 'rotate');
    return names.map((name) => `${node.localName} ${name}: ${style.getPropertyValue(name)}`);
  });
}

describe('the styling that docs/reference/element.md lists', () => {
  afterEach(() => {
    removeCheckouts();
    removeMerchantEndpoint();
  });

  it('has the parts, slots and custom properties of the element in all that it shows', async () => {
    const failing = mountCheckout({
      ...session,
      ...(await signedOrder()),
      frameUrl: faultUrl('sdk-missing'),
      presentation: 'dialog',
      paymentLink: '/pay-elsewhere',
    });
    const shown = await shownUntil(failing, failing.event('hyper-error'));
    const endpoint = merchantEndpoint();
    const frameUrl = healthyFrameUrl({ onProcess: "tell('hide_loader'); tell('paymentAttempt'); end('charged');" });
    for (const answer of [
      { status: 'CHARGED' },
      { status: 'JUSPAY_DECLINED' },
      { status: 'CHARGED', canFulfil: false },
    ]) {
      const paying = mountCheckout({ ...session, ...(await signedOrder()), frameUrl, orderStatusUrl });
      shown.push(
        ...(await shownUntil(
          paying,
          endpoint.answer(answer).then(() => paying.event('hyper-order-status')),
        )),
      );
    }
    const parts = new Set(shown.flatMap((node) => [...node.part]));
    const slots = new Set(shown.filter((node) => node instanceof HTMLSlotElement).map(({ name }) => name));
    expect([...parts].sort()).to.deep.equal(listed(/`::part\(([\w-]+)\)`/g));
    expect([...slots].sort()).to.deep.equal(listed(/`slot="([\w-]+)"`/g));
    const rules = failing.element.shadowRoot?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]) ?? [];
    const used = rules.flatMap(({ cssText }) => [...cssText.matchAll(/var\((--hyper-[\w-]+)/g)]);
    expect([...new Set(used.map(([, name]) => name))].sort()).to.deep.equal(listed(/`(--hyper-[\w-]+)`/g));
  });
});

/** Every element that comes into the shadow tree of a checkout until something has happened and is shown. */
async function shownUntil({ element }: MountedCheckout, happened: Promise<unknown>): Promise<Element[]> {
  if (!element.shadowRoot) throw new Error('There is no shadow root');
  const added: Node[] = [];
  const observer = new MutationObserver((records) =>
    added.push(...records.flatMap(({ addedNodes }) => [...addedNodes])),
  );
  observer.observe(element.shadowRoot, { childList: true, subtree: true });
  await happened;
  await element.updateComplete;
  observer.disconnect();
  return added.filter((node) => node instanceof Element).flatMap((node) => [node, ...node.querySelectorAll('*')]);
}
