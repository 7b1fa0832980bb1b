import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/simulator/payment-page/main.ts';
import { cardDraft } from '../../../src/simulator/methods/card/card-rules.ts';
import type { CardForm } from '../../../src/simulator/methods/card/card-form.ts';
import type { AcceptedCard } from '../../../src/simulator/methods/card/contract.ts';
import { PayEvent } from '../../../src/simulator/methods/payment-draft.ts';

const cards: readonly AcceptedCard[] = [
  { number: '4242424242424242', networks: ['VISA'], bankName: 'Meridian Bank', ending: 'charged' },
  { number: '378282246310005', networks: ['AMEX'], bankName: 'Meridian Bank', ending: 'charged' },
  { number: '6521500000001004', networks: ['RUPAY', 'VISA'], bankName: 'Fort Bank', ending: 'charged' },
];

const mount = () => fixture<CardForm>(html`<hyper-card-form .cards=${cards} amount="₹1.00"></hyper-card-form>`);

function field(form: CardForm, name: 'number' | 'expiry' | 'code'): HTMLInputElement {
  const input = form.querySelector<HTMLInputElement>(`#card-${name}`);
  if (!input) throw new Error(`The form has no field ${name}.`);
  return input;
}

async function type(form: CardForm, name: 'number' | 'expiry' | 'code', text: string): Promise<void> {
  field(form, name).focus();
  await sendKeys({ type: text });
  await form.updateComplete;
}

const errorOf = (form: CardForm, name: string) => form.querySelector(`#card-${name}-error`)?.textContent.trim();

async function submit(form: CardForm): Promise<void> {
  form.querySelector<HTMLElement>('[type=submit]')?.click();
  await form.updateComplete;
  await form.updateComplete;
}

