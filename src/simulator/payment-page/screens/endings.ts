import { msg, str } from '@lit/localize';
import { amountText } from '../../../protocol/amount.ts';
import type { Cause } from '../../contract/closed-sets.ts';
import type { Checkout, TransactionEnd } from '../checkout.ts';
import type { LeavingCause } from '../flow.ts';

/** The words of an end, and the ways on. */
export interface Ending {
  readonly tone: 'good' | 'bad' | 'open';
  readonly title: string;
  readonly text: string;
  /** The money can still arrive, so nothing says that none was taken. */
  readonly mayArrive?: true;
  /** The first one is the one to press. */
  readonly ways?: readonly Way[];
}

/** A way on: the same method once more, the same in full, a new code, or the list of methods. */
export type Way = 'again' | 'full' | 'code' | 'another';

/** The figures and names that the words of an ending may need. */
interface Facts {
  readonly amount: string;
  readonly arrived: string;
  readonly shop: string;
  readonly discount: string;
  /** It was a QR code. */
  readonly isCode: boolean;
}

/** Returns the words for an end. */
export function endingFor({ cause, quote, receipt, result }: TransactionEnd, { order }: Checkout): Ending {
  const money = (amount: string) => amountText(amount, order.currency);
  return endings[cause]({
    amount: money(quote.amount),
    arrived: money(receipt.arrived ?? quote.amount),
    shop: order.merchantName,
    discount: quote.discount?.code ?? '',
    isCode: result.paymentInstrument === 'UPI_QR',
  });
}

/** Returns the words for a customer who has left. */
export function leftText(cause: LeavingCause): string {
  return cause === 'left-before'
    ? msg('No money was taken.', { id: 'ended.before', desc: 'The customer left before paying.' })
    : msg('Your bank may still complete the payment. The shop will check the result.', {
        id: 'leave.text-paying',
        desc: 'In a box that asks before leaving; a payment has begun.',
      });
}

/** Returns the heading for a customer who has left. */
export function leftTitle(): string {
  return msg('You left the payment', { id: 'title.ended', desc: 'Heading after the shopper has left.' });
}

/** Returns the heading while the result is unknown. */
export function unknownTitle(): string {
  return msg('Not confirmed yet', { id: 'title.unsettled', desc: 'Heading: it is not known yet if it was paid.' });
}

/** Returns the sentence for that. */
export function unknownText(): string {
  return msg('We don’t know yet whether the payment went through. Please don’t pay again.', {
    id: 'unsettled.text',
    desc: 'The gateway gave no final answer.',
  });
}

const openTitle = () =>
  msg('Waiting for your bank', { id: 'title.pending', desc: 'Heading: the bank has not decided yet.' });
const timeOver = () => msg('Time’s up', { id: 'title.time-over', desc: 'Heading: not approved in time.' });
const tryAgain = () =>
  msg('Try again in a moment, or pay another way.', {
    id: 'failed.try-again',
    desc: 'Follows a heading that says what went wrong.',
  });
const left = (cause: LeavingCause): Ending => ({
  tone: 'open',
  title: leftTitle(),
  text: leftText(cause),
});

