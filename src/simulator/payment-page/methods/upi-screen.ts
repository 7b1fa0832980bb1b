import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { PhoneTransaction } from '../checkout.ts';
import type { OptionOf } from '../../methods/contract.ts';
import { upiIcon } from '../icons.ts';
import type { MethodScreen } from './method-screen.ts';

/** How UPI looks. */
export function upiScreen({ apps, collect, vpas }: OptionOf<'upi'>): MethodScreen {
  return {
    icon: upiIcon,
    name: msg('UPI', { id: 'home.upi', desc: 'Method: pay by UPI. The name is the same in all languages.' }),
    note: msg('Scan a code or use an app', { id: 'home.upi-note', desc: 'How one pays by UPI.' }),
    title: msg('Pay by UPI', { id: 'title.upi', desc: 'Heading over the ways to pay by UPI.' }),
    form: ({ busy, pay }) => html`
      <hyper-upi-form .apps=${apps} .vpas=${vpas} ?collect=${collect} ?busy=${busy} @pay=${pay}></hyper-upi-form>
    `,
    waiting: {
      title: waitingTitle,
      content: ({ transaction, amount, offline, send }) => html`
        <hyper-upi-wait
          .transaction=${transaction}
          amount=${amount}
          ?offline=${offline}
          @elsewhere=${() => send({ type: 'elsewhere' })}
          @cancel-payment=${() => send({ type: 'back' })}
        ></hyper-upi-wait>
      `,
    },
  };
}

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
