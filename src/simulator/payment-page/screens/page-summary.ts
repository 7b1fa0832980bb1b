import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Method } from '../../methods/contract.ts';
import { methodScreen } from '../../methods/screens.ts';
import type { Quote } from '../../contract/quote.ts';
import type { Flow } from '../flow.ts';
import { isManaging } from '../management-flow.ts';
import type { PageFlow } from '../page-flow.ts';
import { quote } from '../quote.ts';
import { merchantSummary, orderSummary } from './order-summary.ts';
import { openedMethod } from './method-at-hand.ts';
import { amountLabel } from './result-screens.ts';
import type { Logo } from './page-parts.ts';

type Shown = Exclude<Flow, { screen: 'asking' }>;

/** Renders the summary beside or above every screen: the order that is paid, or the shop whose saved methods are shown. */
export function pageSummary(...of: Parameters<typeof summaryOf>): TemplateResult {
  return html`<hyper-order-column>${summaryOf(...of)}</hyper-order-column>`;
}

function summaryOf(flow: Exclude<PageFlow, { screen: 'asking' }>, logo: Logo | undefined): TemplateResult {
  const { screen } = flow;
  if (isManaging(flow)) {
    return merchantSummary('saved' in flow ? flow.saved.merchantName : undefined, screen === 'methods-opening', logo);
  }
  const order = 'checkout' in flow ? flow.checkout.order : undefined;
  const figures = quoteIn(flow);
  return orderSummary(
    order,
    figures && { quote: figures, label: labelIn(flow) },
    screen === 'waiting' || screen === 'opening',
    logo,
  );
}

/** Returns the figures that a screen is about: of the attempt where there is one, else of the choice. */
function quoteIn(flow: Shown): Quote | undefined {
  if ('quote' in flow) return flow.quote;
  if ('transaction' in flow) return flow.transaction.quote;
  // Without an attempt nothing is to be paid any more.
  if (flow.screen === 'leaving' || flow.screen === 'ended' || !('checkout' in flow)) return undefined;
  if (flow.screen === 'home') {
    const opened = openedMethod(flow.checkout);
    return quote(flow.checkout.order, { instrument: opened?.instrument }, opened?.method);
  }
  return quote(flow.checkout.order, flow.choice, flow.method);
}

/** Returns the label of the amount: that of the method where nothing is paid now. */
function labelIn(flow: Shown): string {
  const method = methodIn(flow);
  const option = 'checkout' in flow ? flow.checkout.methods.find((each) => each.method === method) : undefined;
  const later = option && methodScreen(option).priceLabel;
  if (later !== undefined) return later;
  return 'quote' in flow
    ? amountLabel()
    : msg('You pay', { id: 'summary.pay', desc: 'Label before the amount, also of a total.' });
}

function methodIn(flow: Shown): Method | undefined {
  if ('receipt' in flow) return flow.receipt.method;
  if ('method' in flow) return flow.method;
  return 'paid' in flow ? laterGroups[flow.paid.paymentInstrumentGroup ?? ''] : undefined;
}

/** The methods by which nothing is paid now, by the SDK's group of their instruments. */
const laterGroups: Readonly<Record<string, Method>> = { cash: 'cash', consumer_finance: 'pay-later' };
