import { expect } from '@open-wc/testing';
import { fixtureUrl } from './faults.ts';
import { shopper } from './shopper.ts';

describe('the shopper, in frames of two other origins', () => {
  let frame: HTMLIFrameElement;

  beforeEach(() => {
    frame = document.createElement('iframe');
    frame.title = 'Payment page';
    frame.src = fixtureUrl('shop-frame.html');
    frame.style.cssText =
      'inline-size: 400px; block-size: 300px; border: 7px solid; padding: 4px; margin-block-start: 700px';
    document.body.append(frame);
  });

  afterEach(() => frame.remove());

  it('pays in a frame within a frame that reloads on the way', async () => {
    expect(await shopper.fill('Card number', '4111111111111111')).to.equal('4111 1111 1111 1111');
    await shopper.press('Pay ₹1.00');
    await shopper.fill('OTP', '123456');
    await shopper.press('Submit');
    await shopper.sees('Payment authorised');
    await shopper.sees(/^Payment page Paid/);
  });

  it('presses what lies in a shadow root, with a trusted click', async () => {
    await shopper.press('Add gift wrap');
    await shopper.sees('Gift wrap added');
  });

  it('presses a radio that only its label draws', async () => {
    await shopper.press('UPI');
    await shopper.sees('Method upi');
  });

  it('picks an option of a select by its text', async () => {
    await shopper.fill('Bank', 'HDFC Bank');
    await shopper.sees('Bank NB_HDFC');
  });

  it('types over what a field holds', async () => {
    await shopper.fill('Card number', '4000');
    expect(await shopper.fill('Card number', '51')).to.equal('51');
  });

  it('pays with the keyboard alone', async () => {
    await shopper.press('Card');
    expect(await shopper.tabTo('Card number', { back: true })).to.deep.equal({ name: 'Card number', role: 'text' });
    await shopper.type('4111111111111111');
    await shopper.tabTo('Pay ₹1.00');
    await shopper.keys('Enter');
    // A key goes to the document that is there, and is not pressed again in the next one.
    await shopper.sees('Bank, loaded again');
    await shopper.tabTo('OTP');
    await shopper.type('123456');
    await shopper.keys('Enter');
    await shopper.sees('Paid');
  });

  it('says what has the focus', async () => {
    await shopper.press('Add gift wrap');
    await shopper.tabTo('Bank', { back: true });
    expect(await shopper.focused()).to.deep.equal({ name: 'Bank', role: 'select' });
  });

  it('sees no text that is hidden, nor one in a hidden frame', async () => {
    await shopper.sees('Card number');
    await shopper.losesSight('Nobody reads this');
    frame.style.visibility = 'hidden';
    await shopper.losesSight('Card number');
  });

  it('finds what the engines find, in the innermost frame too', async () => {
    await shopper.fill('Card number', '4111111111111111');
    await shopper.press('Pay ₹1.00');
    await shopper.sees('Hard to read');
    const violations = await shopper.violations();
    expect(violations.map(({ frame: url, rule }) => `${new URL(url).host.split(':')[0] ?? ''} ${rule}`)).to.deep.equal([
      'pay.localhost color-contrast',
      'pay.localhost text_contrast_sufficient',
    ]);
  });

  it('says what it saw when it cannot find a button', async () => {
    await shopper.sees('Card number');
    const failure = await shopper.press('Pay nothing', { within: 300 }).then(
      () => 'pressed',
      (error: unknown) => String(error),
    );
    expect(failure).to.include('could not press the button "Pay nothing"');
    expect(failure).to.include('"Pay ₹1.00" (disabled)');
    expect(failure).to.include('"Card number"');
    expect(failure).to.include('/fixtures/shop-frame.html');
  });

  it('saves a picture of the window', async () => {
    await shopper.sees('Card number');
    await shopper.screenshot('logs/screens/shopper.png');
  });
});
