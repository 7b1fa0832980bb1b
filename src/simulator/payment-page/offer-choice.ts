import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { amountText } from '../../protocol/amount-text.ts';
import type { Instrument, Offer } from './checkout.ts';
import { PayEvent } from './pay-event.ts';

/**
 * The offers of a method, around its form, which shows what is left to pay. Nothing leaves with an offer that is not for
 * what the shopper pays with.
 *
 * @element hyper-offer-choice
 * @fires {PayEvent} pay - that of the form inside, with the offer
 */
export class OfferChoice extends LitElement {
  static override properties = {
    offers: { attribute: false },
    amount: {},
    currency: {},
    busy: { type: Boolean },
    form: { attribute: false },
    chosen: { state: true },
    refused: { state: true },
  };

  declare offers: readonly Offer[];
  /** Of the order: a decimal string. */
  declare amount: string;
  declare currency: string;
  /** True from Pay until the next screen is there. */
  declare busy: boolean;
  /** Makes the form for an amount, with what takes its {@link PayEvent}. */
  declare form: ((amount: string, pay: (event: Event) => void) => TemplateResult) | undefined;
  /** The id of the chosen offer; empty for none. */
  declare private chosen: string;
  /** The code of the offer that Pay has found not to fit. */
  declare private refused: string;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.offers = [];
    this.amount = '';
    this.currency = 'INR';
    this.busy = false;
    this.form = undefined;
    this.chosen = '';
    this.refused = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const offer = this.#offer();
    return html`
      ${this.offers.length > 0 ? this.#list(offer) : nothing}
      ${this.form?.(offer?.after ?? this.amount, this.#handlePay)}
    `;
  }

  #list(chosen: Offer | undefined): TemplateResult {
    return html`
      <fieldset class="choices small offers" @change=${this.#handleChoice}>
        <legend>${msg('Discounts', { id: 'offers.legend', desc: 'Name of the list of discounts.' })}</legend>
        ${this.#row('', msg('Without discount', { id: 'offers.none', desc: 'Choice: pay the whole amount.' }), this.#money(this.amount))}
        ${this.offers.map((offer) => this.#row(offer.id, offer.code, this.#note(offer)))}
        <p class="offer-sum" role="status">${chosen ? this.#sum(chosen) : this.#refusal()}</p>
      </fieldset>
    `;
  }

  #sum({ after }: Offer): string {
    return msg(str`You pay ${this.#money(after)} instead of ${this.#money(this.amount)}`, {
      id: 'offers.sum',
      desc: 'Under the list: the amount with the discount, then the amount without.',
    });
  }

  #refusal(): TemplateResult | typeof nothing {
    if (this.refused === '') return nothing;
    return html`<span class="field-error">
      ${msg(str`${this.refused} does not go with this payment, so we removed it. Check the amount and pay again.`, {
        id: 'offers.refused',
        desc: 'The code of a discount. Nothing was paid yet.',
      })}
    </span>`;
  }

  #row(id: string, name: string, note: string): TemplateResult {
    return html`
      <label class="choice">
        <input type="radio" name="offer" value=${id} .checked=${live(id === this.chosen)} ?disabled=${this.busy} />
        <span class="entry">
          <span class="entry-name">${name}</span>
          <span class="entry-note">${note}</span>
        </span>
        <span class="choice-mark" aria-hidden="true"></span>
      </label>
    `;
  }

  #note({ rule, value, most, deduction, instruments }: Offer): string {
    const only = instruments?.map((name) => names[name] ?? name).join(', ');
    const off =
      rule === 'PERCENTAGE'
        ? most === undefined
          ? msg(str`${value}% off: you save ${this.#money(deduction)}`, {
              id: 'offers.percent',
              desc: 'A number, then the amount that is saved.',
            })
          : msg(str`${value}% off, at most ${this.#money(most)}: you save ${this.#money(deduction)}`, {
              id: 'offers.percent-most',
              desc: 'A number, the most that is taken off, then the amount that is saved.',
            })
        : msg(str`${this.#money(deduction)} off`, { id: 'offers.absolute', desc: 'The amount that is saved.' });
    return only === undefined ? off : `${off} · ${only}`;
  }

  #money(amount: string): string {
    return amountText(amount, this.currency);
  }

  /** One that the order has grown too small for is none. */
  #offer(): Offer | undefined {
    return this.offers.find(({ id }) => id === this.chosen);
  }

  readonly #handleChoice = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== 'offer') return;
    this.chosen = event.target.value;
    this.refused = '';
  };

  readonly #handlePay = (event: Event) => {
    if (!(event instanceof PayEvent)) return;
    const offer = this.#offer();
    const { instrument } = event;
    if (offer && !isFor(offer, instrument)) {
      this.chosen = '';
      this.refused = offer.code;
      this.querySelector<HTMLElement>('.offers input')?.focus();
      return;
    }
    this.refused = '';
    const body = offer ? { ...instrument.body, offer: offer.id } : instrument.body;
    this.dispatchEvent(new PayEvent({ ...instrument, body }));
  };
}

/** Instalments have a price of their own. */
function isFor({ instruments }: Offer, { paid, body }: Instrument): boolean {
  const { paymentInstrument = '' } = paid;
  return (instruments?.includes(paymentInstrument) ?? true) && body['emi'] === undefined;
}

/** The instruments that offers are limited to, as people know them. */
const names: Readonly<Record<string, string>> = { RUPAY: 'RuPay', AMAZONPAY: 'Amazon Pay' };
