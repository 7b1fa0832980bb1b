import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RequestRow } from '../contract/dashboard.ts';
import { badge } from './badge.ts';
import { jsonBlock } from './json-block.ts';
import { clockText } from './times.ts';

/** Requests with their answers, the latest first; each opens to what was sent and answered. */
export function requestList(requests: readonly RequestRow[]): TemplateResult {
  return html`
    <ul class="entries panel">
      ${repeat(
        requests,
        ({ seq }) => seq,
        ({ at, method, path, status, took, request, answer }) => html`
          <li>
            <details>
              <summary>
                <code>${method} ${path}</code>
                ${badge(`${status}`)}
                <span class="quiet">${took} ms</span>
                <time>${clockText(at)}</time>
              </summary>
              ${request === '' ? nothing : jsonBlock('Request', request)}
              ${answer === '' ? html`<p class="quiet">The answer is not JSON.</p>` : jsonBlock('Answer', answer)}
            </details>
          </li>
        `,
      )}
    </ul>
  `;
}
