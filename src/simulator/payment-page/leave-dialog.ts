import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { button } from '../ui/form-controls.ts';
import { leftText } from './screens/endings.ts';
import { PageElement } from '../ui/page-element.ts';
import { SeenPart } from '../ui/seen-part.ts';

/**
 * Asks whether the shopper really wants to go.
 *
 * @element hyper-leave-dialog
 * @fires stay - the shopper stays, by the button or the Escape key
 * @fires leave - the shopper goes
 */
export class LeaveDialog extends PageElement {
  static override properties = {
    asked: { type: Boolean },
    paying: { type: Boolean },
  };

  /** True while the question is on the page. */
  declare asked: boolean;
  /** True if a bank may already be at work. */
  declare paying: boolean;
  #seen: SeenPart | undefined;
  #opening: Promise<void> | undefined;

  constructor() {
    super();
    this.asked = false;
    this.paying = false;
  }

  override disconnectedCallback(): void {
    this.#seen?.stop();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('asked')) return;
    const dialog = this.querySelector('dialog');
    this.#seen?.stop();
    if (!this.asked) return dialog?.close();
    if (dialog) this.#opening = this.#open(dialog, (this.#seen = new SeenPart({ rests: () => this.#place(dialog) })));
  }

  /** The question is there only once it is open. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    await this.#opening;
    return isComplete;
  }

  protected override render(): TemplateResult {
    return html`
      <dialog class="dialog" aria-labelledby="leave-title" aria-describedby="leave-text" @cancel=${this.#handleCancel}>
        <h2 id="leave-title">
          ${
            this.paying
              ? msg('Cancel this payment?', { id: 'leave.title-paying', desc: 'Question while the bank is at work.' })
              : msg('Leave without paying?', { id: 'leave.title', desc: 'Question before anything was paid.' })
          }
        </h2>
        <p id="leave-text">
          ${
            this.paying
              ? leftText('left-while')
              : msg('Your order stays open in the shop.', { id: 'leave.text', desc: 'What leaving means.' })
          }
        </p>
        <div class="actions">
          ${button({
            label: this.paying
              ? msg('Continue payment', { id: 'leave.stay-paying', desc: 'Button: do not cancel.' })
              : msg('Continue payment', { id: 'leave.stay', desc: 'Button: do not leave.' }),
            press: () => this.#say('stay'),
          })}
          ${button({
            label: this.paying
              ? msg('Cancel payment', { id: 'leave.leave-paying', desc: 'Button: give up this payment.' })
              : msg('Leave', { id: 'leave.leave', desc: 'Button: go back to the shop.' }),
            look: 'quiet',
            press: () => this.#say('leave'),
          })}
        </div>
      </dialog>
    `;
  }

  async #open(dialog: HTMLDialogElement, seen: SeenPart): Promise<void> {
    // Its first button gets the focus, and the window would be scrolled to wherever that is.
    await seen.known();
    if (!this.asked || !this.isConnected || dialog.open) return;
    this.#place(dialog);
    dialog.showModal();
    this.#place(dialog);
  }

  /** Puts the dialog into the middle of what the customer sees; while it is not shown yet, at its beginning. */
  #place(dialog: HTMLElement): void {
    const { part } = this.#seen ?? {};
    if (!part) return;
    const { offsetHeight } = dialog;
    const middle = part.top + (offsetHeight === 0 ? 0 : (part.bottom - part.top - offsetHeight) / 2);
    // Where less is seen than it needs, all of it stays on the page.
    const top = Math.max(0, Math.min(middle, window.innerHeight - offsetHeight));
    dialog.style.insetBlock = `${top}px auto`;
    dialog.style.marginBlock = '0';
  }

  readonly #handleCancel = (event: Event) => {
    // Closed by what follows from it, so that the screen and the dialog cannot disagree.
    event.preventDefault();
    this.#say('stay');
  };

  #say(name: 'stay' | 'leave'): void {
    this.dispatchEvent(new Event(name));
  }
}
