import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { OptionOf } from '../../methods/contract.ts';
import type { PayableCard } from '../../methods/saved-card/contract.ts';
import { cardIcon } from '../icons.ts';
import { brandNameOf } from './card-rules.ts';
import type { MethodScreen } from './method-screen.ts';

/** How paying by a saved card looks. A single one stands in the list of methods under its own name. */
export function savedCardScreen({ cards, emi, onlyEmi }: OptionOf<'saved-card'>): MethodScreen {
  const [first, ...others] = cards;
  return {
    icon: cardIcon,
    name:
      first && others.length === 0
        ? payableCardName(first)
        : msg('Saved cards', { id: 'home.saved-cards', desc: 'Method: one of the cards that were saved before.' }),
    note:
      first && others.length === 0
        ? msg(str`${first.bankName}, saved. CVV only`, {
            id: 'home.saved-card-note',
            desc: 'The name of a bank; under a card that was saved.',
          })
        : cards.map(payableCardName).join(', '),
    title: msg('Pay by saved card', { id: 'title.saved-card', desc: 'Heading over the list of saved cards.' }),
    form: ({ amount, busy, pay }) => html`
      <hyper-saved-card-form
        .cards=${cards}
        .emi=${emi}
        ?onlyEmi=${onlyEmi}
        amount=${amount}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-saved-card-form>
    `,
  };
}

/** What a saved card is called. Spaces that do not break keep its digits together. */
export function payableCardName({ brand, lastFour }: PayableCard): string {
  return `${brandNameOf(brand)} ••••\u00a0${lastFour}`;
}
