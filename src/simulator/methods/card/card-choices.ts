import { msg } from '@lit/localize';
import { nothing, type TemplateResult } from 'lit';
import { choiceGroup, consent } from '../../ui/form-controls.ts';
import { brandNameOf } from './card-rules.ts';

/** Renders the networks of a card that has two, for the customer to choose; nothing for a card that has one. */
export function networkChoice(of: {
  /** As the SDK names them, such as `RUPAY`. */
  networks: readonly string[];
  chosen: string;
  busy: boolean;
  choose: (network: string) => void;
}): TemplateResult | typeof nothing {
  if (of.networks.length < 2) return nothing;
  return choiceGroup({
    ...of,
    name: 'network',
    legend: msg('Choose the card network', { id: 'card.network', desc: 'Name of the list of networks of one card.' }),
    titled: true,
    choices: of.networks.map((value) => ({ value, name: brandNameOf(value) })),
  });
}

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
