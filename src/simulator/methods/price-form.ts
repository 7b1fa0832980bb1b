import { PageElement } from '../ui/page-element.ts';
import { ChosenEvent, type Chosen } from './payment-draft.ts';

/**
 * A form whose choices change what the customer pays.
 *
 * @fires {ChosenEvent} chosen - after each change
 */
export abstract class PriceForm extends PageElement {
  #told = '{}';

  /** Returns the choice as it stands. */
  protected abstract choice(): Chosen;

  protected override updated(): void {
    const choice = this.choice();
    const text = JSON.stringify(choice);
    if (text === this.#told) return;
    this.#told = text;
    this.dispatchEvent(new ChosenEvent(choice));
  }
}
