import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { MandateTerms } from '../contract/payment-page.ts';
import { dayText } from '../localization/page-language.ts';
import { type Chosen, PayEvent } from '../methods/payment-draft.ts';
import { PriceForm } from '../methods/price-form.ts';
import { autopayFact, facts } from '../ui/facts.ts';
import { consent } from '../ui/form-controls.ts';

/**
 * Consent to a mandate, around the form of a method. A payment that needs the consent does not
 * leave without it.
 *
 * @element hyper-mandate-consent
 * @fires {PayEvent} pay - that of the form inside, with the answer
 * @fires {ChosenEvent} chosen - with the debits to which the customer agrees
 */
export class MandateConsent extends PriceForm {
  static override properties = {
    mandate: { attribute: false },
    merchant: {},
    form: { attribute: false },
    agreed: { state: true },
    missing: { state: true },
  };

  declare mandate: MandateTerms | null;
  /** The shop's name. */
  declare merchant: string;
  /** Makes the form of the method, with what takes its {@link PayEvent}. */
  declare form: ((pay: (event: Event) => void) => TemplateResult) | undefined;
  declare private agreed: boolean;
  /** Pay was pressed without consent. */
  declare private missing: boolean;

  constructor() {
    super();
    this.mandate = null;
    this.merchant = '';
    this.form = undefined;
    this.agreed = false;
    this.missing = false;
    // Told together with the faults of the fields.
    this.addEventListener('submit', this.#handleSubmit, { capture: true });
  }

  protected override render(): TemplateResult {
    const { mandate } = this;
    return html`${mandate ? this.#terms(mandate) : nothing}${this.form?.(this.#handlePay)}`;
  }

  #terms(mandate: MandateTerms): TemplateResult {
    const { recurring, required, revocable } = mandate;
    return html`
      <section class="mandate panel" aria-labelledby="mandate-title">
        <h2 id="mandate-title">
          ${msg(str`${this.merchant} may debit your account again`, { id: 'mandate.title', desc: 'Heading; the shop’s name.' })}
        </h2>
        ${facts([autopayFact(recurring, 'INR'), ...debits(mandate)])}
        ${consent({
          id: 'mandate-consent',
          name: msg('I agree to these debits', { id: 'mandate.agree', desc: 'Checkbox.' }),
          note: revocable
            ? msg('You can end this at any time.', { id: 'mandate.revocable', desc: 'Under the checkbox.' })
            : nothing,
          checked: this.agreed,
          missing: this.missing,
          errorId: 'mandate-error',
          change: (agreed) => {
            this.agreed = agreed;
            this.missing = false;
          },
        })}
        <p class="field-error" id="mandate-error" role="alert">
          ${
            this.missing && required
              ? msg('Tick the box to continue.', { id: 'mandate.missing', desc: 'Consent is missing.' })
              : nothing
          }
        </p>
      </section>
    `;
  }

  /** A required mandate is part of the price from the start: there is no payment without it. */
  protected override choice(): Chosen {
    const { mandate, agreed } = this;
    return { recurring: mandate?.required || agreed ? mandate?.recurring : undefined };
  }

  readonly #handleSubmit = () => {
    this.missing = this.mandate?.required === true && !this.agreed;
  };

  readonly #handlePay = (event: Event) => {
    if (!(event instanceof PayEvent)) return;
    if (this.mandate?.required && !this.agreed) {
      this.missing = true;
      this.querySelector<HTMLElement>('.mandate input')?.focus();
      return;
    }
    const { instrument } = event;
    const asked = this.mandate !== null;
    const command = asked ? { ...instrument.command, mandate: this.agreed } : instrument.command;
    this.dispatchEvent(new PayEvent({ ...instrument, command }));
  };
}

/** The days of the next debits and of the last one, as far as they are known. */
function debits({ nextDebits, until }: MandateTerms): (readonly [string, string])[] {
  const next = msg('Next debits', { id: 'mandate.next', desc: 'Label before up to three days.' });
  const last = msg('Until', { id: 'mandate.until', desc: 'Label before a day.' });
  return [
    ...(nextDebits.length > 0 ? [[next, nextDebits.map(dayText).join(', ')] as const] : []),
    ...(until === undefined ? [] : [[last, dayText(until)] as const]),
  ];
}
