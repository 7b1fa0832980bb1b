import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { brandNameOf } from './card-rules.ts';

/** What the choice of a network is told. */
export interface NetworkChoice {
  /** As the SDK names them, such as `RUPAY`. */
  readonly networks: readonly string[];
  readonly chosen: string;
  readonly busy: boolean;
  readonly choose: (network: string) => void;
}

/** The networks of a dual-network card, of which the shopper chooses; nothing for a card that has one. */
export function networkChoice({ networks, chosen, busy, choose }: NetworkChoice): TemplateResult | typeof nothing {
  if (networks.length < 2) return nothing;
  return html`
    <fieldset
      class="choices small networks"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) choose(event.target.value);
      }}
    >
      <legend>
        ${msg('Choose the card network', { id: 'card.network', desc: 'Name of the list of networks of one card.' })}
      </legend>
      ${networks.map(
        (name) => html`
          <label class="choice">
            <input type="radio" name="network" value=${name} .checked=${name === chosen} ?disabled=${busy} />
            <span class="entry"><span class="entry-name">${brandNameOf(name)}</span></span>
            <span class="choice-mark" aria-hidden="true"></span>
          </label>
        `,
      )}
    </fieldset>
  `;
}
