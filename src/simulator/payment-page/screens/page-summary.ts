import type { TemplateResult } from 'lit';
import { isManaging } from '../management-flow.ts';
import type { Quote } from '../../contract/quote.ts';
import type { Flow } from '../flow.ts';
import type { PageFlow } from '../page-flow.ts';
import { quote } from '../quote.ts';
import { merchantSummary, orderSummary } from './order-summary.ts';
import type { Logo } from './shop-mark.ts';

/** Renders the summary above every screen: the order that is paid, or the shop whose saved methods are shown. */
export function pageSummary(flow: Exclude<PageFlow, { screen: 'asking' }>, logo: Logo | undefined): TemplateResult {
  const { screen } = flow;
  if (isManaging(flow)) {
    return merchantSummary('saved' in flow ? flow.saved.merchantName : undefined, screen === 'methods-opening', logo);
  }
  const order = 'checkout' in flow ? flow.checkout.order : undefined;
  return orderSummary(order, quoteIn(flow), screen === 'waiting' || screen === 'opening', logo);
}

/** Returns the figures that a screen is about: of the attempt where there is one, else of the choice. */
function quoteIn(flow: Exclude<Flow, { screen: 'asking' }>): Quote | undefined {
  if ('quote' in flow) return flow.quote;
  if ('transaction' in flow) return flow.transaction.quote;
  // Without an attempt nothing is to be paid any more.
  if (flow.screen === 'leaving' || flow.screen === 'ended' || !('checkout' in flow)) return undefined;
  if (!('method' in flow)) return quote(flow.checkout.order);
  return quote(flow.checkout.order, flow.choice, flow.method);
}
