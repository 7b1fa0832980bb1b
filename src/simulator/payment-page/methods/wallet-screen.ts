import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { OptionOf } from '../../methods/contract.ts';
import type { Wallet } from '../../methods/wallet/contract.ts';
import { amountText } from '../../../protocol/amount-text.ts';
import { walletIcon } from '../icons.ts';
import type { PayChoice } from './choice-form.ts';
import type { MethodScreen } from './method-screen.ts';
import { walletInstrument } from './instruments.ts';

/** How paying by wallet looks. */
export function walletScreen({ wallets }: OptionOf<'wallet'>): MethodScreen {
  return {
    icon: walletIcon,
    name: msg('Wallet', { id: 'home.wallet', desc: 'Method: pay from a prepaid wallet.' }),
    note: wallets.map(({ name }) => name).join(', '),
    title: msg('Pay by wallet', { id: 'title.wallet', desc: 'Heading over the list of wallets.' }),
    form: ({ amount, busy, pay }) => html`
      <hyper-choice-form
        .choices=${wallets.map((wallet) => choiceOf(wallet, amount))}
        legend=${msg('Your wallet', { id: 'wallet.legend', desc: 'Name of the list of wallets.' })}
        ?busy=${busy}
        @pay=${pay}
      ></hyper-choice-form>
    `,
  };
}

function choiceOf(wallet: Wallet, amount: string): PayChoice {
  const { code, name, linked, low } = wallet;
  return {
    value: code,
    name,
    note: noteOf(wallet),
    warns: low === true,
    label: !linked
      ? msg(str`Link ${name} and pay`, { id: 'wallet.link', desc: 'Button; the name of a wallet that is not linked.' })
      : low
        ? msg(str`Add money to ${name}`, { id: 'wallet.add', desc: 'Button; the name of a wallet with too little.' })
        : msg(str`Pay ${amount}`, { id: 'form.pay', desc: 'Button: pay the amount.' }),
    instrument: walletInstrument(code),
  };
}

function noteOf({ linked, balance, low }: Wallet): string {
  if (!linked) {
    return msg('Link it once with an OTP', { id: 'wallet.unlinked', desc: 'Under a wallet’s name.' });
  }
  const there = amountText(balance ?? '', 'INR');
  return low
    ? msg(str`Balance ${there}: too little for this order`, { id: 'wallet.low', desc: 'Under a wallet’s name.' })
    : msg(str`Linked. Balance ${there}`, { id: 'wallet.linked', desc: 'Under a wallet’s name; then an amount.' });
}
