import { msg } from '@lit/localize';
import { html, svg } from 'lit';
import { draw } from '../../ui/icons.ts';
import type { ScreenPart } from '../method-screen.ts';
import { CardForm } from './card-form.ts';

/** Cards. */
export const cardIcon = draw(svg`<rect x="3" y="5.5" width="18" height="13" rx="2.5" /><path d="M3 10h18M7 15h3.5" />`);

/** Payment by card. */
export const cardScreen: ScreenPart<'card'> = {
  elements: { 'hyper-card-form': CardForm },
  screen: ({ cards, emi, onlyEmi, savable }) => ({
    icon: cardIcon,
    name: msg('Card', { id: 'home.card', desc: 'Method: pay by credit or debit card.' }),
    note: msg('Visa, Mastercard, RuPay', { id: 'home.card-note', desc: 'Which cards can be used.' }),
    title: msg('Pay by card', { id: 'title.card', desc: 'Heading over the card form.' }),
    form: ({ amount, inFull, lines, busy, pay }) => html`
      <hyper-card-form
        .cards=${cards}
        .emi=${emi}
        ?onlyEmi=${onlyEmi}
        ?savable=${savable}
        amount=${amount}
        .inFull=${inFull}
        .lines=${lines}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-card-form>
    `,
  }),
};
