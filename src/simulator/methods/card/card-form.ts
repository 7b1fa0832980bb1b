import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { field, onlyDigits, takeFields } from '../../ui/form-controls.ts';
import type { BankPlans, EmiPlan } from '../emi/contract.ts';
import { countingMonths, emiChoice, planOf, plansOf } from '../emi/emi-choice.ts';
import { payButton, payLabel } from '../pay-button.ts';
import { PayEvent, type Chosen } from '../payment-draft.ts';
import { PriceForm } from '../price-form.ts';
import {
  brandNameOf,
  brandOf,
  cardDraft,
  codeFault,
  expiryFault,
  expiryParts,
  type FieldFault,
  groupCardNumber,
  groupDigits,
  groupExpiry,
  numberFault,
  type TypedText,
} from './card-rules.ts';
import { type CardField, codeLabel, faultText, networkChoice, saveConsent, testCardList } from './card-form-parts.ts';
import type { AcceptedCard } from './contract.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-card-form': CardForm;
  }
}

const fields: readonly CardField[] = ['number', 'expiry', 'code'];
const next: Readonly<Partial<Record<CardField, CardField>>> = { number: 'expiry', expiry: 'code' };

/**
 * Card number, expiry date and CVV. They live in these fields only, and go nowhere but with {@link PayEvent}.
 *
 * A fault shows when its field is left with something in it, or when Pay is pressed, and goes once it is fixed.
 *
 * @element hyper-card-form
 * @fires {PayEvent} pay - with a listed test card
 */
export class CardForm extends PriceForm {
  static override properties = {
    cards: { attribute: false },
    emi: { attribute: false },
    onlyEmi: { type: Boolean },
    savable: { type: Boolean },
    amount: {},
    inFull: {},
    lines: { attribute: false },
    busy: { type: Boolean },
    values: { state: true },
    faults: { state: true },
    months: { state: true },
    network: { state: true },
    save: { state: true },
  };

  /** The only cards that may leave the page. */
  declare cards: readonly AcceptedCard[];
  declare emi: readonly BankPlans[];
  /** The order can only be paid in instalments. */
  declare onlyEmi: boolean;
  /** There is a customer for whom the card can be saved. */
  declare savable: boolean;
  /** For people, with its currency. */
  declare amount: string;
  /** The same in full instead of by EMI. */
  declare inFull: string;
  /** On the button, below the amount. */
  declare lines: readonly string[];
  /** True from Pay until the bank's page is there. */
  declare busy: boolean;
  declare private values: Readonly<Record<CardField, string>>;
  declare private faults: Readonly<Partial<Record<CardField, FieldFault>>>;
  /** Of the chosen plan, as text; empty for all at once. */
  declare private months: string;
  /** The chosen network of a dual-network card, as the SDK names it; empty until one is chosen. */
  declare private network: string;
  /** The customer agrees that the card is saved. */
  declare private save: boolean;

  constructor() {
    super();
    this.cards = [];
    this.emi = [];
    this.onlyEmi = false;
    this.savable = false;
    this.amount = '';
    this.inFull = '';
    this.lines = [];
    this.busy = false;
    this.values = { number: '', expiry: '', code: '' };
    this.faults = {};
    this.months = '';
    this.network = '';
    this.save = false;
  }

  protected override render(): TemplateResult {
    const brand = brandOf(this.values.number);
    const codeLength = brand?.codeSize ?? 3;
    const network = this.#network();
    return html`
      <form class="form" novalidate autocomplete="on" @submit=${this.#handleSubmit} @keydown=${this.#handleKey}>
        ${field({
          ...this.#field('number', groupCardNumber),
          label: msg('Card number', { id: 'card.number', desc: 'Label.' }),
          autocomplete: 'cc-number',
          placeholder: '0000 0000 0000 0000',
          aside: brand && html`<span class="brand" data-mark=${network}>${brandNameOf(network)}</span>`,
        })}
        <div class="field-pair">
          ${field({
            ...this.#field('expiry', groupExpiry),
            label: msg('Expiry date', { id: 'card.expiry', desc: 'Label.' }),
            autocomplete: 'cc-exp',
            placeholder: msg('MM / YY', { id: 'card.expiry-form', desc: 'Month and year, two digits each.' }),
          })}
          ${field({
            ...this.#field('code', (typed) => groupDigits(typed, [], codeLength)),
            label: codeLabel(),
            autocomplete: 'cc-csc',
            placeholder: '•'.repeat(codeLength),
          })}
        </div>
        ${networkChoice({
          networks: this.#listed()?.networks ?? [],
          chosen: network,
          busy: this.busy,
          choose: (name) => (this.network = name),
        })}
        ${emiChoice({
          plans: this.#plans(),
          chosen: this.#months(),
          only: this.onlyEmi,
          amount: this.inFull,
          busy: this.busy,
          choose: (months) => (this.months = months),
        })}
        ${this.savable ? saveConsent(this.save, this.busy, (save) => (this.save = save)) : nothing}
        ${payButton(payLabel(this.amount), this.busy, { lines: this.lines })}
        ${testCardList(this.cards, (card) => this.#use(card))}
      </form>
    `;
  }

