import { expect } from '@open-wc/testing';
import { changed as changedOrder, mountCheckout, removeCheckouts, session, signedOrder } from '../support/checkout.ts';
import { keepConsole, type ConsoleLines } from '../support/console-lines.ts';
import { sdkUrl } from '../support/faults.ts';

/** An SDK that tells each order it gets, and each change of the language if it has a call for that. */
const sdk = (hasCall: boolean) =>
  sdkUrl(`window.HyperServices = class {
    initiate(request, say) {
      this.say = say;
      say({ event: 'initiate_result', payload: { action: 'initiate', status: 'success' }, error: false });
    }
    process({ payload }) { this.say({ event: 'processed', payload }); }
    ${hasCall ? "changeLanguage(language) { this.say({ event: 'changed', payload: { language } }); }" : ''}
    isInitialised() { return true; }
    handleBackpress() { return true; }
    terminate() {}
  };`);

/** Resolves with the payload of the next event of that name. */
function next(element: HTMLElement, name: string): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve) => {
    element.addEventListener('hyper-sdk-event', function listen({ detail }) {
      if (detail.event !== name) return;
      element.removeEventListener('hyper-sdk-event', listen);
      resolve(detail.payload);
    });
  });
}

describe('a language that changes while the payment page is open', () => {
  let watched: ConsoleLines;
  beforeEach(() => (watched = keepConsole()));
  afterEach(() => {
    watched.restore();
    removeCheckouts();
  });

  async function open(hasCall: boolean, properties: object = {}) {
    const pair = await signedOrder();
    const checkout = mountCheckout({ ...session, ...pair, ...properties, frameUrl: sdk(hasCall) });
    const processed = await next(checkout.element, 'processed');
    return { ...checkout, processed };
  }

  it('reaches the SDK by its documented name, from the attribute and from the property', async () => {
    const { element, processed } = await open(true);
    expect(processed['language']).to.equal('english');
    const first = next(element, 'changed');
    element.setAttribute('language', 'hi-IN');
    expect(await first).to.deep.equal({ language: 'hindi' });
    expect(element.resolvedLanguage).to.equal('hindi');
    const second = next(element, 'changed');
    element.language = 'marathi';
    expect(await second).to.deep.equal({ language: 'marathi' });
    expect(element.state).to.equal('processing');
    expect(watched.lines).to.deep.equal([]);
  });

  it('waits for the next order where the SDK has no such call, without a word', async () => {
    const { element, sequence } = await open(false);
    const again = next(element, 'processed');
    element.language = 'tamil';
    await element.updateComplete;
    // A page that loads anew is given its order anew.
    const box = document.createElement('section');
    document.body.append(box);
    box.append(element);
    expect((await again)['language']).to.equal('tamil');
    expect(sequence()).not.to.include('hyper-error');
    expect(watched.lines).to.deep.equal([]);
    box.remove();
  });

  it('goes along with an order that changes at the same time', async () => {
    const { element } = await open(true);
    const [changed, updated] = [next(element, 'changed'), next(element, 'processed')];
    const order = await changedOrder({ orderDetails: String(element.orderDetails) }, { amount: '7.00' });
    Object.assign(element, { ...order, language: 'kannada' });
    expect(await changed).to.deep.equal({ language: 'kannada' });
    expect((await updated)['action']).to.equal('updateOrder');
  });

  it('is english, with a warning, if nobody knows it', async () => {
    const { element } = await open(true, { language: 'telugu' });
    const changed = next(element, 'changed');
    element.language = 'klingon';
    expect(await changed).to.deep.equal({ language: 'english' });
    await watched.reach(1);
    expect(watched.lines).to.have.length(1);
    expect(watched.lines[0]).to.include('language is none of the documented values');
  });
});
