import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount-text.ts';
import type { Discount } from '../contract/payment-page.ts';
import { choiceGroup } from '../ui/choice.ts';
import { PayEvent, paysInInstalments, type PaymentDraft } from '../methods/payment-draft.ts';
import { PageElement } from '../ui/page-element.ts';

/**
 * The offers of a method, around its form, which shows what is left to pay. Nothing leaves with an offer that is not for
 * what the shopper pays with.
 *
 * @element hyper-offer-choice
 * @fires {PayEvent} pay - that of the form inside, with the offer
 */
export class OfferChoice extends PageElement {
  static override properties = {
    offers: { attribute: false },
    amount: {},
    currency: {},
    busy: { type: Boolean },
    form: { attribute: false },
    chosen: { state: true },
    refused: { state: true },
  };

  declare offers: readonly Discount[];
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
    this.offers = [];
    this.amount = '';
    this.currency = 'INR';
    this.busy = false;
    this.form = undefined;
    this.chosen = '';
    this.refused = '';
  }

  protected override render(): TemplateResult {
    const offer = this.#offer();
    return html`
      ${this.offers.length > 0 ? this.#list(offer) : nothing}
      ${this.form?.(offer?.after ?? this.amount, this.#handlePay)}
    `;
  }

  #list(chosen: Discount | undefined): TemplateResult {
    return choiceGroup({
      name: 'offer',
      legend: msg('Discounts', { id: 'offers.legend', desc: 'Name of the list of discounts.' }),
      titled: true,
      choices: [
        {
          value: '',
          name: msg('Without discount', { id: 'offers.none', desc: 'Choice: pay the whole amount.' }),
          note: this.#money(this.amount),
        },
        ...this.offers.map((offer) => ({ value: offer.id, name: offer.code, note: this.#note(offer) })),
      ],
      chosen: this.chosen,
      busy: this.busy,
      choose: (id) => this.#choose(id),
      foot: html`<p class="offer-sum" role="status">${chosen ? this.#sum(chosen) : this.#refusal()}</p>`,
    });
  }

  #sum({ after }: Discount): string {
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

  #note({ rule, value, most, deduction, instruments }: Discount): string {
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
  #offer(): Discount | undefined {
    return this.offers.find(({ id }) => id === this.chosen);
  }

  #choose(id: string): void {
    this.chosen = id;
    this.refused = '';
  }

  readonly #handlePay = (event: Event) => {
    if (!(event instanceof PayEvent)) return;
    const offer = this.#offer();
    const { instrument } = event;
    if (offer && !isFor(offer, instrument)) {
      this.chosen = '';
      this.refused = offer.code;
      this.querySelector<HTMLElement>('[name=offer]')?.focus();
      return;
    }
    this.refused = '';
    const command = offer ? { ...instrument.command, offer: offer.id } : instrument.command;
    this.dispatchEvent(new PayEvent({ ...instrument, command }));
  };
}

/** Instalments have a price of their own. */
function isFor({ instruments }: Discount, instrument: PaymentDraft): boolean {
  const { paymentInstrument = '' } = instrument.paid;
  return (instruments?.includes(paymentInstrument) ?? true) && !paysInInstalments(instrument);
}

/** The instruments that offers are limited to, as people know them. */
const names: Readonly<Record<string, string>> = { RUPAY: 'RuPay', AMAZONPAY: 'Amazon Pay' };
