import { html, nothing, type TemplateResult } from 'lit';
import { languages } from '../../protocol/language.ts';
import { frameEndings, type FrameEnding } from '../../protocol/payment-page-messages.ts';
import {
  pageThemes,
  returnMethods,
  webhookPlans,
  type PageTheme,
  type ReturnMethod,
  type WebhookPlan,
} from '../contract/closed-sets.ts';
import type { ChangeSettings, MoveClock, SimulatorState } from '../contract/dashboard.ts';
import { durationText } from './parts.ts';

/** The name of each value of a setting, and its effect. */
type Words<T extends string> = Readonly<Record<T, readonly [name: string, hint?: string]>>;

const plans: Words<WebhookPlan> = {
  once: ['As they should', 'each once, at once'],
  twice: ['Twice', 'two of each, with the same id'],
  lost: ['Lost', 'none is ever sent'],
  first: ['First', 'your server is told before the page'],
  late: ['Late', 'ten seconds after the event'],
  reversed: ['Out of order', 'the last one first'],
};

const themes: Words<PageTheme> = { auto: ['As the shopper’s system'], light: ['Light'], dark: ['Dark'] };

const endings: Words<FrameEnding | ''> = {
  '': ['As the merchant has it', 'the merchant’s frameEnding; without one the event'],
  result: ['By the event', 'process_result, and the window stays'],
  return: ['At return_url', 'the window goes there, without an event'],
  both: ['By both', 'first the event, then the window'],
};

const methods: Words<ReturnMethod | ''> = {
  '': ['As the merchant has it', 'the merchant’s returnMethod; without one by GET'],
  GET: ['By GET', 'the parameters are in the address'],
  POST: ['By POST', 'the parameters are in a form'],
};

const steps = [
  ['10 s', 10_000],
  ['1 min', 60_000],
  ['10 min', 600_000],
  ['1 h', 3_600_000],
  ['1 d', 86_400_000],
  ['30 d', 30 * 86_400_000],
] as const;

/** The controls of the whole simulator. */
export function controlsView(
  { settings, ahead, merchants }: SimulatorState,
  of: { change: (command: ChangeSettings) => void; moveClock: (command: MoveClock) => void },
): TemplateResult {
  return html`
    <div class="controls-view">
      <section class="panel" aria-labelledby="clock-title">
        <h2 id="clock-title">Clock</h2>
        <p>
          ${
            ahead === 0
              ? 'The gateway’s clock is the machine’s.'
              : html`The gateway’s clock is <strong>${durationText(ahead)}</strong> ahead of the machine’s. What your
                  server signs now looks that old here.`
          }
        </p>
        <div class="buttons" role="group" aria-label="Move the clock forward">
          ${steps.map(([name, ms]) => html`<button type="button" @click=${() => of.moveClock({ advance: ms })}>+ ${name}</button>`)}
          <button type="button" ?disabled=${ahead === 0} @click=${() => of.moveClock({ reset: true })}>
            Back to now
          </button>
        </div>
      </section>
      <section class="panel">
        ${choices('webhooks', 'Webhooks go out', webhookPlans, plans, settings.webhooks, (webhooks) => of.change({ webhooks }))}
        <ul class="targets" aria-label="Where webhooks go">
          ${merchants.map(
            ({ merchantId, webhookUrl }) => html`
              <li>
                <code>${merchantId}</code>
                ${webhookUrl === '' ? html`<span class="quiet">no address</span>` : html`<code>${webhookUrl}</code>`}
              </li>
            `,
          )}
        </ul>
      </section>
      <section class="panel">
        ${choices('theme', 'Theme of the payment page', pageThemes, themes, settings.theme, (theme) => of.change({ theme }))}
        <p class="field">
          <label for="language">Language of the payment page</label>
          <select
            id="language"
            .value=${settings.language}
            @change=${(event: Event) => {
              const { target } = event;
              if (!(target instanceof HTMLSelectElement)) return;
              of.change({ language: languages.find((name) => name === target.value) ?? '' });
            }}
          >
            <option value="" ?selected=${settings.language === ''}>As the shop asks</option>
            ${languages.map(
              (language) =>
                html`<option value=${language} ?selected=${language === settings.language}>
                  ${language.slice(0, 1).toUpperCase()}${language.slice(1)}
                </option>`,
            )}
          </select>
        </p>
        <p class="quiet">Both hold from the next time that a payment page is opened.</p>
      </section>
      <section class="panel">
        ${choices('frameEnding', 'A payment in a frame ends', ['', ...frameEndings], endings, settings.frameEnding, (frameEnding) => of.change({ frameEnding }))}
      </section>
      <section class="panel">
        ${choices('returnMethod', 'Browsers come back to return_url', ['', ...returnMethods], methods, settings.returnMethod, (returnMethod) => of.change({ returnMethod }))}
      </section>
      <section class="panel" aria-labelledby="rules-title">
        <h2 id="rules-title">Juspay’s test rules</h2>
        <label class="choice">
          <input
            type="checkbox"
            .checked=${settings.juspayTestRules}
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

function choices<T extends string>(
  setting: string,
  legend: string,
  values: readonly T[],
  words: Words<T>,
  current: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`
    <fieldset>
      <legend>${legend}</legend>
      ${values.map((value) => {
        const [name, hint] = words[value];
        return html`
          <label class="choice">
            <input
              type="radio"
              name=${setting}
              value=${value}
              .checked=${value === current}
              @change=${() => choose(value)}
            />
            <span>${name} ${hint === undefined ? nothing : html`<small>${hint}</small>`}</span>
          </label>
        `;
      })}
    </fieldset>
  `;
}
