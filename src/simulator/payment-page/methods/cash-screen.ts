import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { cashIcon } from '../icons.ts';
import { PayEvent } from '../pay-event.ts';
import { payButton } from '../screens/pay-button.ts';
import { cashInstrument } from './instruments.ts';
import type { MethodScreen } from './method-screen.ts';

/** How cash on delivery looks. */
export function cashScreen(): MethodScreen {
  return {
    icon: cashIcon,
    name: msg('Cash on delivery', { id: 'home.cash', desc: 'Method: pay in cash at the door.' }),
    note: msg('Pay in cash when your order arrives', { id: 'home.cash-note', desc: 'What cash on delivery means.' }),
    title: msg('Pay in cash at your door', { id: 'title.cash', desc: 'Heading over cash on delivery.' }),
    form: ({ amount, busy, pay }) => html`
      <form
        class="form"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          if (!busy) pay(new PayEvent(cashInstrument));
        }}
      >
        <p class="lead">
          ${msg(str`Have ${amount} ready when your order arrives. You pay nothing now.`, {
            id: 'cash.lead',
            desc: 'The amount with its currency.',
          })}
        </p>
        ${payButton(msg('Place order', { id: 'cash.place', desc: 'Button: order, and pay in cash later.' }), busy)}
      </form>
    `,
  };
}
