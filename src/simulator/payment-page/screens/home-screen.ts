import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../ui/form-controls.ts';
import { chevronIcon, personIcon } from '../icons.ts';
import type { Discount, OrderSummary, Terms } from '../../contract/payment-page.ts';
import type { Method, MethodOption } from '../../methods/contract.ts';
import { noMethodIsLeft } from '../terms.ts';
import { methodScreen } from '../../methods/screens.ts';
import type { MethodScreen } from '../../methods/method-screen.ts';
import { amountText } from '../../../protocol/amount.ts';
import { discountsFor, quote } from '../quote.ts';
import { bestText, savingText } from './discount-line.ts';
import { openedMethod, type OpenedMethod } from './method-at-hand.ts';

/** The actions of the list of methods. */
export interface HomeActions {
  readonly choose: (method: Method) => void;
  /** Present only for a guest whose shop has a login page. */
  readonly logIn?: () => void;
  readonly leave: () => void;
  /** Handles a `PayEvent` of the method that is opened. */
  readonly pay: (event: Event) => void;
  /** True from Pay until the next screen is there. */
  readonly busy: boolean;
}

/** The ways to pay that the gateway offers. */
export function homeScreen(terms: Terms, { choose, logIn, leave, pay, busy }: HomeActions): TemplateResult {
  const { methods, order } = terms;
  const opened = openedMethod(terms);
  return html`
    ${noMethodIsLeft(methods) ? nothingLeft() : nothing}
    ${
      methods.length === 0
        ? nothing
        : html`<ul class="method-list">
            ${methods.map((offer) =>
              opened?.method === offer.method
                ? html`<li class="opened">
                    ${methodRow(offer, order, opened, choose)}
                    ${opened.form({ amount: amountOf(order, opened), busy, pay })}
                  </li>`
                : html`<li>${methodRow(offer, order, methodScreen(offer), choose)}</li>`,
            )}
          </ul>`
    }
    ${logIn ? guestLine(logIn) : nothing} ${noMethodIsLeft(methods) ? wayOut(leave) : nothing}
  `;
}

function methodRow(
  offer: MethodOption,
  { offers = [], currency }: OrderSummary,
  { name, note }: Pick<MethodScreen, 'name' | 'note'>,
  choose: (method: Method) => void,
): TemplateResult {
  const { icon } = methodScreen(offer);
  const [best] = offer.locked === undefined ? discountsFor(offers, offer.method) : [];
  return html`
    <button
      type="button"
      class="method"
      data-method=${offer.method}
      aria-disabled=${offer.locked === undefined ? 'false' : 'true'}
      @click=${() => offer.locked === undefined && choose(offer.method)}
    >
      <span class="tile" data-mark=${offer.method}>${icon}</span>
      <span class="entry">
        <span class="entry-name">
          ${name}
          ${
            offer.lastUsed
              ? html`<span class="badge" data-tone="calm">
                  ${msg('Last used', { id: 'home.last-used', desc: 'Beside the method of the last payment.' })}
                </span>`
              : nothing
          }
          ${best ? html`<span class="badge" data-tone="good">${badgeOf(best, currency)}</span>` : nothing}
        </span>
        <span class="entry-note">${offer.locked || note}</span>
      </span>
      ${offer.locked === undefined ? chevronIcon : nothing}
    </button>
  `;
}

/** A discount for some cards or wallets is the most that others save, too. */
function badgeOf(best: Discount, currency: string): string {
  return best.instruments ? bestText(best, currency) : savingText(best, currency);
}

function amountOf(order: OrderSummary, { instrument, method }: OpenedMethod): string {
  return amountText(quote(order, { instrument }, method).amount, order.currency);
}

/** The same list before anything is known. */
export function homeSkeleton(): TemplateResult {
  const row = html`
    <li>
      <div class="method">
        <span class="tile bone"></span>
        <span class="entry"><span class="bone bone-name"></span><span class="bone bone-line"></span></span>
      </div>
    </li>
  `;
  return html`
    <p class="hidden" role="status">
      ${msg('Loading your order…', { id: 'opening.status', desc: 'Read out while the order is fetched.' })}
    </p>
    <ul class="method-list" aria-hidden="true">
      ${row}${row}
    </ul>
  `;
}

function nothingLeft(): TemplateResult {
  return html`
    <p class="lead">
      ${msg('There is no way to pay for this order here. No money was taken. Go back to the shop.', {
        id: 'home.none',
        desc: 'The shop has limited this order to ways to pay that do not exist here.',
      })}
    </p>
  `;
}

function wayOut(leave: () => void): TemplateResult {
  return html`
    <div class="actions">
      ${button({
        label: msg('Back to the shop', { id: 'result.back', desc: 'Button: end the payment and leave.' }),
        press: leave,
      })}
    </div>
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
