import { msg } from '@lit/localize';
import type { PhoneQuestion } from '../contract/bank.ts';
import { goBackText } from './bank-texts.ts';

/** The last screen of the phone. */
export interface PhoneEnding {
  readonly tone: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly text: string;
}

/** Returns what the phone says of a transaction that asks nothing more. */
export function phoneEnding(state: PhoneQuestion['state']): PhoneEnding {
  return endings[state]();
}

const approved = (): PhoneEnding => ({
  tone: 'good',
  title: msg('Payment approved', { id: 'phone.charged', desc: 'Heading: paid.' }),
  text: goBackText(),
});

const underWay = (): PhoneEnding => ({
  tone: 'open',
  title: msg('Waiting for your bank', { id: 'phone.authorizing', desc: 'Heading: the bank has not answered.' }),
  text: msg('Your bank has not answered yet. Please don’t pay again.', {
    id: 'phone.authorizing-text',
    desc: 'The bank has not answered.',
  }),
});

const declined = (): PhoneEnding => ({
  tone: 'bad',
  title: msg('Payment declined', { id: 'phone.declined', desc: 'Heading: not paid.' }),
  text: goBackText(),
});

const notCompleted = (): PhoneEnding => ({
  tone: 'bad',
  title: msg('Payment not completed', {
    id: 'phone.not-completed',
    desc: 'Heading: the bank could not be reached, so it never decided.',
  }),
  text: goBackText(),
});

const endings: Readonly<Record<PhoneQuestion['state'], () => PhoneEnding>> = {
  'at-bank': underWay,
  'left-bank': underWay,
  'at-phone': underWay,
  stalled: underWay,
  authorizing: underWay,
  authorized: () => ({
    tone: 'open',
    title: msg('Amount reserved', { id: 'phone.authorized', desc: 'Heading: the bank holds the money for the shop.' }),
    text: msg('Your bank holds the amount for the shop. Please don’t pay again.', {
      id: 'phone.authorized-text',
      desc: 'The money has not reached the shop yet.',
    }),
  }),
  charged: approved,
  'half-charged': () => ({
    tone: 'open',
    title: msg('Paid in part', { id: 'phone.half-charged', desc: 'Heading: a part of the amount was debited.' }),
    text: msg('Your bank has paid only a part of the amount. Ask the shop before you pay again.', {
      id: 'phone.half-charged-text',
      desc: 'The rest of the amount will not come.',
    }),
  }),
  'auto-refunded': () => ({
    tone: 'open',
    title: msg('Your money is on its way back', {
      id: 'phone.auto-refunded',
      desc: 'Heading: the shopper has the money back.',
    }),
    text: msg('The payment came too late. The whole amount goes back to your account.', {
      id: 'phone.auto-refunded-text',
      desc: 'The shop did not wait for the money any more.',
    }),
  }),
  'cod-initiated': approved,
  'authorization-failed': declined,
  'authentication-failed': () => ({
    tone: 'bad',
    title: msg('Too many wrong PINs', { id: 'phone.locked', desc: 'Heading: the PIN was wrong three times.' }),
    text: goBackText(),
  }),
  'api-failure': notCompleted,
  'juspay-declined': declined,
  new: notCompleted,
  expired: () => ({
    tone: 'open',
    title: msg('This request has expired', { id: 'phone.expired', desc: 'Heading: too late.' }),
    text: msg('Go back to the shop’s page for a new code.', {
      id: 'phone.expired-text',
      desc: 'The time to approve is over.',
    }),
  }),
  replaced: () => ({
    tone: 'open',
    title: msg('You chose another way to pay', { id: 'phone.replaced', desc: 'Heading: another way was chosen.' }),
    text: msg('This request cannot be paid any more.', {
      id: 'phone.replaced-text',
      desc: 'Another instrument took its place.',
    }),
  }),
};