describe('the card form', () => {
  it('tells the browser what each field is for', async () => {
    const form = await mount();
    const told = (['number', 'expiry', 'code'] as const).map((name) => {
      const input = field(form, name);
      return [input.labels?.[0]?.textContent.trim(), input.getAttribute('autocomplete'), input.inputMode];
    });
    expect(told).to.deep.equal([
      ['Card number', 'cc-number', 'numeric'],
      ['Expiry date', 'cc-exp', 'numeric'],
      ['CVV', 'cc-csc', 'numeric'],
    ]);
  });

  it('names the checkbox by its text alone, and describes it by the note', async () => {
    const form = await fixture<CardForm>(
      html`<hyper-card-form savable .cards=${cards} amount="₹1.00"></hyper-card-form>`,
    );
    const save = form.querySelector('[type=checkbox]');
    const textBy = (attribute: string) =>
      form.querySelector(`[id='${save?.getAttribute(attribute)}']`)?.textContent.trim();
    expect([textBy('aria-labelledby'), textBy('aria-describedby')]).to.deep.equal([
      'Save this card for next time',
      'The card network keeps it as a token. Neither card number nor CVV is stored.',
    ]);
  });

  it('groups the digits while they are typed and keeps the caret in its place', async () => {
    const form = await mount();
    await type(form, 'number', '42424242');
    const input = field(form, 'number');
    expect(input.value).to.equal('4242 4242');
    input.setSelectionRange(2, 2);
    await sendKeys({ press: '9' });
    expect([input.value, input.selectionStart]).to.deep.equal(['4294 2424 2', 3]);
    await sendKeys({ press: 'Backspace' });
    expect([input.value, input.selectionStart]).to.deep.equal(['4242 4242', 2]);
  });

  it('shows the brand and asks for as many digits as its code has', async () => {
    const form = await mount();
    await type(form, 'number', '378282246310005');
    expect(form.querySelector('.brand')?.textContent).to.equal('American Express');
    expect(field(form, 'number').value).to.equal('3782 822463 10005');
    await type(form, 'code', '12345');
    expect(field(form, 'code').value).to.equal('1234');
  });

  it('leads on from a whole field to the next one, and back from an empty one', async () => {
    const form = await mount();
    await type(form, 'number', '4242424242424242');
    expect(document.activeElement).to.equal(field(form, 'expiry'));
    await sendKeys({ press: 'Backspace' });
    expect(document.activeElement).to.equal(field(form, 'number'));
    await type(form, 'expiry', '1239');
    expect(document.activeElement).to.equal(field(form, 'code'));
  });

  it('leads nobody away from a correction, a card of another bank or what was filled in', async () => {
    const form = await mount();
    const number = field(form, 'number');
    number.focus();
    number.value = '4242424242424242';
    number.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    await form.updateComplete;
    expect(document.activeElement).to.equal(number);
    number.setSelectionRange(3, 4);
    await sendKeys({ type: '2' });
    expect(document.activeElement).to.equal(number);
    await type(form, 'number', '');
    number.select();
    await sendKeys({ type: '4539578763621486' });
    expect(document.activeElement).to.equal(number);
  });

  it('names every fault when Pay is pressed, and goes to the first one', async () => {
    const form = await mount();
    await type(form, 'number', '4242424242424242');
    await submit(form);
    expect([errorOf(form, 'number'), errorOf(form, 'expiry'), errorOf(form, 'code')]).to.deep.equal([
      '',
      'Enter the expiry date.',
      'Enter the CVV.',
    ]);
    expect(document.activeElement).to.equal(field(form, 'expiry'));
    expect(field(form, 'expiry').getAttribute('aria-invalid')).to.equal('true');
    expect(field(form, 'expiry').getAttribute('aria-describedby')).to.equal('card-expiry-error');
    expect(field(form, 'number').getAttribute('aria-invalid')).to.equal('false');
  });

  it('says what is wrong with a field once it is left, and stops as soon as it is mended', async () => {
    const form = await mount();
    await type(form, 'number', '42424242424242');
    expect(errorOf(form, 'number')).to.equal('');
    await type(form, 'expiry', '1239');
    expect(errorOf(form, 'number')).to.equal('Some digits of the card number are missing.');
    await type(form, 'number', '42');
    expect(errorOf(form, 'number')).to.equal('');
  });

  it('keeps a valid number that is no test card in the page, and names one that is', async () => {
    const form = await mount();
    let paid = 0;
    form.addEventListener('pay', () => (paid += 1));
    await type(form, 'number', '4539578763621486');
    await type(form, 'expiry', '1239');
    await type(form, 'code', '123');
    await submit(form);
    expect(paid).to.equal(0);
    expect(errorOf(form, 'number')?.replaceAll('\u00a0', ' ')).to.equal(
      'Only test cards work here, such as 4242 4242 4242 4242. Your card number was not sent anywhere.',
    );
  });

  it('pays by Enter with digits alone', async () => {
    const form = await mount();
    await type(form, 'number', '4242424242424242');
    await type(form, 'expiry', '1239');
    await type(form, 'code', '123');
    const paid = oneEvent(form, 'pay');
    await sendKeys({ press: 'Enter' });
    const event: unknown = await paid;
    expect(event).to.be.instanceOf(PayEvent);
    expect(event)
      .to.have.property('instrument')
      .that.deep.equals(
        cardDraft({
          number: '4242424242424242',
          expiryMonth: '12',
          expiryYear: '2039',
          cvv: '123',
          brand: 'VISA',
        }),
      );
  });

  it('lets the shopper choose between the two networks of a card', async () => {
    const form = await mount();
    expect(form.querySelector('[name=network]')).to.equal(null);
    await type(form, 'number', '6521500000001004');
    await type(form, 'expiry', '1239');
    await type(form, 'code', '123');
    const choices = [...form.querySelectorAll<HTMLInputElement>('[name=network]')];
    expect(choices.map(({ value, checked }) => [value, checked])).to.deep.equal([
      ['RUPAY', true],
      ['VISA', false],
    ]);
    choices[1]?.click();
    await form.updateComplete;
    expect(form.querySelector('.brand')?.textContent).to.equal('Visa');
    const paid = oneEvent(form, 'pay');
    await submit(form);
    const event: unknown = await paid;
    if (!(event instanceof PayEvent)) throw new Error('The form has not paid.');
    expect(event.instrument.command).to.have.nested.property('card.network', 'VISA');
    expect(event.instrument.paid.paymentInstrument).to.equal('VISA');
  });

  it('fills itself with a test card at one press', async () => {
    const form = await mount();
    form.querySelector<HTMLElement>('.test-card')?.click();
    await form.updateComplete;
    const paid = oneEvent(form, 'pay');
    await submit(form);
    await paid;
    expect(field(form, 'number').value).to.equal('4242 4242 4242 4242');
  });

  it('takes no second press while it is busy, and keeps the focus and what was typed', async () => {
    const form = await mount();
    form.querySelector<HTMLElement>('.test-card')?.click();
    form.busy = true;
    await form.updateComplete;
    let paid = 0;
    form.addEventListener('pay', () => (paid += 1));
    form.querySelector<HTMLElement>('[type=submit]')?.focus();
    await submit(form);
    expect(paid).to.equal(0);
    expect(document.activeElement).to.equal(form.querySelector('[type=submit]'));
    expect(field(form, 'number').value).to.equal('4242 4242 4242 4242');
    expect(field(form, 'number').readOnly).to.equal(true);
  });
});
