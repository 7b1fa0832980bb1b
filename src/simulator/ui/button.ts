import { html, nothing, type TemplateResult } from 'lit';

/** A button of a page for customers. */
export interface Button {
  readonly label: unknown;
  /** Default: the one to press. */
  readonly look?: 'quiet' | 'danger' | 'decline' | undefined;
  /** True while the action of a press is under way. */
  readonly busy?: boolean;
  /** It takes no press at the moment. Default: while it is busy. */
  readonly blocked?: boolean;
  /** Without it the button hands in its form. */
  readonly press?: () => void;
}

/** Renders a button. While it is busy it keeps its place and the focus, and shows that it works. */
export function button({ label, look, busy = false, blocked = busy, press }: Button): TemplateResult {
  return html`
    <button
      type=${press ? 'button' : 'submit'}
      class=${look ? `button ${look}` : 'button'}
      aria-disabled=${blocked ? 'true' : 'false'}
      @click=${press ?? nothing}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
      <span>${label}</span>
    </button>
  `;
}
