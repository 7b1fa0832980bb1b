import { msg } from '@lit/localize';
import type { Checkout } from '../checkout.ts';
import { isManaging } from '../management-flow.ts';
import type { Method } from '../../methods/contract.ts';
import { noMethodIsLeft } from '../terms.ts';
import type { MethodScreen } from '../../methods/method-screen.ts';
import { methodScreen } from '../../methods/screens.ts';
import type { PageFlow } from '../page-flow.ts';
import { endingFor, leftTitle, unknownTitle } from './endings.ts';
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
    case 'holding':
    case 'starting':
      if (flow.listed) return homeTitle();
      return screenOfMethod(flow.checkout, flow.method)?.title ?? homeTitle();
    case 'form':
      return screenOfMethod(flow.checkout, flow.method)?.title ?? homeTitle();
    case 'bank':
      return msg('Confirm on your bank’s page', { id: 'title.bank', desc: 'Heading over the bank’s own page.' });
    case 'outside':
      return msg('Go to your bank’s page', {
        id: 'title.outside',
        desc: 'Heading: the bank opens in the whole window.',
      });
    case 'phone':
      return screenOfMethod(flow.checkout, flow.transaction.method)?.waiting?.title(flow.transaction) ?? homeTitle();
    case 'checking':
      return msg('Checking with your bank', { id: 'title.checking', desc: 'Heading while the result is asked for.' });
    case 'unsettled':
      return unknownTitle();
    case 'paid':
    case 'pending':
    case 'failed':
      return endingFor(flow, flow.checkout).title;
    case 'refused':
      return flow.refusal.code === 'time-expired'
        ? msg('This page has expired', { id: 'title.expired', desc: 'Heading: the signed order is too old.' })
        : unpayableTitle();
    case 'unreachable':
      return msg('No connection', { id: 'title.unreachable', desc: 'Heading: the gateway does not answer.' });
    case 'leaving':
    case 'ended':
      return leftTitle();
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
