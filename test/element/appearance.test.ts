import { expect } from '@open-wc/testing';
import { mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { keepConsole, type ConsoleLines } from '../support/console-lines.ts';
import { eventually } from '../support/eventually.ts';
import { sdkUrl } from '../support/faults.ts';

/** An SDK that tells each order it gets, and each appearance if it has a call for that. */
const sdk = (hasCall: boolean) =>
  sdkUrl(`window.HyperServices = class {
    initiate(request, say) {
      this.say = say;
      say({ event: 'initiate_result', payload: { action: 'initiate', status: 'success' }, error: false });
    }
    process() { this.say({ event: 'processed', payload: {} }); }
    ${hasCall ? "changeAppearance(text, scheme) { this.say({ event: 'shown', payload: { text, scheme } }); }" : ''}
    isInitialised() { return true; }
    handleBackpress() { return true; }
    terminate() {}
  };`);

describe('an appearance on its way to the SDK', () => {
  let watched: ConsoleLines;
  beforeEach(() => (watched = keepConsole()));
  afterEach(() => {
    watched.restore();
    removeCheckouts();
  });

  async function open(hasCall: boolean, properties: object = {}) {
    const told: Readonly<Record<string, unknown>>[] = [];
    const checkout = mountCheckout({ ...session, ...(await signedOrder()), ...properties, frameUrl: sdk(hasCall) });
    checkout.element.addEventListener('hyper-sdk-event', ({ detail }) => {
      if (detail.event === 'shown') told.push(detail.payload);
    });
    await checkout.event('hyper-sdk-event');
    return { ...checkout, told };
  }

  it('goes there as it was given, with the scheme of the page, and once', async () => {
    const appearance = '{ "accent": "#9a3022" }';
    const { element, told } = await open(true, { appearance });
    await eventually(() => told.length > 0, 'the SDK is told');
    expect(told).to.deep.equal([{ text: appearance, scheme: 'light' }]);
    element.language = 'hindi';
    await element.updateComplete;
    element.appearance = { accent: '#7fd6c8', scheme: 'dark' };
    await eventually(() => told.length > 1, 'the SDK is told of the change');
    expect(told.slice(1)).to.deep.equal([{ text: '{"accent":"#7fd6c8","scheme":"dark"}', scheme: 'dark' }]);
    element.removeAttribute('appearance');
    element.appearance = undefined;
    await eventually(() => told.length > 2, 'the SDK is told that there is none');
    expect(told.slice(2)).to.deep.equal([{ text: '{}', scheme: 'light' }]);
    expect(element.warnings).to.deep.equal([]);
    expect(watched.lines).to.deep.equal([]);
  });

  it('does not get to an SDK that has no such call, and the payment goes on', async () => {
    const { element, sequence } = await open(false, { appearance: '{"accent":"#9a3022"}' });
    const { shadowRoot } = element;
    await eventually(() => (shadowRoot?.adoptedStyleSheets.length ?? 0) > 1, 'the panels have the brand');
    element.appearance = '{"accent":"#000000"}';
    await element.updateComplete;
    expect(element.state).to.equal('processing');
    expect(sequence()).not.to.include('hyper-error');
    expect(watched.lines).to.deep.equal([]);
  });

  it('is told to a page that loads anew', async () => {
    const { element, told } = await open(true, { appearance: '{"radius":4}' });
    await eventually(() => told.length > 0, 'the SDK is told');
    const box = document.createElement('section');
    document.body.append(box);
    // Moved, the frame loads anew.
    box.append(element);
    await eventually(() => told.length > 1, 'the new SDK is told');
    expect(told[1]).to.deep.equal({ text: '{"radius":4}', scheme: 'light' });
    box.remove();
  });

  it('that cannot be used is a line in the console for each value, and no more', async () => {
    const { element } = await open(true, { appearance: '{"radius":99,"text":"#9aa0aa"}' });
    await watched.reach(2);
    expect([...watched.lines].sort()).to.deep.equal([
      '<hyper-checkout> appearance.radius is not a radius that can be used. Write a number from 0 to 24, without a unit.',
      '<hyper-checkout> appearance.text #9aa0aa on surface #ffffff has a contrast of 2.63. It needs 4.5. Choose a darker colour.',
    ]);
    expect(element.warnings.map(({ field }) => field).sort()).to.deep.equal(['appearance.radius', 'appearance.text']);
    expect(element.state).to.equal('processing');
  });
});
