import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Instrument } from '../checkout.ts';
import { PayEvent } from '../pay-event.ts';
import { payButton } from '../screens/pay-button.ts';

/** One of a few things to choose from. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** It is shown, and cannot be chosen. */
  readonly disabled?: boolean;
  /** It can be chosen, and the note is a warning. */
  readonly warns?: boolean;
  /** On the button once it is chosen. */
  readonly label: string;
  readonly instrument: Instrument;
}

/**
 * A few instruments of one kind, as one group of radio buttons. The first that can be chosen is.
 *
 * @element hyper-choice-form
 * @fires {PayEvent} pay - with the chosen instrument
 */
export class ChoiceForm extends LitElement {
  static override properties = {
    choices: { attribute: false },
    legend: {},
    busy: { type: Boolean },
    chosen: { state: true },
  };

  declare choices: readonly Choice[];
  /** Name of the group. */
  declare legend: string;
  /** True from Pay until the next screen is there. */
  declare busy: boolean;
  /** The id of what the shopper has chosen; empty before. */
  declare private chosen: string;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.choices = [];
    this.legend = '';
    this.busy = false;
    this.chosen = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const chosen = this.#chosen();
    return html`
      <form class="form" novalidate @submit=${this.#handleSubmit}>
        <fieldset class="choices" @change=${this.#handleChoice}>
          <legend class="hidden">${this.legend}</legend>
          ${this.choices.map((choice) => this.#row(choice, choice === chosen))}
        </fieldset>
        ${
          chosen
            ? payButton(chosen.label, this.busy)
            : html`<p class="notice">
                ${msg('None of these can pay for this order. Go back and choose another way.', {
                  id: 'choice.none',
                  desc: 'Every entry of a list is shown greyed.',
                })}
              </p>`
        }
      </form>
    `;
  }

  #row({ id, name, note, disabled, warns }: Choice, isChosen: boolean): TemplateResult {
    return html`
      <label class="choice" data-warns=${warns ? 'true' : nothing}>
        <input
          type="radio"
          name="choice"
          value=${id}
          .checked=${isChosen}
          ?disabled=${disabled === true || this.busy}
        />
        <span class="entry">
          <span class="entry-name">${name}</span>
          <span class="entry-note">${note}</span>
        </span>
        <span class="choice-mark" aria-hidden="true"></span>
      </label>
    `;
  }

  #chosen(): Choice | undefined {
    const usable = this.choices.filter(({ disabled }) => disabled !== true);
    return usable.find(({ id }) => id === this.chosen) ?? usable[0];
  }

  readonly #handleChoice = (event: Event) => {
    if (event.target instanceof HTMLInputElement) this.chosen = event.target.value;
  };

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    const chosen = this.#chosen();
    if (chosen && !this.busy) this.dispatchEvent(new PayEvent(chosen.instrument));
  };
}
