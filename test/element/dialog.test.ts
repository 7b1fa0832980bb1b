import { expect } from '@open-wc/testing';
import { isFull } from 'virtual:run';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { holdTimers, releaseTimers } from '../support/held-timers.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';
import { shopper } from '../support/shopper.ts';

/** A frame whose payment page takes no back press, as on its first screen without a question. */
const takesNoPress = "if (name === 'back-press') say(['#answer', false, call]);";

/** Keys, focus, scrolling and history differ from engine to engine. What else the dialog does is the same code. */
const takesAll = isFull || navigator.userAgent.includes('Chrome/');

/** A payment page that is left to the test: it answers a back press by `answer`. */
function pageThat(onProcess = "tell('hide_loader');", answer = takesNoPress): string {
  return healthyFrameUrl({
    onProcess: `${onProcess} parts['back-press'] = (body, call, name = 'back-press') => { ${answer} };`,
  });
}

/** The engine's rule lets a part take the focus only while there is something to scroll; the dialog's does at all times. */
const ofScrollers = 'element_tabbable_role_valid';

describe('a checkout with presentation="dialog"', () => {
  let button: HTMLButtonElement;
  beforeEach(() => {
    button = document.createElement('button');
    button.textContent = 'Check out';
    document.body.append(button);
  });
  afterEach(() => {
    removeCheckouts();
    button.remove();
    releaseTimers();
  });

  /** A checkout that waits for a press on a button of the shop. */
  async function checkoutBehindButton(more: Readonly<Record<string, unknown>> = {}) {
    const mounted = mountCheckout({
      ...session,
      ...(await signedOrder()),
      presentation: 'dialog',
      manual: true,
      ...more,
    });
    button.onclick = () => void mounted.element.process().catch(() => undefined);
    await mounted.element.updateComplete;
    return mounted;
  }

  function dialogOf(element: HTMLElement): HTMLDialogElement {
    const dialog = element.shadowRoot?.querySelector('dialog');
    if (!dialog) throw new Error('There is no dialog.');
    return dialog;
  }

  /** The keys that are pressed in a frame stay there. */
  async function pressEscape(): Promise<void> {
    const { shadowRoot } = document.querySelector('hyper-checkout') ?? {};
    // In WebKit what has the focus of its document keeps it while a frame has that of the window.
    for (const part of ['h2', 'button']) shadowRoot?.querySelector<HTMLElement>(part)?.focus();
    await shopper.keys('Escape');
  }

  it('stays closed until there is an order to pay, with its payment page ready inside', async () => {
    const { element, event } = await checkoutBehindButton();
    element.initiate();
    await event('hyper-initiate-result');
    await element.updateComplete;
    const dialog = dialogOf(element);
    const frame = dialog.querySelector('iframe');
    expect(dialog.open).to.equal(false);
    expect(frame?.offsetWidth).to.be.greaterThan(200);
    expect(frame && getComputedStyle(frame).visibility).to.equal('hidden');
    await shopper.press('Check out');
    await shopper.press(/^Netbanking/);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.querySelector('iframe') === frame, 'the same frame').to.equal(true);
  });

  it('is paid in, stays with its result, and gives the focus back when it is closed', async () => {
    const { element, event } = await checkoutBehindButton();
    await shopper.press('Check out');
    await shopper.press(/^Netbanking/);
    await shopper.press('HDFC Bank');
    await shopper.press(/^Continue/);
    await shopper.press('Approve payment');
    await event('hyper-process-result');
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(true);
    await shopper.press('Close');
    expect((await event('hyper-close')).detail).to.deep.equal({ by: 'button' });
    expect(element.state).to.equal('settled');
    expect(element.result?.status).to.equal('charged');
    expect(await shopper.focused()).to.deep.equal({ name: 'Check out', role: 'button' });
    element.language = 'hindi';
    await element.updateComplete;
    expect(dialogOf(element).open, 'it stays closed').to.equal(false);
    Object.assign(element, await signedOrder(), { language: 'english' });
    await shopper.press('Check out');
    await shopper.sees('Netbanking');
  });

  it('begins with its title, for whoever hears it', async () => {
    const { element, event } = await checkoutBehindButton({ language: 'hindi' });
    await shopper.press('Check out');
    await event('hyper-hide-loader');
    const { activeElement } = element.shadowRoot ?? {};
    expect(activeElement?.textContent).to.equal('पेमेंट');
    expect(dialogOf(element).ariaLabel).to.equal('पेमेंट');
    await shopper.sees('पेमेंट');
    expect(await shopper.violations()).to.deep.equal([]);
    await shopper.press('बंद करें');
  });

  for (const [by, press] of [
    ['escape', pressEscape],
    ['button', () => shopper.press('Close')],
    ['back', () => Promise.resolve(history.back())],
  ] as const) {
    if (by !== 'button' || takesAll)
      it(`asks the payment page when the shopper closes it by ${by}, and stays if that takes the press`, async () => {
        const { element, event, sequence } = await checkoutBehindButton();
        await shopper.press('Check out');
        await event('hyper-hide-loader');
        await shopper.sees('Netbanking');
        await press();
        await shopper.press('Continue payment');
        await shopper.losesSight('Continue payment');
        expect(dialogOf(element).open).to.equal(true);
        await press();
        await shopper.press('Leave');
        const { detail } = await event('hyper-close');
        expect(detail).to.deep.equal({ by: 'payment-page' });
        expect(element.result?.status).to.equal('backpressed');
        expect(sequence().slice(-2)).to.deep.equal(['hyper-process-result', 'hyper-close']);
        expect(await shopper.focused()).to.deep.equal({ name: 'Check out', role: 'button' });
      });

    it(`closes by ${by} where the payment page does not take the press, and ends the payment`, async () => {
      const { element, event } = await checkoutBehindButton({ frameUrl: pageThat() });
      const entry: unknown = history.state;
      await shopper.press('Check out');
      await event('hyper-hide-loader');
      const ending = element.process();
      await press();
      expect((await event('hyper-close')).detail).to.deep.equal({ by });
      expect(await ending.catch((error: unknown) => error)).to.include({ code: 'terminated' });
      expect(element.state).to.equal('terminated');
      expect(dialogOf(element).open).to.equal(false);
      expect(history.state).to.deep.equal(entry);
    });
  }

  it('leaves the shop as it was: its place, its width, its styles', async () => {
    const tall = document.createElement('div');
    tall.style.cssText = 'block-size: 3000px; inline-size: 100%';
    document.body.append(tall);
    const { element, event } = await checkoutBehindButton({ frameUrl: pageThat() });
    const before = {
      style: document.documentElement.getAttribute('style') ?? '',
      body: document.body.getAttribute('style') ?? '',
    };
    window.scrollTo(0, 500);
    const place = () => ({ top: window.scrollY, width: tall.getBoundingClientRect().width });
    const was = place();
    expect(was.top).to.equal(500);
    void element.process().catch(() => undefined);
    await event('hyper-hide-loader');
    expect(place()).to.deep.equal(was);
    expect(
      [document.documentElement, document.body].some((one) => getComputedStyle(one).overflowY === 'hidden'),
    ).to.equal(true);
    await shopper.press('Close');
    await event('hyper-close');
    expect(place()).to.deep.equal(was);
    expect({
      style: document.documentElement.getAttribute('style') ?? '',
      body: document.body.getAttribute('style') ?? '',
    }).to.deep.equal(before);
    tall.remove();
  });

  it('lets the shop go where it was removed', async () => {
    const { element, event, sequence } = await checkoutBehindButton();
    await shopper.press('Check out');
    await event('hyper-hide-loader');
    element.remove();
    expect(dialogOf(element).open).to.equal(false);
    expect(getComputedStyle(document.body).overflowY).to.equal('visible');
    await shopper.press('Check out');
    expect(sequence()).not.to.include('hyper-close');
  });

  if (takesAll) {
    it('asks once, and is closed by a payment page that never answers', async () => {
      const runTimer = holdTimers(2000);
      const { event, events } = await checkoutBehindButton({ frameUrl: pageThat(undefined, "tell('asked');") });
      await shopper.press('Check out');
      await event('hyper-hide-loader');
      await shopper.keys('Escape');
      await event('hyper-sdk-event');
      await shopper.keys('Escape');
      await runTimer(2000);
      await event('hyper-close');
      expect(events.filter(({ type }) => type === 'hyper-sdk-event')).to.have.length(1);
    });

    it('closes over a payment page that has not painted', async () => {
      const { event, element } = await checkoutBehindButton({ frameUrl: pageThat("tell('silent');") });
      await shopper.press('Check out');
      await event('hyper-sdk-event');
      await shopper.keys('Escape');
      await event('hyper-close');
      expect(element.state).to.equal('terminated');
    });

    it('is closed by the page, which ends the payment', async () => {
      const { element, event } = await checkoutBehindButton();
      await shopper.press('Check out');
      await event('hyper-hide-loader');
      element.terminate();
      expect((await event('hyper-close')).detail).to.deep.equal({ by: 'page' });
      expect(await shopper.focused()).to.deep.equal({ name: 'Check out', role: 'button' });
    });

    it('shows a failure, and tries again', async () => {
      const { element, event, sequence } = await checkoutBehindButton({
        frameUrl: healthyFrameUrl({ onInitiate: "say(['sdk-failed', 'script']);" }),
      });
      // Ahead of time, where the shopper does not wait for it.
      await event('hyper-error');
      await shopper.press('Check out');
      await event('hyper-error', 2);
      await shopper.sees('The payment page did not open.');
      expect(dialogOf(element).open).to.equal(true);
      expect(await shopper.violations({ disabled: [ofScrollers] })).to.deep.equal([]);
      await shopper.press('Try again');
      await event('hyper-error', 3);
      await shopper.sees('The payment page did not open.');
      await shopper.press('Close');
      await event('hyper-close');
      expect(sequence().slice(-2)).to.deep.equal(['hyper-error', 'hyper-close']);
      expect(element.state).to.equal('terminated');
    });

    it('stands in the page where something is wrong before there is an order', async () => {
      const { element, event, has } = await checkoutBehindButton({ environment: 'moon' });
      await event('hyper-error').catch(() => undefined);
      await element.updateComplete;
      expect(has('[part=error]')).to.equal(true);
      expect(has('dialog [part=error]')).to.equal(false);
    });
  }
});