  protected override choice(): Chosen {
    return { instrument: this.#network() || undefined, emi: planOf(this.#plans(), this.#months()) };
  }

  #field(field: CardField, group: (typed: TypedText) => TypedText) {
    return {
      id: `card-${field}`,
      value: this.values[field],
      error: faultText(field, this.faults[field], this.#example()),
      readonly: this.busy,
      ...(field !== 'code' && { enter: 'next' as const }),
      input: (input: HTMLInputElement, isTyped: boolean) => {
        const { text, caret } = group({ text: input.value, caret: input.selectionStart ?? input.value.length });
        input.value = text;
        // Elsewhere it would fetch the focus in Safari.
        if (input.matches(':focus')) input.setSelectionRange(caret, caret);
        this.values = { ...this.values, [field]: text };
        // A fault that is shown is checked again with every key; a new one waits until the field is left.
        if (this.faults[field]) this.faults = { ...this.faults, [field]: this.#faultOf(field) };
        // A field that is whole leads on, but only who types at its end: a correction is not interrupted.
        if (isTyped && caret === text.length && !this.#faultOf(field)) this.#input(next[field])?.focus();
      },
      leave: () => {
        if (this.values[field] !== '') this.faults = { ...this.faults, [field]: this.#faultOf(field) };
      },
    };
  }

  #input(field: CardField | undefined): HTMLInputElement | null {
    return field === undefined ? null : this.querySelector(`#card-${field}`);
  }

  /** Backspace in an empty field goes back to the one before. */
  readonly #handleKey = (event: KeyboardEvent) => {
    const field = fields.find((each) => this.#input(each) === event.target);
    const before = field && fields[fields.indexOf(field) - 1];
    if (event.key !== 'Backspace' || !before || this.values[field] !== '') return;
    event.preventDefault();
    this.#input(before)?.focus();
  };

  #faultOf(field: CardField): FieldFault | undefined {
    const { number, expiry, code } = this.values;
    switch (field) {
      case 'number':
        return numberFault(
          number,
          this.cards.map((card) => card.number),
        );
      case 'expiry':
        return expiryFault(expiry);
      case 'code':
        return codeFault(code, brandOf(number)?.codeSize ?? 3);
    }
  }

  /** Returns the plans of the bank that the typed card is from. */
  #plans(): readonly EmiPlan[] {
    return plansOf(this.emi, this.#listed()?.bankName);
  }

  #months(): string {
    return countingMonths(this.#plans(), this.months, this.onlyEmi);
  }

  /** Returns the network to charge: the customer's choice of two, or the only one. */
  #network(): string {
    const networks = this.#listed()?.networks ?? [];
    if (networks.includes(this.network)) return this.network;
    return networks[0] ?? brandOf(this.values.number)?.instrument ?? '';
  }

  #listed(): AcceptedCard | undefined {
    const number = onlyDigits(this.values.number);
    return this.cards.find((card) => card.number === number);
  }

  #example(): string {
    // Spaces that do not break keep the number on one line.
    return groupCardNumber({ text: this.cards[0]?.number ?? '', caret: 0 }).text.replaceAll(' ', '\u00a0');
  }

  #use(card: AcceptedCard): void {
    const year = String(new Date().getFullYear() + 3).slice(-2);
    const code = '1234'.slice(0, brandOf(card.number)?.codeSize ?? 3);
    this.values = {
      number: groupCardNumber({ text: card.number, caret: 0 }).text,
      expiry: `12 / ${year}`,
      code,
    };
    this.faults = {};
    this.querySelector('[data-tone=open]')?.removeAttribute('open');
    this.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  readonly #handleSubmit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    takeFields(event);
    this.faults = Object.fromEntries(fields.map((field) => [field, this.#faultOf(field)]));
    const wrong = fields.find((field) => this.faults[field]);
    if (wrong) {
      await this.updateComplete;
      this.#input(wrong)?.focus();
      return;
    }
    const { month, year } = expiryParts(this.values.expiry);
    this.dispatchEvent(
      new PayEvent(
        cardDraft({
          number: onlyDigits(this.values.number),
          expiryMonth: month,
          expiryYear: year,
          cvv: this.values.code,
          brand: this.#network(),
          isChosen: (this.#listed()?.networks.length ?? 0) > 1,
          emi: this.#months(),
          save: this.savable && this.save,
        }),
      ),
    );
  };
}
