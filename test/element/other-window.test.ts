import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

/*
 * An element of this window's script in another window's document, as in a pop-up, in picture-in-picture, or in the frame of
 * an editor.
 */
describe('a checkout in another window', () => {
  let other: HTMLIFrameElement;
  beforeEach(() => {
    other = document.createElement('iframe');
    document.body.append(other);
  });
  afterEach(() => {
    removeCheckouts();
    other.remove();
  });

  /** The body of the other window. */
  function there(): HTMLElement {
    if (!other.contentDocument) throw new Error('The other window has no document');
    return other.contentDocument.body;
  }

  function look(element: Element) {
    const frame = element.shadowRoot?.querySelector('iframe');
    const view = element.ownerDocument.defaultView;
    return {
      window: view === other.contentWindow,
      frameIsThere: frame?.ownerDocument === element.ownerDocument && frame.contentWindow?.parent === view,
      styles: frame && view?.getComputedStyle(frame).borderTopWidth,
    };
  }

  const asThere = { window: true, frameIsThere: true, styles: '0px' };

  it('has its styles and its frame there, and opens the payment page', async () => {
    const { element, event } = mountCheckout({});
    element.remove();
    there().append(element);
    Object.assign(element, { ...session, frameUrl: healthyFrameUrl(), ...(await signedOrder()) });
    await event('hyper-hide-loader');
    expect(look(element)).to.deep.equal(asThere);
  });

  it('begins anew there when it was moved with an open page, and here when it comes back', async () => {
    const { element, event, sequence } = mountCheckout({
      ...session,
      frameUrl: healthyFrameUrl(),
      ...(await signedOrder()),
    });
    await event('hyper-hide-loader');
    there().append(element);
    await event('hyper-hide-loader', 2);
    expect(look(element)).to.deep.equal(asThere);
    document.body.append(element);
    await event('hyper-hide-loader', 3);
    expect(look(element)).to.deep.equal({ ...asThere, window: false });
    expect(sequence()).not.to.include('hyper-error');
  });

  it('is told that an SDK in the page needs the window of the element, and pays there when it comes back', async () => {
    const { element, event } = mountCheckout({});
    there().append(element);
    const { frameUrl: _, ...withoutFrame } = session;
    Object.assign(element, { ...withoutFrame, sdkUrl: `${origin}/HyperServices.js`, ...(await signedOrder()) });
    expect((await event('hyper-error')).detail).to.include({ field: 'sdk-url', reason: 'other-window' });
    document.body.append(element);
    await event('hyper-hide-loader');
    expect(element.state).to.equal('processing');
  });

  it('takes paths from the address of the page there', async () => {
    const { element, event } = mountCheckout({});
    there().append(element);
    const base = element.ownerDocument.createElement('base');
    base.href = 'https://elsewhere.example/';
    element.ownerDocument.head.append(base);
    Object.assign(element, { ...session, frameUrl: '/frame/' });
    expect((await event('hyper-error')).detail).to.include({ code: 'url-form', field: 'frame-url' });
  });
});
