import { expect } from '@open-wc/testing';
import { origin } from 'virtual:simulator';
import { session, signedOrder } from '../support/checkout.ts';
import { healthyFrameUrl } from '../support/scripted-frame.ts';

describe('a page with a strict policy', () => {
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('F23: opens the payment page without one violation', async () => {
    const frameUrl = healthyFrameUrl();
    const policy = [
      "default-src 'none'",
      `script-src ${origin}`,
      "style-src 'none'",
      `frame-src ${new URL(frameUrl).origin}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ');
    const page = document.createElement('iframe');
    page.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
      <title>Shop</title><script src="${origin}/hyper-checkout.js"></script>`;
    await new Promise((resolve) => {
      page.onload = resolve;
      document.body.append(page);
    });
    const shop = page.contentDocument;
    if (!shop) throw new Error('The page did not load.');
    const stopped: string[] = [];
    shop.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      stopped.push(`${effectiveDirective} ${blockedURI}`),
    );
    const element = shop.createElement('hyper-checkout');
    const heard = (name: string) => new Promise((resolve) => element.addEventListener(name, resolve, { once: true }));
    const shown = heard('hyper-hide-loader');
    Object.assign(element, { ...session, frameUrl, ...(await signedOrder()) });
    shop.body.append(element);
    await shown;
    await element.updateComplete;
    const ended = heard('hyper-process-result');
    await element.handleBackPress();
    await ended;
    expect(element.state).to.equal('settled');
    // What proves that this page would have told of one.
    const probe = shop.createElement('p');
    const told = new Promise((resolve) => shop.addEventListener('securitypolicyviolation', resolve, { once: true }));
    probe.setAttribute('style', 'color: red');
    shop.body.append(probe);
    await told;
    expect(stopped).to.have.length(1);
    expect(stopped[0]).to.include('style-src');
  });
});
