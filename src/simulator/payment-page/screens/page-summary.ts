import type { TemplateResult } from 'lit';
import { isManaging } from '../management-flow.ts';
import type { PageFlow } from '../page-flow.ts';
import { merchantSummary, orderSummary } from './order-summary.ts';

/** What stands over every screen: the order that is paid, or the shop whose saved methods are shown. */
export function pageSummary(flow: PageFlow): TemplateResult {
  const { screen } = flow;
  if (isManaging(flow)) {
    return merchantSummary('saved' in flow ? flow.saved.merchantName : undefined, screen === 'methods-opening');
  }
  return orderSummary(
    'checkout' in flow ? flow.checkout.order : undefined,
    screen === 'waiting' || screen === 'opening',
  );
}
