import { msg, str } from '@lit/localize';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { choiceRow, chosenIn } from '../../ui/form-controls.ts';
import { draw } from '../../ui/icons.ts';
import { mark } from '../../ui/mark.ts';
import { PageElement } from '../../ui/page-element.ts';
import { payButton } from '../pay-button.ts';
import { PayEvent, type PaymentDraft } from '../payment-draft.ts';
import { findBanks } from './bank-search.ts';
import type { Bank } from './contract.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-bank-list': BankList;
  }
}

/** So many banks need no fold. */
const few = 4;

const searchIcon = draw(svg`<circle cx="11" cy="11" r="6" /><path d="m19.5 19.5-4-4" />`);

/**
 * The banks that offer netbanking, as one group of radio buttons: popular ones first, all of them by search.
 *
 * @element hyper-bank-list
 * @fires {PayEvent} pay - with the chosen bank
 */
export class BankList extends PageElement {
  static override properties = {
    banks: { attribute: false },
    busy: { type: Boolean },
    chosen: { state: true },
    wanted: { state: true },
    missing: { state: true },
  };

  declare banks: readonly Bank[];
  /** True from Continue until the bank's page is there. */
  declare busy: boolean;
  /** The code of the chosen bank. */
  declare private chosen: string;
  /** The text of the search. */
  declare private wanted: string;
  /** Continue was pressed without a choice. */
  declare private missing: boolean;

  constructor() {
    super();
    this.banks = [];
    this.busy = false;
    this.chosen = '';
    this.wanted = '';
    this.missing = false;
  }

  protected override render(): TemplateResult {
    const chosen = this.banks.find((bank) => bank.code === this.chosen);
    return html`
      <form class="form" novalidate @submit=${this.#handleSubmit}>
        <div class="search field">
          ${searchIcon}
          <input
            id="bank-search"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=${msg('Search by name', { id: 'banks.search-hint', desc: 'Placeholder of the search field.' })}
            aria-label=${msg('Search for your bank', { id: 'banks.search', desc: 'Label of the search field.' })}
            .value=${this.wanted}
            @input=${this.#handleSearch}
            @keydown=${this.#handleSearchKey}
          />
        </div>
        <fieldset class="banks" aria-describedby="bank-error" @change=${this.#handleChoice}>
          <legend class="hidden">
            ${msg('Your bank', { id: 'banks.legend', desc: 'Name of the list of banks.' })}
          </legend>
          ${this.wanted.trim() === '' ? this.#everything() : this.#found()}
        </fieldset>
        ${payButton(
          chosen
            ? msg(str`Continue to ${chosen.name}`, { id: 'banks.continue-to', desc: 'Button; then the bank’s name.' })
            : msg('Continue', { id: 'banks.continue', desc: 'Button before a bank is chosen.' }),
          this.busy,
          {
            reason: html`<p class="field-error" id="bank-error" role="alert">
              ${this.missing ? msg('Choose a bank.', { id: 'banks.missing', desc: 'No bank was chosen.' }) : nothing}
            </p>`,
          },
        )}
      </form>
    `;
  }

  #everything(): TemplateResult {
    const popular = this.banks.filter((bank) => bank.popular);
    const others = this.banks.filter((bank) => !bank.popular);
    const isChosenInside = others.some(({ code }) => code === this.chosen);
    const isShort = popular.length === 0 || others.length <= few;
    return html`
      <div class="popular">${popular.map((bank) => this.#choice(bank))}</div>
      ${
        others.length === 0
          ? nothing
          : html`<details class="fold" ?open=${isChosenInside || isShort}>
              <summary>
                ${msg('All banks', { id: 'banks.all', desc: 'Opens the list of the other banks.' })} (${others.length})
              </summary>
              <div class="bank-rows">${others.map((bank) => this.#choice(bank))}</div>
            </details>`
      }
    `;
  }

  #found(): TemplateResult {
    const found = findBanks(this.banks, this.wanted);
    return html`
      <p class="found" role="status">
        ${
          found.length === 0
            ? msg('No bank found', { id: 'banks.none', desc: 'The search found nothing.' })
            : found.length === 1
              ? msg('One bank found', { id: 'banks.one', desc: 'The search found one bank.' })
              : msg(str`${found.length} banks found`, { id: 'banks.several', desc: 'A number from two up.' })
        }
      </p>
      <div class="bank-rows">${found.map((bank) => this.#choice(bank))}</div>
    `;
  }

  #choice({ code, name, down }: Bank): TemplateResult {
    return choiceRow(
      { group: 'bank', value: code, checked: code === this.chosen, disabled: this.busy || down === true },
      html`
        ${mark(code, name)}
        <span class="bank-name">
          ${name}
          ${
            down
              ? html`<span class="bank-down">
                  ${msg('Not available right now', { id: 'banks.down', desc: 'Under a bank’s name: netbanking fails now.' })}
                </span>`
              : nothing
          }
        </span>
      `,
    );
  }

  readonly #handleSearch = (event: Event) => {
    if (event.target instanceof HTMLInputElement) this.wanted = event.target.value;
  };

  readonly #handleSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // Enter chooses the only bank that is left, and never pays with a bank that the search has hidden.
    event.preventDefault();
    const left = this.querySelectorAll<HTMLInputElement>('input[type=radio]');
    if (this.wanted.trim() !== '' && left.length === 1) left[0]?.click();
    (this.querySelector<HTMLElement>('input[type=radio]:checked') ?? left[0])?.focus();
  };

  readonly #handleChoice = chosenIn((code) => {
    this.chosen = code;
    this.missing = false;
  });

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    this.missing = this.chosen === '';
    // The message stands at the button that was pressed: the focus stays there, in view.
    if (!this.missing) this.dispatchEvent(new PayEvent(bankDraft(this.chosen)));
  };
}

/** Returns a payment at a bank. */
export function bankDraft(code: string): PaymentDraft {
  return {
    command: { method: 'netbanking', bank: code },
    type: 'NB',
    paid: { paymentInstrument: code, paymentInstrumentGroup: 'nb' },
  };
}
