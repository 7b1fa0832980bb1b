import { msg, str } from '@lit/localize';
import { html, svg } from 'lit';
import { draw } from '../../ui/icons.ts';
import type { ScreenPart } from '../method-screen.ts';
import { payButton } from '../pay-button.ts';
import { PayEvent, type PaymentDraft } from '../payment-draft.ts';

const icon = draw(
  svg`<rect x="3" y="7" width="18" height="10.5" rx="2" /><circle cx="12" cy="12.2" r="2.4" /><path d="M6.3 12.2h.1m11.2 0h.1" />`,
);

const cashDraft: PaymentDraft = {
  command: { method: 'cash' },
  type: 'CASH',
  paid: { paymentInstrument: 'CASH', paymentInstrumentGroup: 'cash' },
};

/** Cash on delivery. */
export const cashScreen: ScreenPart<'cash'> = {
  elements: {},
  screen: () => ({
    icon,
    name: name(),
    note: msg('Pay in cash when your order arrives', { id: 'home.cash-note', desc: 'What cash on delivery means.' }),
    title: name(),
    priceLabel: name(),
    form: ({ amount, busy, pay }) => html`
      <form
        class="form"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          if (!busy) pay(new PayEvent(cashDraft));
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
  }),
};

function name(): string {
  return msg('Cash on delivery', { id: 'home.cash', desc: 'Method: pay in cash at the door.' });
}
