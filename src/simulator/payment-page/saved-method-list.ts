import { msg, str } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { SavedMethod } from '../contract/payment-page.ts';
import { brandNameOf } from '../methods/card/card-rules.ts';
import { cardIcon } from '../methods/card/screen.ts';
import { button } from '../ui/form-controls.ts';
import { PageElement } from '../ui/page-element.ts';
import { atIcon } from './icons.ts';

/** The customer wants to pay with a saved method as a rule. */
export class PreferEvent extends Event {
  static readonly type = 'prefer';
  /** The id of the method. */
  readonly method: string;

  constructor(method: string) {
    super(PreferEvent.type);
    this.method = method;
  }
}

/** The customer wants a saved method removed, and has said so twice. */
export class RemoveEvent extends Event {
  static readonly type = 'remove';
  /** The id of the method. */
  readonly method: string;

  constructor(method: string) {
    super(RemoveEvent.type);
    this.method = method;
  }
}

/**
 * List of a customer's saved methods. A method asks once more, in its own place, before it is removed.
 *
 * @element hyper-saved-method-list
 * @fires {PreferEvent} prefer - with the id of a method
 * @fires {RemoveEvent} remove - with the id of a method
 */
export class SavedMethodList extends PageElement {
  static override properties = {
    methods: { attribute: false },
    removing: {},
    preferred: {},
    asked: { state: true },
  };

  declare methods: readonly SavedMethod[];
  /** The id of the method that is being removed; empty if none is. */
  declare removing: string;
  /** The id of the method to pay with as a rule; empty if there is none. */
  declare preferred: string;
  /** The id of the method that asks. */
  declare private asked: string;

  constructor() {
    super();
    this.methods = [];
    this.removing = '';
    this.preferred = '';
    this.asked = '';
  }

  protected override willUpdate(): void {
    if (!this.methods.some(({ id }) => id === this.asked)) this.asked = '';
  }

  protected override updated(changed: PropertyValues): void {
    const before: unknown = changed.get('asked');
    if (typeof before !== 'string') return;
    // The focus goes with the question: to its quiet answer, back to the method, or to the heading if that is gone.
    const next =
      this.querySelector<HTMLElement>('.asking .quiet') ??
      this.querySelector<HTMLElement>(`[data-remove="${CSS.escape(before)}"]`) ??
      this.closest('.screen')?.querySelector('h1');
    next?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    return html`
      <ul class="method-list">
        ${this.methods.map((method) => html`<li>${method.id === this.asked ? this.#question(method) : this.#row(method)}</li>`)}
      </ul>
    `;
  }

  #row(method: SavedMethod): TemplateResult {
    const name = savedMethodName(method);
    return html`
      <div class="method">
        <span class="tile" data-mark=${method.kind === 'card' ? method.brand : 'upi'}
          >${method.kind === 'card' ? cardIcon : atIcon}</span
        >
        <span class="entry">
          <span class="entry-name">${breakable(name)}</span>
          <span class="entry-note">${savedMethodNote(method)}</span>
          ${this.#preference(method, name)}
        </span>
        <button
          type="button"
          class="link"
          data-remove=${method.id}
          aria-disabled=${this.#isBusy}
          aria-label=${msg(str`Remove ${name}`, { id: 'methods.remove-name', desc: 'Button; then what it removes.' })}
          @click=${() => this.#ask(method.id)}
        >
          ${msg('Remove', { id: 'methods.remove', desc: 'Button at a saved card or UPI ID.' })}
        </button>
      </div>
    `;
  }

  #preference(method: SavedMethod, name: string): TemplateResult {
    return method.id === this.preferred
      ? html`<span
          ><span class="badge" data-tone="good"
            >${msg('Default', { id: 'methods.default', desc: 'Badge: paid with as a rule.' })}</span
          ></span
        >`
      : html`<span>
          <button
            type="button"
            class="link"
            aria-disabled=${this.#isBusy}
            aria-label=${msg(str`Make default: ${name}`, { id: 'methods.prefer-name', desc: 'Button; what.' })}
            @click=${() => this.removing === '' && this.dispatchEvent(new PreferEvent(method.id))}
          >
            ${msg('Make default', { id: 'methods.prefer', desc: 'Button at a saved method: pay with it as a rule.' })}
          </button>
        </span>`;
  }

  /** While one is being removed, nothing else can be changed. */
  get #isBusy(): 'true' | 'false' {
    return this.removing === '' ? 'false' : 'true';
  }

  #question(method: SavedMethod): TemplateResult {
    const busy = this.removing === method.id;
    return html`
      <div class="method asking" role="group" aria-labelledby="remove-question" @keydown=${this.#handleKey}>
        <p class="entry-name" id="remove-question">
          ${msg(str`Remove ${savedMethodName(method)}?`, { id: 'methods.question', desc: 'Asked before removing.' })}
        </p>
        <div class="actions">
          ${button({
            label: msg('Keep', { id: 'methods.keep', desc: 'Button: do not remove.' }),
            look: 'quiet',
            blocked: busy,
            press: () => this.#ask(''),
          })}
          ${button({
            label: busy
              ? msg('Removing…', { id: 'methods.removing', desc: 'On the button meanwhile.' })
              : msg('Remove', { id: 'methods.remove', desc: 'Button at a saved card or UPI ID.' }),
            look: 'danger',
            busy,
            press: () => this.#remove(method.id),
          })}
        </div>
      </div>
    `;
  }

  #ask(id: string): void {
    if (this.removing === '') this.asked = id;
  }

  #remove(id: string): void {
    if (this.removing === '') this.dispatchEvent(new RemoveEvent(id));
  }

  readonly #handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#ask('');
  };
}

/** A UPI ID that does not fit in one line goes on after its sign. */
function breakable(name: string): TemplateResult {
  const [user = '', ...bank] = name.split('@');
  return bank.length === 0 ? html`${user}` : html`${`${user}@`}<wbr />${bank.join('@')}`;
}

/** Returns the name of a saved method. Spaces that do not break keep a card's digits together. */
export function savedMethodName(method: SavedMethod): string {
  return method.kind === 'card' ? `${brandNameOf(method.brand)} ••••\u00a0${method.lastFour}` : method.vpa;
}

/** Returns a note about a saved method: its bank, and what is special about it. */
function savedMethodNote(method: SavedMethod): string {
  const { bankName } = method;
  if (method.kind === 'vpa') {
    return msg(str`UPI ID at ${bankName}`, { id: 'methods.vpa-note', desc: 'Under a UPI ID; the name of the bank.' });
  }
  const until = `${method.expiryMonth}/${method.expiryYear.slice(-2)}`;
  return msg(str`${bankName}, until ${until}`, {
    id: 'methods.card-note',
    desc: 'Under a card: its bank, then month and year of its expiry.',
  });
}
