import { html, type TemplateResult } from 'lit';
import { button } from '../../ui/form-controls.ts';
import { clockIcon, crossIcon, tickIcon } from '../../ui/icons.ts';

/** A button below a message. */
export interface MessageAction {
  readonly label: string;
  readonly press: () => void;
}

/** The parts of a screen that only shows a message. */
export interface Message {
  readonly tone: 'good' | 'bad' | 'open';
  readonly text: string;
  /** Stands between the sentence and the buttons. */
  readonly below?: unknown;
  /** The first one is the one to press. */
  readonly actions?: readonly MessageAction[];
}

const icons = { good: tickIcon, bad: crossIcon, open: clockIcon } as const;

/** A sign, a sentence and what can be done. The heading stands above it. */
export function messageScreen({ tone, text, below, actions = [] }: Message): TemplateResult {
  return html`
    <p class="message-text">${text}</p>
    ${below}
    <div class="actions">
      ${actions.map((action, index) => button({ ...action, look: index === 0 ? undefined : 'quiet' }))}
    </div>
    <div class="sign message-sign" data-tone=${tone} aria-hidden="true">${icons[tone]}</div>
  `;
}
