import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import type { Flow, Input, Notice } from '../flow.ts';
import { methodScreen } from '../../methods/screens.ts';
import { isManaging } from '../management-flow.ts';
import type { PageFlow, PageInput } from '../page-flow.ts';
import { payLines } from '../../methods/pay-button.ts';
import { ChosenEvent, PayEvent } from '../../methods/payment-draft.ts';
import { discountsFor, quote, wantedDiscount, type PriceChoice } from '../quote.ts';
import { newTxnReference, resultScreen } from './result-screens.ts';
import { discountLine } from './discount-line.ts';
import { homeScreen, homeSkeleton } from './home-screen.ts';
import { managementScreen } from './management-screens.ts';
import { noticeLine } from './page-parts.ts';
import { outsideScreen } from './outside-screen.ts';

/** The actions of the screens. */
export interface ScreenActions {
  readonly send: (input: PageInput) => void;
  /** Present if the shop has a login page. */
  readonly logIn?: () => void;
}

/** Everything below the heading, for each place where the shopper can be. */
export function screenOf(
  flow: Exclude<PageFlow, { screen: 'asking' }>,
  { send, logIn }: ScreenActions,
): TemplateResult {
  if (isManaging(flow)) return managementScreen(flow, send);
  switch (flow.screen) {
    case 'waiting':
    case 'opening':
      return homeSkeleton();
    case 'home':
      return listScreen(flow, send, logIn);
    case 'holding':
    case 'starting':
      return flow.listed ? listScreen(flow, send, logIn) : formScreen(flow, send);
    case 'form':
      return formScreen(flow, send);
    case 'bank':
      return html`
        <hyper-bank-step
          .url=${flow.transaction.bankUrl}
          @bank-done=${() => send({ type: 'bank-done' })}
          @cancel-payment=${() => send({ type: 'back' })}
        ></hyper-bank-step>
      `;
    case 'outside':
      return outsideScreen(flow.transaction.bankUrl, flow.transaction.bankName ?? '', send);
    case 'phone':
      return phoneScreen(flow, send);
    case 'checking':
    case 'leaving':
      return html`
        <p class="spinner-line" role="status">
          <span class="spinner" aria-hidden="true"></span>
          ${msg('One moment…', { id: 'waiting.text', desc: 'While an answer is awaited.' })}
        </p>
      `;
    default:
      return resultScreen(flow, send);
  }
}

function listScreen(
  { screen, checkout }: Extract<Flow, { screen: 'home' | 'holding' | 'starting' }>,
  send: (input: Input) => void,
  logIn: (() => void) | undefined,
): TemplateResult {
  const guest = checkout.order.guest && logIn !== undefined;
  return homeScreen(checkout, {
    choose: (method) => send({ type: 'choose', method }),
    leave: () => send({ type: 'back' }),
    pay: (event) => sendPay(event, send),
    busy: screen !== 'home',
    ...(guest && { logIn }),
  });
}

function sendPay(event: Event, send: (input: Input) => void): void {
  if (event instanceof PayEvent) send({ type: 'pay', instrument: event.instrument, txnReference: newTxnReference() });
}

function formScreen(
  flow: Extract<Flow, { screen: 'form' | 'holding' | 'starting' }>,
  send: (input: Input) => void,
): TemplateResult {
  const { order, methods } = flow.checkout;
  const offer = methods.find(({ method }) => method === flow.method);
  const notice = flow.screen === 'form' ? flow.notice : undefined;
  const choice = flow.choice ?? {};
  const busy = flow.screen !== 'form';
  const quoteWith = (other: PriceChoice) => quote(order, { ...choice, ...other }, flow.method);
  const chosen = quoteWith({});
  return html`
    <div class="notice-place" role="alert">${notice ? noticeLine(noticeText(notice)) : nothing}</div>
    ${
      offer &&
      html`
        ${discountLine({
          discounts: discountsFor(order.offers ?? [], offer.method),
          choice,
          wanted: wantedDiscount(order, choice, flow.method),
          full: order.amount,
          currency: order.currency,
          busy,
          choose: (discount) => send({ type: 'chosen', choice: { discount } }),
        })}
        <hyper-mandate-consent
          .mandate=${offer.carriesMandate ? flow.checkout.mandate : null}
          merchant=${order.merchantName}
          .form=${(taken: (event: Event) => void) =>
            methodScreen(offer).form({
              amount: amountText(chosen.amount, order.currency),
              inFull: amountText(quoteWith({ emi: undefined }).amount, order.currency),
              quoteWith,
              lines: payLines(chosen),
              busy,
              pay: taken,
            })}
          @chosen=${(event: Event) => event instanceof ChosenEvent && send({ type: 'chosen', choice: event.chosen })}
          @pay=${(event: Event) => sendPay(event, send)}
        ></hyper-mandate-consent>
      `
    }
  `;
}

function phoneScreen(
  { checkout, transaction, offline }: Extract<Flow, { screen: 'phone' }>,
  send: (input: Input) => void,
): TemplateResult {
  const { order, methods } = checkout;
  const offer = methods.find(({ method }) => method === transaction.method);
  const amount = amountText(transaction.quote.amount, order.currency);
  return html`${
    offer &&
    methodScreen(offer).waiting?.content({
      transaction,
      amount,
      offline: offline === true,
      payElsewhere: () => send({ type: 'elsewhere' }),
      cancel: () => send({ type: 'back' }),
    })
  }`;
}

function noticeText(notice: Notice): string {
  if (notice === 'unreachable') {
    return msg('We lost the connection. If your account shows a debit, ask the shop before you pay again.', {
      id: 'notice.unreachable',
      desc: 'Over the form after Pay was pressed.',
    });
  }
  const code = notice.code ?? notice.errorCode;
  return msg(str`We could not accept this (${code}). No money was taken.`, {
    id: 'notice.refused',
    desc: 'Over the form after Pay was pressed; then an error code.',
  });
}
