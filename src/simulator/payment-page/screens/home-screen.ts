import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Method } from '../flow.ts';
import { bankIcon, cardIcon, chevronIcon, personIcon } from '../icons.ts';

/** What the list of methods can lead to. */
export interface HomeActions {
  readonly choose: (method: Method) => void;
  /** Present only for a guest whose shop has a login page. */
  readonly logIn?: () => void;
}

/** The ways to pay. */
export function homeScreen({ choose, logIn }: HomeActions): TemplateResult {
  return html`
    <ul class="methods">
      <li>
        <button type="button" class="method" data-method="card" @click=${() => choose('card')}>
          <span class="tile">${cardIcon}</span>
          <span class="method-text">
            <span class="method-name">
              ${msg('Card', { id: 'home.card', desc: 'Method: pay by credit or debit card.' })}
            </span>
            <span class="method-note">
              ${msg('Visa, Mastercard, RuPay', { id: 'home.card-note', desc: 'Which cards can be used.' })}
            </span>
          </span>
          ${chevronIcon}
        </button>
      </li>
      <li>
        <button type="button" class="method" data-method="netbanking" @click=${() => choose('netbanking')}>
          <span class="tile">${bankIcon}</span>
          <span class="method-text">
            <span class="method-name">
              ${msg('Netbanking', { id: 'home.netbanking', desc: 'Method: pay on the website of one’s bank.' })}
            </span>
            <span class="method-note">
              ${msg('Pay on your bank’s website', { id: 'home.netbanking-note', desc: 'What netbanking means.' })}
            </span>
          </span>
          ${chevronIcon}
        </button>
      </li>
    </ul>
    ${logIn ? guestLine(logIn) : nothing}
  `;
}

/** The same list before anything is known. */
export function homeSkeleton(): TemplateResult {
  const row = html`
    <li>
      <div class="method">
        <span class="tile bone"></span>
        <span class="method-text"><span class="bone bone-name"></span><span class="bone bone-line"></span></span>
      </div>
    </li>
  `;
  return html`
    <p class="hidden" role="status">
      ${msg('Loading your order…', { id: 'opening.status', desc: 'Read out while the order is fetched.' })}
    </p>
    <ul class="methods" aria-hidden="true">
      ${row}${row}
    </ul>
  `;
}

function guestLine(logIn: () => void): TemplateResult {
  return html`
    <div class="guest">
      ${personIcon}
      <p>${msg('You are paying as a guest.', { id: 'home.guest', desc: 'The shopper has no account at the shop.' })}</p>
      <button type="button" class="link" @click=${logIn}>
        ${msg('Log in', { id: 'home.log-in', desc: 'Button: go to the shop’s login page.' })}
      </button>
    </div>
  `;
}
