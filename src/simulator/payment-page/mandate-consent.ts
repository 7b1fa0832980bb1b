import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Mandate } from './checkout.ts';
import { amountText } from '../../protocol/amount-text.ts';
import { dayText } from '../localization/page-language.ts';
import { PayEvent } from './pay-event.ts';
import { frequencyText } from './screens/mandate-texts.ts';

/**
 * What the shopper agrees to beside this payment, around the form of a method. A payment that needs the consent does not
 * leave without it.
 *
 * @element hyper-mandate-consent
 * @fires {PayEvent} pay - that of the form inside, with the answer
 */
export class MandateConsent extends LitElement {
  static override properties = {
    mandate: { attribute: false },
    merchant: {},
    form: { attribute: false },
    agreed: { state: true },
    missing: { state: true },
  };

  declare mandate: Mandate | undefined;
  /** The shop's name. */
  declare merchant: string;
  /** Makes the form of the method, with what takes its {@link PayEvent}. */
  declare form: ((pay: (event: Event) => void) => TemplateResult) | undefined;
  declare private agreed: boolean;
  /** Pay was pressed without consent. */
  declare private missing: boolean;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.mandate = undefined;
    this.merchant = '';
    this.form = undefined;
    this.agreed = false;
    this.missing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { mandate } = this;
    return html`${mandate ? this.#terms(mandate) : nothing}${this.form?.(this.#handlePay)}`;
  }

  #terms(mandate: Mandate): TemplateResult {
    const { most, nextDebits, until, required, revocable, fixed } = mandate;
    const amount = amountText(most, 'INR');
    const days = nextDebits.map(dayText);
    return html`
      <section class="mandate panel" aria-labelledby="mandate-title">
        <h2 id="mandate-title">
          ${msg(str`${this.merchant} may debit your account again`, { id: 'mandate.title', desc: 'Heading; the shop’s name.' })}
        </h2>
        <dl class="facts">
          ${fact(
            fixed
              ? msg('Each time', { id: 'mandate.fixed', desc: 'Label before the amount of every debit.' })
              : msg('At most each time', { id: 'mandate.most', desc: 'Label before the highest amount of a debit.' }),
            amount,
          )}
          ${fact(msg('How often', { id: 'mandate.frequency', desc: 'Label.' }), frequencyText(mandate.frequency))}
          ${
            days.length > 0
              ? fact(
                  msg('Next debits', { id: 'mandate.next', desc: 'Label before up to three days.' }),
                  days.join(', '),
                )
              : nothing
          }
          ${
            until === undefined
              ? nothing
              : fact(msg('Until', { id: 'mandate.until', desc: 'Label before a day.' }), dayText(until))
          }
        </dl>
        <label class="consent">
          <input
            type="checkbox"
            .checked=${this.agreed}
            aria-invalid=${this.missing ? 'true' : 'false'}
            aria-describedby="mandate-error"
            @change=${this.#handleConsent}
          />
          <span class="entry">
            <span>${msg('I agree to these debits', { id: 'mandate.agree', desc: 'Checkbox.' })}</span>
            <span class="entry-note">
              ${
                revocable
                  ? msg('You can end this at any time.', { id: 'mandate.revocable', desc: 'Under the checkbox.' })
                  : nothing
              }
            </span>
          </span>
        </label>
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

  readonly #handleConsent = (event: Event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.agreed = event.target.checked;
    this.missing = false;
  };

  readonly #handlePay = (event: Event) => {
    if (!(event instanceof PayEvent)) return;
    if (this.mandate?.required && !this.agreed) {
      this.missing = true;
      this.querySelector<HTMLElement>('.mandate input')?.focus();
      return;
    }
    const { instrument } = event;
    const asked = this.mandate !== undefined;
    const body = asked ? { ...instrument.body, mandate: this.agreed } : instrument.body;
    this.dispatchEvent(new PayEvent({ ...instrument, body }));
  };
}

function fact(name: string, value: string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
