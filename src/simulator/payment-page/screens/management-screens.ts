import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Refusal } from '../../contract/value.ts';
import { button } from '../../ui/form-controls.ts';
import { tickIcon } from '../../ui/icons.ts';
import { cardIcon } from '../../methods/card/screen.ts';
import type { ManagementFlow } from '../management-flow.ts';
import type { PageInput } from '../page-flow.ts';
import { PreferEvent, RemoveEvent, savedMethodName } from '../saved-method-list.ts';
import { homeSkeleton } from './home-screen.ts';
import { codeDetails, type MessageAction, messageScreen, tryAgainLabel, unreachableText } from './result-screens.ts';
import { noticeLine } from './page-parts.ts';

/** The heading of a screen of saved methods. */
export function managementTitle(flow: ManagementFlow): string {
  switch (flow.screen) {
    case 'methods-opening':
    case 'methods':
      return msg('Saved payment methods', { id: 'title.methods', desc: 'Heading over saved cards and UPI IDs.' });
    case 'methods-refused':
      return flow.refusal.code === 'time-expired'
        ? msg('This page has expired', { id: 'title.expired', desc: 'Heading: the signed order is too old.' })
        : msg('Saved methods cannot be shown', { id: 'title.methods-refused', desc: 'Heading: refused.' });
    case 'methods-unreachable':
      return msg('No connection', { id: 'title.unreachable', desc: 'Heading: the gateway does not answer.' });
    case 'methods-closed':
      return msg('You left this page', { id: 'title.methods-closed', desc: 'Heading after the customer has left.' });
  }
}

/** Everything below the heading. */
export function managementScreen(flow: ManagementFlow, send: (input: PageInput) => void): TemplateResult {
  const back: MessageAction = {
    label: msg('Back to the shop', { id: 'result.back', desc: 'Button: end the payment and leave.' }),
    press: () => send({ type: 'back' }),
  };
  switch (flow.screen) {
    case 'methods-opening':
      return homeSkeleton();
    case 'methods-refused':
      return messageScreen({
        tone: 'bad',
        text: refusedText(flow.refusal),
        below: codeDetails(flow.refusal),
      });
    case 'methods-unreachable':
      return messageScreen({
        tone: 'open',
        text: unreachableText(),
        actions: [
          {
            label: tryAgainLabel(),
            press: () => send({ type: 'again', at: new Date().toISOString() }),
          },
          back,
        ],
      });
    case 'methods':
      return flow.saved.methods.length === 0 ? emptyScreen(flow, back) : listScreen(flow, send, back);
    case 'methods-closed':
      return messageScreen({
        tone: 'open',
        text: msg('You’ll be taken back to the shop.', {
          id: 'methods.closed',
          desc: 'Shown until the page goes away.',
        }),
      });
  }
}

type Shown = Extract<ManagementFlow, { screen: 'methods' }>;

function listScreen(flow: Shown, send: (input: PageInput) => void, back: MessageAction): TemplateResult {
  const { saved, removing, notice } = flow;
  const remove = (event: Event) => {
    if (event instanceof RemoveEvent) send({ type: 'remove', id: event.method });
  };
  const prefer = (event: Event) => {
    if (event instanceof PreferEvent) send({ type: 'prefer', id: event.method });
  };
  return html`
    ${removedLine(flow)}
    <div class="notice-place" role="alert">${notice ? noticeLine(notRemoved()) : nothing}</div>
    <hyper-saved-method-list
      .methods=${saved.methods}
      removing=${removing ?? ''}
      preferred=${saved.default}
      @prefer=${prefer}
      @remove=${remove}
    ></hyper-saved-method-list>
    <p class="kept">
      ${msg('We keep these for you. The shop never sees your card number.', {
        id: 'methods.kept',
        desc: 'Under the list of saved cards and UPI IDs.',
      })}
    </p>
    <div class="actions">${button({ ...back, look: 'quiet' })}</div>
  `;
}

function emptyScreen(flow: Shown, back: MessageAction): TemplateResult {
  return html`
    ${removedLine(flow)}
    <div class="empty">
      <span class="empty-art" aria-hidden="true">${cardIcon}</span>
      <h2>${msg('Nothing saved yet', { id: 'methods.empty-title', desc: 'Heading in place of an empty list.' })}</h2>
      <p>
        ${
          flow.saved.guest
            ? msg('Guests have no saved methods. Log in at the shop to see yours.', {
                id: 'methods.empty-guest',
                desc: 'The customer has no account at the shop.',
              })
            : msg('Cards and UPI IDs that you save while paying appear here.', {
                id: 'methods.empty',
                desc: 'What would be in the list.',
              })
        }
      </p>
    </div>
    <div class="actions">${button(back)}</div>
  `;
}

/** Always there, so that a screen reader says it when it is filled. */
function removedLine({ removed }: Shown): TemplateResult {
  const name = removed && savedMethodName(removed);
  return html`
    <div role="status">
      ${
        name === undefined
          ? nothing
          : html`<p class="notice" data-tone="good">
              ${tickIcon}
              <span
                >${msg(str`${name} was removed.`, { id: 'methods.removed', desc: 'After removing; first what.' })}</span
              >
            </p>`
      }
    </div>
  `;
}

function refusedText({ code }: Refusal): string {
  if (code === 'time-expired') {
    return msg('Too much time has passed since you left the shop. Go back there and open your saved methods again.', {
      id: 'methods.refused-expired',
      desc: 'The signed text is too old.',
    });
  }
  return msg('We could not verify the shop’s request, so nothing is shown. Your saved methods are safe.', {
    id: 'methods.refused',
    desc: 'Follows the heading “Saved methods cannot be shown”.',
  });
}

function notRemoved(): string {
  return msg('That did not work, and nothing was removed. Try again.', {
    id: 'methods.not-removed',
    desc: 'Over the list after Remove was pressed.',
  });
}
