import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

/** The button that goes to the bank. While busy it keeps its place and the focus, and takes no press. */
export function payButton(label: string, busy: boolean): TemplateResult {
  return html`
    <button type="submit" class="button pay" aria-disabled=${busy ? 'true' : 'false'}>
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
      <span>
        ${busy ? msg('Opening your bank…', { id: 'form.busy', desc: 'On the button while the bank is opened.' }) : label}
      </span>
    </button>
  `;
}
