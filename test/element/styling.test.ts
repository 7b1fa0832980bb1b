import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { faultUrl } from '../support/faults.ts';

const response = await fetch(new URL('../../docs/reference/element.md', import.meta.url));
const [, styling = ''] = (await response.text()).split('## Styling');

/** The names that the reference lists in one form, such as `::part(NAME)`. */
const listed = (form: RegExp) => [...styling.matchAll(form)].map(([, name]) => name).sort();

describe('the styling that docs/reference/element.md lists', () => {
  afterEach(removeCheckouts);

  it('has the parts, slots and custom properties of the element while it loads and once it has failed', async () => {
    const { orderDetails, signature } = await signedOrder();
    const { element, event } = mountCheckout({
      ...session,
      frameUrl: faultUrl('sdk-missing'),
      orderDetails,
      signature,
    });
    const shadow = element.shadowRoot;
    if (!shadow) throw new Error('There is no shadow root');
    const shown: Node[] = [];
    const observer = new MutationObserver((records) =>
      shown.push(...records.flatMap(({ addedNodes }) => [...addedNodes])),
    );
    observer.observe(shadow, { childList: true, subtree: true });
    await event('hyper-error');
    await element.updateComplete;
    observer.disconnect();
    const elements = shown
      .filter((node) => node instanceof Element)
      .flatMap((node) => [node, ...node.querySelectorAll('*')]);
    const parts = new Set(elements.flatMap((node) => [...node.part]));
    const slots = new Set(elements.filter((node) => node instanceof HTMLSlotElement).map(({ name }) => name));
    expect([...parts].sort()).to.deep.equal(listed(/`::part\((\w+)\)`/g));
    expect([...slots].sort()).to.deep.equal(listed(/`slot="(\w+)"`/g));
    const rules = shadow.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
    const used = rules.flatMap(({ cssText }) => [...cssText.matchAll(/var\((--hyper-[\w-]+)/g)]);
    expect([...new Set(used.map(([, name]) => name))].sort()).to.deep.equal(listed(/`(--hyper-[\w-]+)`/g));
  });
});
