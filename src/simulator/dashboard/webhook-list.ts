import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { webhookControls, type WebhookControl } from '../contract/closed-sets.ts';
import type { ControlWebhook, WebhookRow } from '../contract/dashboard.ts';
import { badge } from './badge.ts';
import { jsonBlock } from './json-block.ts';
import { orderHref } from './route.ts';
import { clockText, durationText } from './times.ts';

const controls: Readonly<Record<WebhookControl, { readonly label: string; readonly hint: string }>> = {
  replay: { label: 'Replay', hint: 'send it now' },
  delay: { label: 'Delay', hint: 'send it ten seconds later' },
  duplicate: { label: 'Duplicate', hint: 'send it twice' },
  drop: { label: 'Drop', hint: 'never send it' },
};

/** The look of a list of webhooks, and the command for each. */
export interface WebhookListOptions {
  /** By the gateway's clock, ms since 1970. */
  readonly now: number;
  readonly withOrder: boolean;
  readonly control: (id: string, command: ControlWebhook) => void;
}

/** Webhooks, a line each; a line opens to what can be done to it, every try and its body. */
export function webhookList(webhooks: readonly WebhookRow[], of: WebhookListOptions): TemplateResult {
  return html`
    <ul class="entries webhook-list">
      ${repeat(
        webhooks,
        ({ id }) => id,
        (webhook) => html`<li>${entry(webhook, of)}</li>`,
      )}
    </ul>
  `;
}

function entry(webhook: WebhookRow, of: WebhookListOptions): TemplateResult {
  const { id, name, merchantId, orderId, state, due, copies, created, body, deliveries } = webhook;
  const wait = due - of.now;
  return html`
    <details>
      <summary>
        <code>${name}</code>
        ${badge(state)}
        <span class="quiet">
          ${state === 'waiting' ? `goes out ${wait > 0 ? `in ${durationText(wait)}` : 'now'}` : nothing}
          ${copies > 1 ? `${copies} times` : nothing} ${of.withOrder ? orderId : nothing}
        </span>
        <time>${clockText(created)}</time>
      </summary>
      <div class="buttons" role="group" aria-label=${`What to do with ${name}`}>
        ${webhookControls.map((control) => {
          const { label, hint } = controls[control];
          return html`
            <button
              type="button"
              title=${hint}
              ?disabled=${control === 'drop' && state !== 'waiting' && state !== 'held'}
              @click=${() => of.control(id, { control })}
            >
              ${label}
            </button>
          `;
        })}
        ${of.withOrder ? html`<a class="to-order" href=${orderHref(merchantId, orderId)}>To the order</a>` : nothing}
      </div>
      ${
        deliveries.length > 0
          ? html`<ol class="tries" aria-label="Tries">
              ${deliveries.map(
                ({ at, answer, took }) => html`<li><time>${clockText(at)}</time> ${badge(answer)} ${took} ms</li>`,
              )}
            </ol>`
          : nothing
      }
      ${jsonBlock('Body', body)}
    </details>
  `;
}
