import { msg, str } from '@lit/localize';
import { html, svg } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import type { Quote } from '../../contract/quote.ts';
import { topUpLabel } from '../../ui/facts.ts';
import { draw } from '../../ui/icons.ts';
import { mark } from '../../ui/mark.ts';
import type { PayChoice } from '../price-form.ts';
import type { ScreenPart } from '../method-screen.ts';
import { payLabel } from '../pay-button.ts';
import type { PaymentDraft } from '../payment-draft.ts';
import type { Wallet } from './contract.ts';

const icon = draw(
  svg`<path d="M17.5 8V6a1.5 1.5 0 0 0-1.9-1.4L5.4 7.2A2 2 0 0 0 4 9v8.5A1.5 1.5 0 0 0 5.5 19h13a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 18.5 8H6" /><path d="M16 13.5h.4" />`,
);

/** Payment by wallet. */
export const walletScreen: ScreenPart<'wallet'> = {
  elements: {},
  screen: ({ wallets }) => ({
    icon,
    name: msg('Wallet', { id: 'home.wallet', desc: 'Method: pay from a prepaid wallet.' }),
    note: wallets.map(({ name }) => name).join(', '),
    title: msg('Pay by wallet', { id: 'title.wallet', desc: 'Heading over the list of wallets.' }),
    form: ({ quoteWith, busy, pay }) => html`
      <hyper-choice-form
        .choices=${wallets.map((wallet) => choiceOf(wallet, quoteWith({ instrument: wallet.code, balance: wallet.balance })))}
        legend=${msg('Your wallet', { id: 'wallet.legend', desc: 'Name of the list of wallets.' })}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-choice-form>
    `,
  }),
};

function choiceOf(wallet: Wallet, { amount, topUp }: Quote): PayChoice {
  const { code, name, linked } = wallet;
  const low = topUp !== undefined;
  return {
    value: code,
    name,
    mark: mark(code, name),
    note: noteOf(wallet, low),
    warns: low,
    label: !linked
      ? msg(str`Link ${name} and pay`, { id: 'wallet.link', desc: 'Button; the name of a wallet that is not linked.' })
      : low
        ? topUpLabel(topUp, amount, 'INR')
        : payLabel(amountText(amount, 'INR')),
    instrument: walletDraft(code),
  };
}

function noteOf({ linked, balance }: Wallet, low: boolean): string {
  if (!linked) {
    return msg('Link it once with an OTP', { id: 'wallet.unlinked', desc: 'Under a wallet’s name.' });
  }
  const there = amountText(balance ?? '', 'INR');
  return low
    ? msg(str`Balance ${there}: too little for this order`, { id: 'wallet.low', desc: 'Under a wallet’s name.' })
    : msg(str`Linked. Balance ${there}`, { id: 'wallet.linked', desc: 'Under a wallet’s name; then an amount.' });
}

function walletDraft(code: string): PaymentDraft {
  return {
    command: { method: 'wallet', wallet: code },
    type: 'WALLET',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'wallet' },
  };
}
