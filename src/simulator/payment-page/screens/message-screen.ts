import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../ui/button.ts';

/** A button below a message. */
export interface MessageAction {
  readonly label: string;
  readonly press: () => void;
}

/** What a screen that only says something is made of. */
export interface Message {
  readonly tone: 'good' | 'bad' | 'open';
  readonly icon: unknown;
  readonly text: string;
  /** A line for the shop’s developers, such as an error code. */
  readonly detail?: string;
  /** The first one is the one to press. */
  readonly actions?: readonly MessageAction[];
}

/** A sign, a sentence and what can be done. The heading stands above it. */
export function messageScreen({ tone, icon, text, detail, actions = [] }: Message): TemplateResult {
  return html`
    <p class="message-text">${text}</p>
    ${detail ? html`<p class="message-detail">${detail}</p>` : nothing}
    <div class="actions">
      ${actions.map((action, index) => button({ ...action, look: index === 0 ? undefined : 'quiet' }))}
    </div>
    <div class="sign message-sign" data-tone=${tone} aria-hidden="true">${icon}</div>
  `;
}
