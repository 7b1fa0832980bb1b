import { msg } from '@lit/localize';
import { html } from 'lit';
import type { OptionOf } from '../../methods/contract.ts';
import { cardIcon } from '../icons.ts';
import type { MethodScreen } from './method-screen.ts';

/** How paying by card looks. */
export function cardScreen({ cards, emi, onlyEmi, savable }: OptionOf<'card'>): MethodScreen {
  return {
    icon: cardIcon,
    name: msg('Card', { id: 'home.card', desc: 'Method: pay by credit or debit card.' }),
    note: msg('Visa, Mastercard, RuPay', { id: 'home.card-note', desc: 'Which cards can be used.' }),
    title: msg('Pay by card', { id: 'title.card', desc: 'Heading over the card form.' }),
    form: ({ amount, busy, pay }) => html`
      <hyper-card-form
        .cards=${cards}
        .emi=${emi}
        ?onlyEmi=${onlyEmi}
        ?savable=${savable}
        amount=${amount}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-card-form>
    `,
  };
}
