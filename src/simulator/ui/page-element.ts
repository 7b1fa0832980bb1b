import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import type { Language } from '../../protocol/language.ts';
import { setPageLanguage } from '../localization/page-language.ts';

/**
 * A component of a page for customers, in the language of that page.
 *
 * It renders into the page itself: browsers fill in a form as a whole, and labels find their fields, in one tree alone.
 */
export class PageElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** The component that is the whole page. It renders nothing in one language that is about to be in another. */
export class WholePage extends PageElement {
  #texts: Promise<unknown> = Promise.resolve();

  /** Shows the page in a language. Never rejects: without the texts of a language the page stays in the one it is in. */
  protected async showIn(language: Language): Promise<void> {
    const setting = setPageLanguage(language);
    this.#texts = setting;
    await setting;
  }

  protected override async scheduleUpdate(): Promise<void> {
    await this.#texts;
    await super.scheduleUpdate();
  }
}
