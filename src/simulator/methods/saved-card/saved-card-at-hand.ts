import { html, nothing, type TemplateResult } from 'lit';
import { button, field } from '../../ui/form-controls.ts';
import { PageElement } from '../../ui/page-element.ts';
import { codeFault, type FieldFault, groupDigits } from '../card/card-rules.ts';
import { codeLabel, faultText } from '../card/card-form-parts.ts';
import { payLabel } from '../pay-button.ts';
import { PayEvent } from '../payment-draft.ts';
import type { PayableCard } from './contract.ts';
import { savedCardDraft } from './saved-card-form.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-saved-card-at-hand': SavedCardAtHand;
  }
}

/**
 * The CVV of one saved card, beside its button. The code goes nowhere but with {@link PayEvent}.
 *
 * @element hyper-saved-card-at-hand
 * @fires {PayEvent} pay - with the saved card and its code
 */
export class SavedCardAtHand extends PageElement {
  static override properties = {
    card: { attribute: false },
    amount: {},
    busy: { type: Boolean },
    code: { state: true },
    fault: { state: true },
  };

  declare card: PayableCard | undefined;
  /** As shown, with its currency. */
  declare amount: string;
  /** True from Pay until the bank's page is there. */
  declare busy: boolean;
  declare private code: string;
  declare private fault: FieldFault | undefined;

  constructor() {
    super();
    this.card = undefined;
    this.amount = '';
    this.busy = false;
    this.code = '';
    this.fault = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.card) return nothing;
    const { cvvLength } = this.card;
    return html`
      <form class="at-hand" novalidate @submit=${this.#handleSubmit}>
        ${field({
          id: 'at-hand-code',
          label: codeLabel(),
          value: this.code,
          error: faultText('code', this.fault, ''),
          autocomplete: 'cc-csc',
          placeholder: '•'.repeat(cvvLength),
          readonly: this.busy,
          input: (input) => {
            this.code = groupDigits({ text: input.value, caret: 0 }, [], cvvLength).text;
            input.value = this.code;
            if (this.fault) this.fault = codeFault(this.code, cvvLength);
          },
          leave: () => {
            if (this.code !== '') this.fault = codeFault(this.code, cvvLength);
          },
        })}
        ${button({ label: payLabel(this.amount), busy: this.busy })}
      </form>
    `;
  }

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault();
    const { card } = this;
    if (this.busy || !card) return;
    this.fault = codeFault(this.code, card.cvvLength);
    if (this.fault) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('#at-hand-code')?.focus();
      return;
    }
    this.dispatchEvent(new PayEvent(savedCardDraft(card, this.code, '')));
  };
}
