import type { PropertyDeclarations } from 'lit';
import { PageElement } from './page-element.ts';

/** The time for which an element says that its text is copied, in ms. */
const shown = 2_000;

/** An element with a button that copies a text. */
export class CopyElement extends PageElement {
  static override properties: PropertyDeclarations = { copied: { state: true } };

  /** The text has just been copied. */
  declare protected copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  /**
   * Copies the text of an element, and leaves it selected.
   *
   * Pages at plain http addresses, and frames of other origins, have no clipboard of their own.
   */
  protected copyTextOf(element: Element | null): void {
    if (!element) return;
    getSelection()?.selectAllChildren(element);
    // oxlint-disable-next-line typescript/no-deprecated -- see above
    this.copied = document.execCommand('copy');
    setTimeout(() => (this.copied = false), shown);
  }
}
