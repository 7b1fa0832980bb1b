import { msg } from '@lit/localize';
import type { Checkout, PaymentResult } from '../checkout.ts';
import { isManaging } from '../management-flow.ts';
import type { Method } from '../../methods/contract.ts';
import { noMethodIsLeft } from '../terms.ts';
import type { MethodScreen } from '../../methods/method-screen.ts';
import { methodScreen } from '../../methods/screens.ts';
import type { PageFlow } from '../page-flow.ts';
import { managementTitle } from './management-screens.ts';

/** The heading of a screen, which is also the title that the merchant page is told. */
export function screenTitle(flow: PageFlow): string {
  if (isManaging(flow)) return managementTitle(flow);
  switch (flow.screen) {
    case 'asking':
      return screenTitle(flow.from);
    case 'waiting':
    case 'opening':
      return homeTitle();
    case 'home':
      return noMethodIsLeft(flow.checkout.methods) ? unpayableTitle() : homeTitle();
    case 'form':
    case 'holding':
    case 'starting':
      return screenOfMethod(flow.checkout, flow.method)?.title ?? homeTitle();
    case 'bank':
      return msg('Confirm with your bank', { id: 'title.bank', desc: 'Heading over the bank’s own page.' });
    case 'outside':
      return msg('Go to your bank', { id: 'title.outside', desc: 'Heading: the bank opens in the whole window.' });
    case 'phone':
      return screenOfMethod(flow.checkout, flow.transaction.method)?.waiting?.title(flow.transaction) ?? homeTitle();
    case 'checking':
      return msg('Checking with your bank', { id: 'title.checking', desc: 'Heading while the result is asked for.' });
    case 'unsettled':
      return msg('Not confirmed yet', { id: 'title.unsettled', desc: 'Heading: nobody knows yet if it was paid.' });
    case 'paid':
      if (flow.result.status === 'cod_initiated') {
        return msg('Order placed', { id: 'title.cash-placed', desc: 'Heading: to be paid in cash at the door.' });
      }
      return msg('Payment successful', { id: 'title.paid', desc: 'Heading: the payment went through.' });
    case 'pending':
      return msg('Payment pending', { id: 'title.pending', desc: 'Heading: the bank has not decided yet.' });
    case 'failed':
      if (flow.expired) return msg('Time’s up', { id: 'title.time-over', desc: 'Heading: a code has expired.' });
      return failedTitle(flow.result);
    case 'refused':
      return flow.refusal.code === 'time-expired'
        ? msg('This page has expired', { id: 'title.expired', desc: 'Heading: the signed order is too old.' })
        : unpayableTitle();
    case 'unreachable':
      return msg('No connection', { id: 'title.unreachable', desc: 'Heading: the gateway does not answer.' });
    case 'leaving':
    case 'ended':
      return msg('You left the payment', { id: 'title.ended', desc: 'Heading after the shopper has left.' });
  }
}

function failedTitle({ status }: PaymentResult): string {
  switch (status) {
    case 'authentication_failed':
      return msg('Not confirmed by your bank', { id: 'title.not-authenticated', desc: 'Heading: wrong OTP.' });
    case 'authorization_failed':
      return msg('Payment declined', { id: 'title.failed', desc: 'Heading: the bank or the customer said no.' });
    default:
      return msg('Payment not completed', {
        id: 'title.not-completed',
        desc: 'Heading: it failed before the bank decided.',
      });
  }
}

function unpayableTitle(): string {
  return msg('This order cannot be paid here', { id: 'title.refused', desc: 'Heading: the order was not accepted.' });
}

function homeTitle(): string {
  return msg('Choose how to pay', { id: 'title.home', desc: 'Heading over the list of payment methods.' });
}

function screenOfMethod({ methods }: Checkout, wanted: Method): MethodScreen | undefined {
  const offer = methods.find(({ method }) => method === wanted);
  return offer && methodScreen(offer);
}
