import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../ui/form-controls.ts';
import type { EmiPlan } from './emi/contract.ts';
import { planText } from './emi/emi-choice.ts';
import { wholeText } from '../ui/whole-text.ts';

/** The lines of a pay bar besides the label of its button. */
export interface PayLines {
  /** The plan of instalments, on the button. */
  readonly plan?: EmiPlan | undefined;
  /** The place for the reason why a press did nothing, over the bar: it is in view together with the button. */
  readonly reason?: TemplateResult;
}

/** Returns the label of a button that pays at once. */
export function payLabel(amount: string): string {
  return msg(str`Pay ${amount}`, { id: 'form.pay', desc: 'Button: pay the amount.' });
}

/** Renders the bar with the button that goes to the bank, at the end of its form. */
export function payButton(label: string, busy: boolean, { plan, reason }: PayLines = {}): TemplateResult {
  return html`
    <hyper-pay-bar>
      ${reason ?? nothing}
      ${button({
        label: busy
          ? msg('Opening your bank’s page…', { id: 'form.busy', desc: 'On the button while the bank is opened.' })
          : html`${wholeText(label)}${plan ? html` <small>${wholeText(planText(plan))}</small>` : nothing}`,
        busy,
      })}
    </hyper-pay-bar>
  `;
}
