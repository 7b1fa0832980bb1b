import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { button } from '../ui/button.ts';

/** Renders the button that goes to the bank. */
export function payButton(label: string, busy: boolean): TemplateResult {
  return button({
    label: busy
      ? msg('Opening your bank…', { id: 'form.busy', desc: 'On the button while the bank is opened.' })
      : label,
    busy,
  });
}
