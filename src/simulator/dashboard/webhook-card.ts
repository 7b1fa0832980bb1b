import { html, nothing, type TemplateResult } from 'lit';
import { webhookControls, type WebhookControl } from '../contract/closed-sets.ts';
import { badge } from './badge.ts';
import { orderHref } from './route.ts';
import type { ControlWebhook, WebhookRow } from '../contract/dashboard.ts';
import { clockText, durationText } from './times.ts';

const controls: Readonly<Record<WebhookControl, { readonly label: string; readonly hint: string }>> = {
  replay: { label: 'Replay', hint: 'send it now' },
  delay: { label: 'Delay', hint: 'send it ten seconds later' },
  duplicate: { label: 'Duplicate', hint: 'send it twice' },
  drop: { label: 'Drop', hint: 'never send it' },
};

/** One webhook: where it stands, what can be done to it, its body and every try. */
export function webhookCard(
  webhook: WebhookRow,
  of: { now: number; withOrder: boolean; control: (id: string, command: ControlWebhook) => void },
): TemplateResult {
  const { id, name, merchantId, orderId, state, due, copies, created, body, deliveries } = webhook;
  const wait = due - of.now;
  return html`
    <article class="webhook-card panel" aria-label=${`Webhook ${name}`}>
      <header>
        ${of.withOrder ? html`<h2><code>${name}</code></h2>` : html`<h3><code>${name}</code></h3>`} ${badge(state)}
        <p class="quiet">
          ${clockText(created)}${state === 'waiting' ? `, goes out ${wait > 0 ? `in ${durationText(wait)}` : 'now'}` : ''}${
            copies > 1 ? `, ${copies} times` : ''
          }
          ${of.withOrder ? html`· <a href=${orderHref(merchantId, orderId)}>${orderId}</a>` : nothing}
        </p>
      </header>
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
      <details>
        <summary>Body</summary>
        <pre tabindex="0" aria-label=${`Body of ${name}`}><code>${pretty(body)}</code></pre>
      </details>
    </article>
  `;
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body; // Written by another version: shown as it is.
  }
}
