import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { type Choice, choiceGroup } from '../ui/form-controls.ts';
import { PageElement } from '../ui/page-element.ts';
import { payButton } from './pay-button.ts';
import { type Chosen, ChosenEvent, PayEvent, type PaymentDraft } from './payment-draft.ts';

/**
 * A form whose choices change what the customer pays.
 *
 * @fires {ChosenEvent} chosen - after each change
 */
export abstract class PriceForm extends PageElement {
  #told = '{}';

  /** Returns the choice as it stands. */
  protected abstract choice(): Chosen;

  protected override updated(): void {
    const choice = this.choice();
    const text = JSON.stringify(choice);
    if (text === this.#told) return;
    this.#told = text;
    this.dispatchEvent(new ChosenEvent(choice));
  }
}

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
