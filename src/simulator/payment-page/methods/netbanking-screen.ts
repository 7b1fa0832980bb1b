import { msg } from '@lit/localize';
import { html } from 'lit';
import type { OptionOf } from '../../methods/contract.ts';
import { bankIcon } from '../icons.ts';
import type { MethodScreen } from './method-screen.ts';

/** How netbanking looks. */
export function netbankingScreen({ banks }: OptionOf<'netbanking'>): MethodScreen {
  return {
    icon: bankIcon,
    name: msg('Netbanking', { id: 'home.netbanking', desc: 'Method: pay on the website of one’s bank.' }),
    note: msg('Pay on your bank’s website', { id: 'home.netbanking-note', desc: 'What netbanking means.' }),
    title: msg('Choose your bank', { id: 'title.netbanking', desc: 'Heading over the list of banks.' }),
    form: ({ busy, pay }) => html` <hyper-bank-list .banks=${banks} ?busy=${busy} @pay=${pay}></hyper-bank-list> `,
  };
}
