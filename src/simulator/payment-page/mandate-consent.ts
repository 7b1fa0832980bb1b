import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../protocol/amount.ts';
import type { MandateTerms } from '../contract/payment-page.ts';
import { dayText } from '../localization/page-language.ts';
import { PayEvent } from '../methods/payment-draft.ts';
import { facts } from '../ui/facts.ts';
import { consent } from '../ui/form-controls.ts';
import { PageElement } from '../ui/page-element.ts';

/**
 * Consent to a mandate, around the form of a method. A payment that needs the consent does not
 * leave without it.
 *
 * @element hyper-mandate-consent
 * @fires {PayEvent} pay - that of the form inside, with the answer
 */
export class MandateConsent extends PageElement {
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
  }

  protected override render(): TemplateResult {
    const { mandate } = this;
    return html`${mandate ? this.#terms(mandate) : nothing}${this.form?.(this.#handlePay)}`;
  }

  #terms(mandate: MandateTerms): TemplateResult {
    const { most, required, revocable, amountRule } = mandate;
    return html`
      <section class="mandate panel" aria-labelledby="mandate-title">
        <h2 id="mandate-title">
          ${msg(str`${this.merchant} may debit your account again`, { id: 'mandate.title', desc: 'Heading; the shop’s name.' })}
        </h2>
        ${facts([
          [
            amountRule === 'FIXED'
              ? msg('Each time', { id: 'mandate.fixed', desc: 'Label before the amount of every debit.' })
              : msg('At most each time', { id: 'mandate.most', desc: 'Label before the highest amount of a debit.' }),
            amountText(most, 'INR'),
          ],
          [msg('How often', { id: 'mandate.frequency', desc: 'Label.' }), frequencyText(mandate.frequency)],
          ...debits(mandate),
        ])}
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

/** Returns the frequency of a mandate in words. */
function frequencyText(frequency: MandateTerms['frequency']): string {
  switch (frequency) {
    case 'ONETIME':
      return msg('Once', { id: 'mandate.once', desc: 'How often.' });
    case 'DAILY':
      return msg('Every day', { id: 'mandate.daily', desc: 'How often.' });
    case 'WEEKLY':
      return msg('Every week', { id: 'mandate.weekly', desc: 'How often.' });
    case 'FORTNIGHTLY':
      return msg('Twice a month', { id: 'mandate.fortnightly', desc: 'How often.' });
    case 'MONTHLY':
      return msg('Every month', { id: 'mandate.monthly', desc: 'How often.' });
    case 'BIMONTHLY':
      return msg('Every two months', { id: 'mandate.bimonthly', desc: 'How often.' });
    case 'QUARTERLY':
      return msg('Every three months', { id: 'mandate.quarterly', desc: 'How often.' });
    case 'HALFYEARLY':
      return msg('Every six months', { id: 'mandate.half-yearly', desc: 'How often.' });
    case 'YEARLY':
      return msg('Every year', { id: 'mandate.yearly', desc: 'How often.' });
    case 'ASPRESENTED':
      return msg('When the shop asks for it', { id: 'mandate.as-presented', desc: 'How often.' });
  }
}