const endings: Readonly<Record<Cause, (facts: Facts) => Ending>> = {
  paid: ({ shop }) => ({
    tone: 'good',
    title: msg('Payment successful', { id: 'title.paid', desc: 'Heading: the payment went through.' }),
    text: msg(str`${shop} is confirming your order.`, { id: 'paid.next', desc: 'What happens next: the shop’s name.' }),
  }),
  'partly-paid': ({ arrived, amount, shop }) => ({
    tone: 'open',
    title: msg('Part of the payment arrived', { id: 'title.partly-paid', desc: 'Heading: less than was to be paid.' }),
    text: msg(str`${arrived} of ${amount} arrived. ${shop} will contact you.`, {
      id: 'paid.partly',
      desc: 'Two amounts, then the shop’s name.',
    }),
  }),
  placed: ({ amount }) => ({
    tone: 'good',
    title: msg('Order placed', { id: 'title.cash-placed', desc: 'Heading: to be paid in cash at the door.' }),
    text: msg(str`Have ${amount} ready when your order arrives.`, {
      id: 'paid.cash',
      desc: 'Cash on delivery: the amount with its currency.',
    }),
  }),
  'left-before': () => left('left-before'),
  'left-while': () => left('left-while'),
  'bank-open': () => ({
    tone: 'open',
    title: openTitle(),
    text: msg('Your bank has not confirmed the payment yet. Please don’t pay again. The shop will let you know.', {
      id: 'pending.text',
      desc: 'The shopper left the bank’s page before it was decided.',
    }),
  }),
  'bank-silent': () => ({
    tone: 'open',
    title: openTitle(),
    text: msg('You have approved the payment, but your bank has not answered yet. Please don’t pay again.', {
      id: 'pending.approved',
      desc: 'Nothing is left to do for the customer.',
    }),
  }),
  'bank-declined': () => ({
    tone: 'bad',
    title: msg('Your bank declined the payment', { id: 'title.bank-declined', desc: 'Heading: the bank said no.' }),
    text: msg('Ask your bank, or pay another way.', { id: 'failed.ask-bank', desc: 'The bank said no.' }),
    mayArrive: true,
    ways: ['another', 'again'],
  }),
  'you-declined': () => ({
    tone: 'bad',
    title: msg('You declined the payment', { id: 'title.you-declined', desc: 'Heading: declined on the phone.' }),
    text: msg('You can pay another way.', { id: 'failed.you-declined', desc: 'The customer declined on the phone.' }),
    mayArrive: true,
    ways: ['another', 'again'],
  }),
  expired: ({ isCode }) => ({
    tone: 'open',
    title: timeOver(),
    text: msg('The payment was not approved in time.', {
      id: 'expired.text',
      desc: 'A QR code, or a request to an app, has expired.',
    }),
    mayArrive: true,
    ways: [isCode ? 'code' : 'again', 'another'],
  }),
  'bank-expired': () => ({
    tone: 'open',
    title: timeOver(),
    text: msg('The bank did not get your answer in time.', {
      id: 'expired.bank',
      desc: 'The bank’s page was left without an answer.',
    }),
    mayArrive: true,
    ways: ['again', 'another'],
  }),
  'not-confirmed': () => ({
    tone: 'bad',
    title: msg('Not confirmed by your bank', { id: 'title.not-authenticated', desc: 'Heading: wrong OTP or PIN.' }),
    text: tryAgain(),
    mayArrive: true,
    ways: ['again', 'another'],
  }),
  replaced: () => ({
    tone: 'open',
    title: msg('You chose another way to pay', {
      id: 'title.replaced',
      desc: 'Heading: another payment took its place.',
    }),
    text: msg('You can no longer pay with this request.', {
      id: 'failed.replaced',
      desc: 'Another payment took its place.',
    }),
    ways: ['another'],
  }),
  'not-reached': () => ({
    tone: 'bad',
    title: msg('We could not reach your bank', { id: 'title.not-reached', desc: 'Heading: no bank was asked.' }),
    text: tryAgain(),
    mayArrive: true,
    ways: ['again', 'another'],
  }),
  'not-accepted': () => ({
    tone: 'bad',
    title: msg('These details were not accepted', { id: 'title.not-accepted', desc: 'Heading: no bank was asked.' }),
    text: msg('Check them, or pay another way. No money was taken.', {
      id: 'failed.not-accepted',
      desc: 'The details of the card, for example.',
    }),
    ways: ['again', 'another'],
  }),
  'sent-back': ({ amount }) => ({
    tone: 'open',
    title: msg('Your money is on its way back', { id: 'title.sent-back', desc: 'Heading: it came too late.' }),
    text: msg(str`${amount} goes back to your account.`, { id: 'failed.sent-back', desc: 'An amount.' }),
    ways: ['another'],
  }),
  'discount-gone': ({ discount }) => ({
    tone: 'bad',
    title: msg('This discount is gone', { id: 'title.discount-gone', desc: 'Heading: it can no longer be redeemed.' }),
    text: msg(str`${discount} has been used up. No money was taken.`, {
      id: 'failed.discount-gone',
      desc: 'The code of a discount.',
    }),
    ways: ['full', 'another'],
  }),
  'not-started': () => ({
    tone: 'bad',
    title: msg('The payment did not start', { id: 'title.not-started', desc: 'Heading: no bank was asked.' }),
    text: tryAgain(),
    mayArrive: true,
    ways: ['again', 'another'],
  }),
  unknown: () => ({ tone: 'open', title: unknownTitle(), text: unknownText(), mayArrive: true }),
};
