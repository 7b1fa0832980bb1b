import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Quote } from '../contract/quote.ts';
import { autopayFact } from '../ui/facts.ts';
import { button } from '../ui/form-controls.ts';
import { planText } from './emi/emi-choice.ts';
import { wholeText } from '../ui/whole-text.ts';

/** The lines of a pay bar besides the label of its button. */
export interface PayLines {
  /** Those of {@link payLines}, on the button. */
  readonly lines?: readonly string[];
  /** The place for the reason why a press did nothing, over the bar: it is in view together with the button. */
  readonly reason?: TemplateResult;
}

/** Returns the label of a button that pays at once. */
export function payLabel(amount: string): string {
  return msg(str`Pay ${amount}`, { id: 'form.pay', desc: 'Button: pay the amount.' });
}

/** Returns what the customer pays after today, in instalments or under a mandate. */
export function payLines({ emi, recurring }: Quote): readonly string[] {
  return [...(emi ? [planText(emi)] : []), ...(recurring ? [autopayFact(recurring, 'INR').join(' · ')] : [])];
}

/** Renders the bar with the button that goes to the bank, at the end of its form. */
export function payButton(label: string, busy: boolean, { lines = [], reason }: PayLines = {}): TemplateResult {
  return html`
    <hyper-pay-bar>
      ${reason ?? nothing}
      ${button({
        label: busy
          ? msg('Opening your bank’s page…', { id: 'form.busy', desc: 'On the button while the bank is opened.' })
          : html`${wholeText(label)}${lines.map((line) => html` <small>${wholeText(line)}</small>`)}`,
        busy,
      })}
    </hyper-pay-bar>
  `;
}
