import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../../src/simulator/payment-page/main.ts';
import { PayEvent } from '../../../src/simulator/methods/payment-draft.ts';
import type { PayableCard } from '../../../src/simulator/methods/saved-card/contract.ts';

const card: PayableCard = {
  id: 'saved',
  kind: 'card',
  brand: 'VISA',
  lastFour: '4242',
  bankName: 'Meridian Bank',
  expiryMonth: '12',
  expiryYear: '2039',
  cvvLength: 3,
};

const vpas = [{ vpa: 'success@upi', answer: 'approves' }];

interface Filled {
  readonly form: TemplateResult;
  /** The values of the fields by their ids. */
  readonly fields: Readonly<Record<string, string>>;
  /** The command, or its method where it holds more than the fields. */
  readonly handsIn: unknown;
}

const number = '4242424242424242';
const cards = [{ number, networks: ['VISA'], bankName: 'Meridian Bank', ending: 'charged' }];

const rows: Readonly<Record<string, Filled>> = {
  'a card': {
    form: html`<hyper-card-form .cards=${cards} amount="₹1.00"></hyper-card-form>`,
    fields: { 'card-number': number, 'card-expiry': '12/2039', 'card-code': '123' },
    handsIn: 'card',
  },
  'a saved card': {
    form: html`<hyper-saved-card-form .cards=${[card]} amount="₹1.00"></hyper-saved-card-form>`,
    fields: { 'saved-card-code': '123' },
    handsIn: { method: 'saved-card', id: 'saved', cvv: '123' },
  },
  'a saved card in the list of methods': {
    form: html`<hyper-saved-card-form atHand .cards=${[card]} amount="₹1.00"></hyper-saved-card-form>`,
    fields: { 'saved-card-code': '१२३' },
    handsIn: { method: 'saved-card', id: 'saved', cvv: '123' },
  },
  'a UPI ID': {
    form: html`<hyper-upi-form collect .vpas=${vpas}></hyper-upi-form>`,
    fields: { 'upi-vpa': ' Success ＠ upi\n' },
    handsIn: { method: 'upi', upi: { flow: 'collect', vpa: 'success@upi' } },
  },
};

/** Returns what an event hands in, as a row has it. */
function handedIn(event: Event): unknown {
  if (!(event instanceof PayEvent)) return event;
  const { command } = event.instrument;
  return command.method === 'card' ? command.method : command;
}

describe('a form that a browser has filled in', () => {
  for (const [name, { form, fields, handsIn }] of Object.entries(rows)) {
    for (const [how, events] of [
      ['without an event', []],
      ['by `change` alone', ['change']],
    ] as const) {
      it(`hands in ${name} ${how}, once`, async () => {
        const element = await fixture<HTMLElement>(form);
        const told: unknown[] = [];
        element.addEventListener('pay', (event) => told.push(handedIn(event)));
        for (const [id, value] of Object.entries(fields)) {
          const field = element.querySelector<HTMLInputElement>(`#${id}`);
          if (!field) throw new Error(`There is no field ${id}.`);
          field.value = value;
          for (const type of events) field.dispatchEvent(new Event(type, { bubbles: true }));
        }
        element.querySelector('form')?.requestSubmit();
        expect(told).to.deep.equal([handsIn]);
      });
    }
  }
});
