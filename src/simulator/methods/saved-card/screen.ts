import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { cardIcon } from '../card/screen.ts';
import type { AtHand, ScreenPart } from '../method-screen.ts';
import type { PayableCard } from './contract.ts';
import { payableCardName, SavedCardForm } from './saved-card-form.ts';

/** Payment by saved card. A single card stands in the list of methods under its own name. */
export const savedCardScreen: ScreenPart<'saved-card'> = {
  elements: { 'hyper-saved-card-form': SavedCardForm },
  screen({ cards, emi, onlyEmi }) {
    const [first, ...others] = cards;
    return {
      icon: cardIcon,
      name:
        first && others.length === 0
          ? payableCardName(first)
          : msg('Saved cards', { id: 'home.saved-cards', desc: 'Method: one of the cards that were saved before.' }),
      note: first && others.length === 0 ? cardNote(first) : cards.map(payableCardName).join(', '),
      ...(first && !onlyEmi && { atHand: atHand(first) }),
      title: msg('Pay by saved card', { id: 'title.saved-card', desc: 'Heading over the list of saved cards.' }),
      form: ({ amount, inFull, lines, busy, pay }) => html`
        <hyper-saved-card-form
          .cards=${cards}
          .emi=${emi}
          ?onlyEmi=${onlyEmi}
          amount=${amount}
          .inFull=${inFull}
          .lines=${lines}
          ?busy=${busy}
          @pay=${pay}
        ></hyper-saved-card-form>
      `,
    };
  },
};

function cardNote({ bankName }: PayableCard): string {
  return msg(str`${bankName}, saved. CVV only`, {
    id: 'home.saved-card-note',
    desc: 'The name of a bank; under a card that was saved.',
  });
}

function atHand(card: PayableCard): AtHand {
  return {
    name: payableCardName(card),
    note: cardNote(card),
    instrument: card.brand,
    form: ({ amount, busy, pay }) => html`
      <hyper-saved-card-form atHand .cards=${[card]} amount=${amount} ?busy=${busy} @pay=${pay}></hyper-saved-card-form>
    `,
  };
}
