import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button, field, takeFields } from '../../ui/form-controls.ts';
import { mark } from '../../ui/mark.ts';
import { PageElement } from '../../ui/page-element.ts';
import { PayEvent, type PaymentDraft } from '../payment-draft.ts';
import type { AcceptedVpa, UpiApp } from './contract.ts';
import { qrPicture } from './qr-picture.ts';
import { testVpaList, vpaFault, vpaFaultText, vpaIn, type VpaFault } from './vpa-texts.ts';

declare global {
  interface HTMLElementTagNameMap {
    'hyper-upi-form': UpiForm;
  }
}

/** Looks like a code, and holds none. */
const sample = {
  size: 15,
  path: 'M1 1h5v5H1zM2 2v3h3V2zM9 1h5v5H9zM10 2v3h3V2zM1 9h5v5H1zM2 10v3h3v-3zM7 1h1v2H7zM7 5h1v3H6V7h1zM1 7h2v1H1zM9 7h3v2h2v1h-3V8H9zM7 9h2v2H7zM10 11h2v1h-2zM13 11h1v3h-1zM7 12h1v2H7zM9 13h2v1H9z',
};

/** A payment by QR code, with an app on any phone. */
export const qrDraft: PaymentDraft = {
  command: { method: 'upi', upi: { flow: 'qr' } },
  type: 'UPI',
  paid: { paymentInstrument: 'UPI_QR', paymentInstrumentGroup: 'upi' },
};

/**
 * The ways to pay by UPI. On a phone the apps come first, on a desktop the code. A UPI id comes last, and only where the
 * merchant may still ask for one.
 *
 * @element hyper-upi-form
 * @fires {PayEvent} pay - with a code, an app or a listed UPI id
 */
export class UpiForm extends PageElement {
  static override properties = {
    apps: { attribute: false },
    vpas: { attribute: false },
    collect: { type: Boolean },
    busy: { type: Boolean },
    vpa: { state: true },
    fault: { state: true },
    pressed: { state: true },
  };

  declare apps: readonly UpiApp[];
  /** The only UPI ids that may leave the page. */
  declare vpas: readonly AcceptedVpa[];
  declare collect: boolean;
  /** True from the choice until the next screen is there. */
  declare busy: boolean;
  declare private vpa: string;
  declare private fault: VpaFault | undefined;
  /** Which choice is under way: an app's id, `qr` or `collect`. */
  declare private pressed: string;

  constructor() {
    super();
    this.apps = [];
    this.vpas = [];
    this.collect = false;
    this.busy = false;
    this.vpa = '';
    this.fault = undefined;
    this.pressed = '';
  }

  protected override render(): TemplateResult {
    // A finger is on the device that has the apps; a mouse is not.
    const onPhone = matchMedia('(pointer: coarse)').matches;
    return html`
      ${onPhone ? [this.#apps(), this.#code()] : [this.#code(), this.#apps()]}
      ${this.collect ? this.#collect() : nothing}
    `;
  }

  #code(): TemplateResult {
    return html`
      <section aria-labelledby="upi-code">
        <div class="scan">
          <span class="qr-box" aria-hidden="true">${qrPicture(sample, '')}</span>
          <div>
            <h2 id="upi-code">
              ${msg('Scan with any UPI app', { id: 'upi.code', desc: 'Heading: pay by scanning a QR code.' })}
            </h2>
            <p class="entry-note">
              ${msg('The QR code is valid for five minutes.', { id: 'upi.code-note', desc: 'How long a QR code lives.' })}
            </p>
          </div>
        </div>
        ${button({
          label: msg('Show QR code', { id: 'upi.show-code', desc: 'Button.' }),
          busy: this.#isUnderWay('qr'),
          blocked: this.busy,
          press: () => this.#pay('qr', qrDraft),
        })}
      </section>
    `;
  }

  #apps(): TemplateResult {
    return html`
      <section aria-labelledby="upi-apps">
        <h2 id="upi-apps">${msg('Pay with an app', { id: 'upi.apps', desc: 'Heading over a list of UPI apps.' })}</h2>
        <ul class="apps">
          ${this.apps.map(
            (app) => html`
              <li>
                <button
                  type="button"
                  class="app"
                  aria-disabled=${this.busy ? 'true' : 'false'}
                  @click=${() => this.#pay(app.id, appDraft(app))}
                >
                  ${
                    this.#isUnderWay(app.id)
                      ? html`<span class="spinner" aria-hidden="true"></span>`
                      : mark(app.id, app.name)
                  }
                  <span>${app.name}</span>
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  #collect(): TemplateResult {
    const example = this.vpas[0]?.vpa ?? '';
    return html`
      <details class="collect">
        <summary>${msg('Use a UPI ID instead', { id: 'upi.collect', desc: 'Opens a field for a UPI ID.' })}</summary>
        <p class="entry-note">
          ${msg('You’ll get a request in your UPI app. Approve it there.', {
            id: 'upi.collect-note',
            desc: 'UPI collect ended for most shops on 28 February 2026.',
          })}
        </p>
        <form class="form" novalidate @submit=${this.#handleSubmit}>
          ${field({
            id: 'upi-vpa',
            label: msg('UPI ID', { id: 'upi.vpa', desc: 'Label.' }),
            value: this.vpa,
            error: vpaFaultText(this.fault, example),
            autocomplete: 'off',
            inputmode: 'email',
            placeholder: msg('name@bank', { id: 'upi.vpa-form', desc: 'What a UPI ID looks like.' }),
            readonly: this.busy,
            input: (input) => {
              this.vpa = input.value;
              if (this.fault) this.fault = this.#faultNow();
            },
            leave: () => {
              if (this.vpa !== '') this.fault = this.#faultNow();
            },
          })}
          ${button({
            label: msg('Send request', { id: 'upi.send', desc: 'Button: send a payment request to the UPI ID.' }),
            look: 'quiet',
            busy: this.#isUnderWay('collect'),
            blocked: this.busy,
          })}
          ${testVpaList(this.vpas, (vpa) => this.#use(vpa))}
        </form>
      </details>
    `;
  }

  #isUnderWay(id: string): boolean {
    return this.busy && this.pressed === id;
  }

  #pay(id: string, instrument: PaymentDraft): void {
    if (this.busy) return;
    this.pressed = id;
    this.dispatchEvent(new PayEvent(instrument));
  }

  #faultNow(): VpaFault | undefined {
    return vpaFault(
      this.vpa,
      this.vpas.map(({ vpa }) => vpa),
    );
  }

  #use(vpa: string): void {
    this.vpa = vpa;
    this.fault = undefined;
    this.querySelector('.fold')?.removeAttribute('open');
    this.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  readonly #handleSubmit = (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    takeFields(event);
    this.fault = this.#faultNow();
    if (this.fault) this.querySelector<HTMLElement>('#upi-vpa')?.focus();
    else this.#pay('collect', vpaDraft(vpaIn(this.vpa)));
  };
}

function appDraft({ id, name, packageName }: UpiApp): PaymentDraft {
  return {
    command: { method: 'upi', upi: { flow: 'intent', app: id } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_PAY', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_apps', value: { upi_app_selected: { packageName, appName: name } } },
  };
}

/** Returns a payment by collect request. */
function vpaDraft(vpa: string): PaymentDraft {
  return {
    command: { method: 'upi', upi: { flow: 'collect', vpa } },
    type: 'UPI',
    paid: { paymentInstrument: 'UPI_COLLECT', paymentInstrumentGroup: 'upi' },
    log: { label: 'upi_id_changed', value: { VpaScreen: vpa.slice(vpa.indexOf('@')) } },
  };
}
