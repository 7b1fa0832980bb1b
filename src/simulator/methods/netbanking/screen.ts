import { msg } from '@lit/localize';
import { html, svg } from 'lit';
import { draw } from '../../ui/icons.ts';
import type { ScreenPart } from '../method-screen.ts';
import { BankList } from './bank-list.ts';

const icon = draw(svg`<path d="M4 10 12 5l8 5M4.5 19.5h15M6.5 10v7m3.7-7v7m3.6-7v7m3.7-7v7" />`);

/** Payment on the website of a bank. */
export const netbankingScreen: ScreenPart<'netbanking'> = {
  elements: { 'hyper-bank-list': BankList },
  screen: ({ banks }) => ({
    icon,
    name: msg('Netbanking', { id: 'home.netbanking', desc: 'Method: pay on the website of one’s bank.' }),
    note: msg('Pay on your bank’s website', { id: 'home.netbanking-note', desc: 'What netbanking means.' }),
    title: msg('Choose your bank', { id: 'title.netbanking', desc: 'Heading over the list of banks.' }),
    form: ({ busy, pay }) => html` <hyper-bank-list .banks=${banks} ?busy=${busy} @pay=${pay}></hyper-bank-list> `,
  }),
};
