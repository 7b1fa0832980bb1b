import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { button } from '../ui/form-controls.ts';

/** Returns the label of a button that pays at once. */
export function payLabel(amount: string): string {
  return msg(str`Pay ${amount}`, { id: 'form.pay', desc: 'Button: pay the amount.' });
}

/** Renders the button that goes to the bank. */
export function payButton(label: string, busy: boolean): TemplateResult {
  return button({
    label: busy
      ? msg('Opening your bank…', { id: 'form.busy', desc: 'On the button while the bank is opened.' })
      : label,
    busy,
  });
}
