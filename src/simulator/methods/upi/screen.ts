import { msg, str } from '@lit/localize';
import { html, svg } from 'lit';
import { draw } from '../../ui/icons.ts';
import type { PhoneTransaction, ScreenPart } from '../method-screen.ts';
import { UpiForm } from './upi-form.ts';
import { UpiWait } from './upi-wait.ts';

/** From one phone to the other. */
const icon = draw(svg`<path d="m9 5 6 7-6 7M15 5l4.5 7-4.5 7" />`);

/** Payment by UPI. */
export const upiScreen: ScreenPart<'upi'> = {
  elements: { 'hyper-upi-form': UpiForm, 'hyper-upi-wait': UpiWait },
  screen: ({ apps, collect, vpas }) => ({
    icon,
    name: msg('UPI', { id: 'home.upi', desc: 'Method: pay by UPI. The name is the same in all languages.' }),
    note: msg('Scan a code or use an app', { id: 'home.upi-note', desc: 'How one pays by UPI.' }),
    title: msg('Pay by UPI', { id: 'title.upi', desc: 'Heading over the ways to pay by UPI.' }),
    form: ({ busy, pay }) => html`
      <hyper-upi-form .apps=${apps} .vpas=${vpas} ?collect=${collect} ?busy=${busy} @pay=${pay}></hyper-upi-form>
    `,
    waiting: {
      title: waitingTitle,
      content: ({ transaction, amount, offline, payElsewhere, cancel }) => html`
        <hyper-upi-wait
          .transaction=${transaction}
          amount=${amount}
          ?offline=${offline}
          @elsewhere=${payElsewhere}
          @cancel-payment=${cancel}
        ></hyper-upi-wait>
      `,
    },
  }),
};

function waitingTitle({ texts }: PhoneTransaction): string {
  const { flow, app = '' } = texts ?? {};
  switch (flow) {
    case 'intent':
      return msg(str`Approve in ${app}`, { id: 'title.upi-app', desc: 'Heading; then the name of a payment app.' });
    case 'collect':
      return msg('Approve the request', { id: 'title.upi-collect', desc: 'Heading: a request was sent to an app.' });
    default:
      return msg('Scan to pay', { id: 'title.upi-qr', desc: 'Heading over a QR code.' });
  }
}
