import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { consent } from '../../ui/consent.ts';

/** Renders the question whether the card may be saved: as a token, and only with the customer's consent. */
export function saveConsent(checked: boolean, busy: boolean, change: (save: boolean) => void): TemplateResult {
  return consent({
    name: msg('Save this card for next time', { id: 'card.save', desc: 'Checkbox.' }),
    note: msg('The card network keeps it as a token. Neither card number nor CVV is stored.', {
      id: 'card.save-note',
      desc: 'Under the checkbox that lets the card be saved.',
    }),
    checked,
    busy,
    change,
  });
}
