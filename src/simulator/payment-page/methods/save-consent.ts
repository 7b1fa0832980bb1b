import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Whether the card may be saved: as a token, and only if the shopper says so. */
export function saveConsent(checked: boolean, busy: boolean, change: (save: boolean) => void): TemplateResult {
  return html`
    <label class="consent">
      <input
        type="checkbox"
        .checked=${checked}
        ?disabled=${busy}
        @change=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) change(event.target.checked);
        }}
      />
      <span class="entry">
        <span>${msg('Save this card for next time', { id: 'card.save', desc: 'Checkbox.' })}</span>
        <span class="entry-note">
          ${msg('The card network keeps it as a token. Neither card number nor CVV is stored.', {
            id: 'card.save-note',
            desc: 'Under the checkbox that lets the card be saved.',
          })}
        </span>
      </span>
    </label>
  `;
}
