import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { PayEvent, type Chosen, type PaymentDraft } from './payment-draft.ts';
import { choiceGroup, type Choice } from '../ui/form-controls.ts';
import { payButton } from './pay-button.ts';
import { PriceForm } from './price-form.ts';

/** A choice that can be paid with. */
export interface PayChoice extends Choice {
  /** On the button once it is chosen. */
  readonly label: string;
  readonly instrument: PaymentDraft;
}

declare global {
  interface HTMLElementTagNameMap {
    'hyper-choice-form': ChoiceForm;
  }
}

/**
 * A few instruments of one kind, as one group of radio buttons. The first usable one is chosen at the start.
 *
 * @element hyper-choice-form
 * @fires {PayEvent} pay - with the chosen instrument
 */
export class ChoiceForm extends PriceForm {
  static override properties = {
    choices: { attribute: false },
    legend: {},
    busy: { type: Boolean },
    chosen: { state: true },
  };

  declare choices: readonly PayChoice[];
  /** Name of the group. */
  declare legend: string;
  /** True from Pay until the next screen is there. */
  declare busy: boolean;
  /** The value that the customer has chosen; empty before. */
  declare private chosen: string;

  constructor() {
    super();
    this.choices = [];
    this.legend = '';
    this.busy = false;
    this.chosen = '';
  }

  protected override render(): TemplateResult {
    const chosen = this.#chosen();
    return html`
      <form class="form" novalidate @submit=${this.#handleSubmit}>
        ${choiceGroup({
          name: 'choice',
          legend: this.legend,
          titled: false,
          choices: this.choices,
          chosen: chosen?.value ?? '',
          busy: this.busy,
          choose: (value) => (this.chosen = value),
        })}
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

  protected override choice(): Chosen {
    return { instrument: this.#chosen()?.instrument.paid.paymentInstrument };
  }

  #chosen(): PayChoice | undefined {
    const usable = this.choices.filter(({ disabled }) => disabled !== true);
    return usable.find(({ value }) => value === this.chosen) ?? usable[0];
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    const chosen = this.#chosen();
    if (chosen && !this.busy) this.dispatchEvent(new PayEvent(chosen.instrument));
  };
}
