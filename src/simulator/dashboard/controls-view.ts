import { html, type TemplateResult } from 'lit';
import { languages } from '../../protocol/language.ts';
import type { SimulatorState } from './simulator-answers.ts';
import { durationText } from './times.ts';

/** One value of a setting, what it is called, and what it does. */
type Choice = readonly [value: string, name: string, hint?: string];

const plans: Readonly<Record<string, readonly [name: string, hint: string]>> = {
  once: ['As they should', 'each once, at once'],
  twice: ['Twice', 'two of each, with the same id'],
  late: ['Late', 'ten seconds after the event'],
  reversed: ['Out of order', 'the last one first'],
  first: ['First', 'your server is told before the page'],
  lost: ['Lost', 'none is ever sent'],
};

const themes: readonly Choice[] = [
  ['auto', 'As the shopper’s system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

const frameEndings: readonly Choice[] = [
  ['', 'As the merchant has it', 'the merchant’s frameEnding; without one the event'],
  ['result', 'By the event', 'process_result, and the window stays'],
  ['return', 'At return_url', 'the window goes there, without an event'],
  ['both', 'By both', 'first the event, then the window'],
];

const returnMethods: readonly Choice[] = [
  ['', 'As the merchant has it', 'the merchant’s returnMethod; without one by GET'],
  ['GET', 'By GET', 'the parameters are in the address'],
  ['POST', 'By POST', 'the parameters are in a form'],
];

const steps = [
  ['10 s', 10_000],
  ['1 min', 60_000],
  ['10 min', 600_000],
  ['1 h', 3_600_000],
  ['1 d', 86_400_000],
  ['30 d', 30 * 86_400_000],
] as const;

/** What can be set for the whole simulator. */
export function controlsView(
  state: SimulatorState,
  of: {
    change: (settings: Readonly<Record<string, string | boolean>>) => void;
    advance: (ms: number) => void;
    resetClock: () => void;
  },
): TemplateResult {
  const choices = (
    setting: 'webhooks' | 'theme' | 'frameEnding' | 'returnMethod',
    legend: string,
    known: readonly Choice[],
  ) => html`
    <fieldset>
      <legend>${legend}</legend>
      ${known.map(
        ([value, name, hint = '']) => html`
          <label class="choice">
            <input
              type="radio"
              name=${setting}
              value=${value}
              .checked=${state[setting] === value}
              @change=${() => of.change({ [setting]: value })}
            />
            <span>${name} ${hint === '' ? '' : html`<small>${hint}</small>`}</span>
          </label>
        `,
      )}
    </fieldset>
  `;
  return html`
    <div class="controls">
      <section aria-labelledby="clock-title">
        <h2 id="clock-title">Clock</h2>
        <p>
          ${
            state.ahead === 0
              ? 'The gateway’s clock is the machine’s.'
              : html`The gateway’s clock is <strong>${durationText(state.ahead)}</strong> ahead of the machine’s. What
                  your server signs now looks that old here.`
          }
        </p>
        <div class="buttons" role="group" aria-label="Move the clock forward">
          ${steps.map(([name, ms]) => html`<button type="button" @click=${() => of.advance(ms)}>+ ${name}</button>`)}
          <button type="button" ?disabled=${state.ahead === 0} @click=${of.resetClock}>Back to now</button>
        </div>
      </section>
      <section>
        ${choices(
          'webhooks',
          'Webhooks go out',
          state.webhookPlans.map((plan) => [plan, ...(plans[plan] ?? ([plan, ''] as const))]),
        )}
        <ul class="targets" aria-label="Where webhooks go">
          ${state.merchants.map(
            ({ merchantId, webhookUrl }) => html`
              <li>
                <code>${merchantId}</code>
                ${webhookUrl === '' ? html`<span class="quiet">no address</span>` : html`<code>${webhookUrl}</code>`}
              </li>
            `,
          )}
        </ul>
      </section>
      <section>
        ${choices('theme', 'Theme of the payment page', themes)}
        <p class="field">
          <label for="language">Language of the payment page</label>
          <select
            id="language"
            .value=${state.language}
            @change=${(event: Event) => {
              if (event.target instanceof HTMLSelectElement) of.change({ language: event.target.value });
            }}
          >
            <option value="" ?selected=${state.language === ''}>As the shop asks</option>
            ${languages.map(
              (language) =>
                html`<option value=${language} ?selected=${language === state.language}>
                  ${language.slice(0, 1).toUpperCase()}${language.slice(1)}
                </option>`,
            )}
          </select>
        </p>
        <p class="quiet">Both hold from the next time that a payment page is opened.</p>
      </section>
      <section>${choices('frameEnding', 'A payment in a frame ends', frameEndings)}</section>
      <section>${choices('returnMethod', 'Browsers come back to return_url', returnMethods)}</section>
      <section aria-labelledby="rules-title">
        <h2 id="rules-title">Juspay’s test rules</h2>
        <label class="choice">
          <input
            type="checkbox"
            .checked=${state.juspayTestRules}
            @change=${(event: Event) => {
              if (event.target instanceof HTMLInputElement) of.change({ juspayTestRules: event.target.checked });
            }}
          />
          <span>
            The amount picks the ending
            <small>
              below 500 charged, from 500 declined, from 700 pending and then charged; a UPI request ends as its UPI ID
              says. The cards 4012 0000 0000 1097 and 5204 7305 4100 0464 are taken too, with the password 000000
            </small>
          </span>
        </label>
      </section>
    </div>
  `;
}
