import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { button, choiceGroup, field, takeFields } from '../../ui/form-controls.ts';
import { mark } from '../../ui/mark.ts';
import { brandNameOf, codeFault, type FieldFault, groupDigits } from '../card/card-rules.ts';
import { codeLabel, faultText } from '../card/card-form-parts.ts';
import type { BankPlans, EmiPlan } from '../emi/contract.ts';
import { countingMonths, emiChoice, planOf, plansOf } from '../emi/emi-choice.ts';
import { payButton, payLabel } from '../pay-button.ts';
import { PayEvent, type Chosen, type PaymentDraft } from '../payment-draft.ts';
import { PriceForm } from '../price-form.ts';
import type { PayableCard } from './contract.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-saved-card-form': SavedCardForm;
  }
}

/**
 * The saved cards, one of which needs its CVV. The code goes nowhere but with {@link PayEvent}. At hand, in the list of
 * methods, it is the CVV of the first card beside its button.
 *
 * @element hyper-saved-card-form
 * @fires {PayEvent} pay - with a saved card and its code
 */
export class SavedCardForm extends PriceForm {
  static override properties = {
    cards: { attribute: false },
    emi: { attribute: false },
    onlyEmi: { type: Boolean },
    atHand: { type: Boolean },
    amount: {},
    inFull: {},
    lines: { attribute: false },
    busy: { type: Boolean },
    chosen: { state: true },
    code: { state: true },
    fault: { state: true },
    months: { state: true },
  };

  declare cards: readonly PayableCard[];
  declare emi: readonly BankPlans[];
  /** The order can only be paid in instalments. */
  declare onlyEmi: boolean;
  /** Only the first card can be paid with, in full. */
  declare atHand: boolean;
  /** As shown, with its currency. */
  declare amount: string;
  /** The same in full instead of by EMI. */
  declare inFull: string;
  /** On the button, below the amount. */
  declare lines: readonly string[];
  /** True from Pay until the bank's page is there. */
  declare busy: boolean;
  declare private chosen: string;
  declare private code: string;
  declare private fault: FieldFault | undefined;
  /** Of the chosen plan, as text; empty for all at once. */
  declare private months: string;

  constructor() {
    super();
    this.cards = [];
    this.emi = [];
    this.onlyEmi = false;
    this.atHand = false;
    this.amount = '';
    this.inFull = '';
    this.lines = [];
    this.busy = false;
    this.chosen = '';
    this.code = '';
    this.fault = undefined;
    this.months = '';
  }

  protected override render(): TemplateResult {
    return html`
      <form class=${this.atHand ? 'at-hand' : 'form'} novalidate @submit=${this.#handleSubmit}>
        ${
          this.atHand
            ? html`${this.#codeField()} ${button({ label: payLabel(this.amount), busy: this.busy })}`
            : html`
                ${this.#cardsAndPlans()}
                <div class="field-pair">${this.#codeField()}</div>
                ${payButton(payLabel(this.amount), this.busy, { lines: this.lines })}
              `
        }
      </form>
    `;
  }

  #cardsAndPlans(): TemplateResult {
    return html`
      ${choiceGroup({
        name: 'saved-card',
        legend: msg('Your saved cards', { id: 'saved-card.legend', desc: 'Name of the list of saved cards.' }),
        titled: false,
        choices: this.cards.map((card) => ({
          value: card.id,
          name: payableCardName(card),
          mark: mark(card.brand, brandNameOf(card.brand), 'card'),
          note: card.bankName,
        })),
        chosen: this.#chosen()?.id ?? '',
        busy: this.busy,
        choose: (id) => this.#choose(id),
      })}
      ${emiChoice({
        plans: this.#plans(),
        chosen: this.#months(),
        only: this.onlyEmi,
        amount: this.inFull,
        busy: this.busy,
        choose: (months) => (this.months = months),
      })}
    `;
  }

  #codeField(): TemplateResult {
    const size = this.#chosen()?.cvvLength ?? 3;
    return field({
      id: 'saved-card-code',
      label: codeLabel(),
      value: this.code,
      error: faultText('code', this.fault, ''),
      autocomplete: 'cc-csc',
      placeholder: '•'.repeat(size),
      readonly: this.busy,
      input: (input) => {
        this.code = groupDigits({ text: input.value, caret: 0 }, [], size).text;
        input.value = this.code;
        if (this.fault) this.fault = codeFault(this.code, size);
      },
      leave: () => {
        if (this.code !== '') this.fault = codeFault(this.code, size);
      },
    });
  }

  protected override choice(): Chosen {
    return { instrument: this.#chosen()?.brand, emi: planOf(this.#plans(), this.#months()) };
  }

  #chosen(): PayableCard | undefined {
    return this.cards.find(({ id }) => id === this.chosen) ?? this.cards[0];
  }

  #plans(): readonly EmiPlan[] {
    return plansOf(this.emi, this.#chosen()?.bankName);
  }

  #months(): string {
    return countingMonths(this.#plans(), this.months, this.onlyEmi);
  }

  #choose(id: string): void {
    this.chosen = id;
    // The code and the plan are those of one card.
    this.code = '';
    this.fault = undefined;
    this.months = '';
  }

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault();
    const chosen = this.#chosen();
    if (this.busy || !chosen) return;
    takeFields(event);
    this.fault = codeFault(this.code, chosen.cvvLength);
    if (this.fault) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('#saved-card-code')?.focus();
      return;
    }
    this.dispatchEvent(new PayEvent(savedCardDraft(chosen, this.code, this.#months())));
  };
}

/** Returns the name of a saved card. Spaces that do not break keep its digits together. */
export function payableCardName({ brand, lastFour }: PayableCard): string {
  return `${brandNameOf(brand)} ••••\u00a0${lastFour}`;
}

/**
 * Returns a payment by saved card.
 *
 * @param emi months as text; empty for payment in full
 */
export function savedCardDraft(
  { id, brand }: Pick<PayableCard, 'id' | 'brand'>,
  cvv: string,
  emi: string,
): PaymentDraft {
  return {
    command: { method: 'saved-card', id, cvv, ...(emi !== '' && { emi }) },
    type: 'CARD',
    paid: { paymentInstrument: brand, paymentInstrumentGroup: 'card' },
  };
}
