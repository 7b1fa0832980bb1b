import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { v4 as uuid } from 'uuid';
import { amountText } from '../../../protocol/amount.ts';
import type { Refusal } from '../../contract/value.ts';
import { momentText } from '../../localization/page-language.ts';
import { brandNameOf } from '../../methods/card/card-rules.ts';
import { qrDraft } from '../../methods/upi/upi-form.ts';
import { facts, quoteFacts } from '../../ui/facts.ts';
import { button } from '../../ui/form-controls.ts';
import { clockIcon, crossIcon, tickIcon } from '../../ui/icons.ts';
import type { Checkout, TransactionEnd } from '../checkout.ts';
import type { Flow, Input } from '../flow.ts';
import { processResult } from '../sdk-messages.ts';
import { endingFor, leftText, unknownText, type Way } from './endings.ts';

/** The screens that tell how it ended, or that it cannot go on. */
export type ResultFlow = Extract<
  Flow,
  { screen: 'paid' | 'pending' | 'failed' | 'unsettled' | 'refused' | 'unreachable' | 'ended' }
>;

/** Renders the outcome, and the customer's options. */
export function resultScreen(flow: ResultFlow, send: (input: Input) => void): TemplateResult {
  const again = (label: string): MessageAction => ({
    label,
    press: () => send({ type: 'again', at: new Date().toISOString() }),
  });
  const back: MessageAction = {
    label: msg('Back to the shop', { id: 'result.back', desc: 'Button: end the payment and leave.' }),
    press: () => send({ type: 'back' }),
  };
  switch (flow.screen) {
    case 'paid': {
      const { tone, text } = endingFor(flow, flow.checkout);
      return messageScreen({ tone, text, below: receiptList(flow, flow.checkout) });
    }
    case 'pending':
    case 'failed': {
      const { tone, text, mayArrive, ways = [] } = endingFor(flow, flow.checkout);
      const isOpen = flow.screen === 'failed';
      return messageScreen({
        tone,
        text: isOpen && mayArrive ? `${text} ${debitText()}` : text,
        actions: isOpen ? [...ways.map((way) => actionOf(way, send)), back] : [],
        below: supportDetails(flow),
      });
    }
    case 'unsettled':
      return messageScreen({
        tone: 'open',
        text: unknownText(),
        actions: [
          again(msg('Check again', { id: 'unsettled.again', desc: 'Button: ask for the result once more.' })),
          back,
        ],
      });
    case 'refused':
      return messageScreen({ tone: 'bad', text: refusedText(flow.refusal), below: codeDetails(flow.refusal) });
    case 'unreachable':
      return messageScreen({ tone: 'open', text: unreachableText(), actions: [again(tryAgainLabel()), back] });
    case 'ended':
      return messageScreen({ tone: 'open', text: leftText(flow.cause) });
  }
}

/** The sentence where nothing can be fetched. */
export function unreachableText(): string {
  return msg('We cannot reach the payment service. Check your connection and try again.', {
    id: 'unreachable.text',
    desc: 'The order, or what was saved, could not be fetched.',
  });
}

/** The label of a button that tries once more. */
export function tryAgainLabel(): string {
  return msg('Try again', { id: 'unreachable.again', desc: 'Button: the same once more.' });
}

function actionOf(way: Way, send: (input: Input) => void): MessageAction {
  const at = () => new Date().toISOString();
  const same = () => send({ type: 'again', at: at(), same: true });
  switch (way) {
    case 'again':
      return { label: tryAgainLabel(), press: same };
    case 'full':
      return {
        label: msg('Continue without discount', { id: 'failed.full', desc: 'Button: the same method, in full.' }),
        press: same,
      };
    case 'code':
      return {
        label: msg('Get a new code', { id: 'expired.new-code', desc: 'Button: show another QR code.' }),
        press: () => send({ type: 'pay', instrument: qrDraft, txnReference: newTxnReference() }),
      };
    case 'another':
      return {
        label: msg('Pay another way', { id: 'failed.again', desc: 'Button: back to the list of methods.' }),
        press: () => send({ type: 'again', at: at() }),
      };
  }
}

function debitText(): string {
  return msg('If your account shows a debit, ask the shop before you pay again.', {
    id: 'failed.debit',
    desc: 'Follows a sentence that says what went wrong: the money may still arrive.',
  });
}

function refusedText({ code }: Refusal): string {
  if (code === 'time-expired') {
    return msg('Too much time has passed since you left the shop. Go back there and start the payment again.', {
      id: 'refused.expired',
      desc: 'The signed order is too old.',
    });
  }
  if (code === 'signature-mismatch' || code === 'merchant-key-id') {
    return msg('We could not verify that the shop sent this order. No money was taken.', {
      id: 'refused.signature',
      desc: 'Follows the heading “This order cannot be paid here”.',
    });
  }
  return msg('We could not accept this order. No money was taken. Go back to the shop and try again.', {
    id: 'refused.other',
    desc: 'Follows the heading “This order cannot be paid here”.',
  });
}

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

/** Renders what was paid, to whom, by what, when, and the name by which support finds it. */
function receiptList(end: TransactionEnd, { order }: Checkout): TemplateResult {
  const { quote, receipt } = end;
  const withName = paidWith(end);
  return html`<div class="message-facts panel">
    ${facts([
      [amountLabel(), amountText(quote.amount, order.currency)],
      ...quoteFacts(quote, order.currency),
      [msg('Paid to', { id: 'receipt.to', desc: 'Label before the shop’s name.' }), order.merchantName],
      ...(withName
        ? [[msg('Paid with', { id: 'receipt.with', desc: 'Label before a card or a bank.' }), withName] as const]
        : []),
      [msg('Time', { id: 'receipt.time', desc: 'Label before day and time.' }), momentText(receipt.time)],
      transaction(receipt.transactionId),
    ])}
  </div>`;
}

/** Renders what support asks for after a failure, folded. */
function supportDetails(end: TransactionEnd): TemplateResult {
  const { errorCode } = processResult(end.result);
  return details([transaction(end.receipt.transactionId), ...(errorCode ? [codeRow(errorCode)] : [])]);
}

/** Renders the codes of a refusal for support, folded. */
export function codeDetails({ errorCode, code }: Refusal): TemplateResult {
  return details([codeRow(code === undefined ? errorCode : `${errorCode} · ${code}`)]);
}

function details(rows: Parameters<typeof facts>[0]): TemplateResult {
  return html`<details class="message-facts">
    <summary>
      ${msg('Details for support', { id: 'support.title', desc: 'Opens codes that support asks for.' })}
    </summary>
    ${facts(rows)}
  </details>`;
}

function codeRow(code: string): readonly [string, string] {
  return [msg('Code', { id: 'support.code', desc: 'Label before an error code.' }), code];
}

function transaction(id: string): readonly [string, unknown] {
  const label = msg('Transaction ID', { id: 'receipt.transaction', desc: 'Label.' });
  return [label, html`<hyper-copy-text text=${id} label=${label}></hyper-copy-text>`];
}

/** Returns the label before what was paid. */
export function amountLabel(): string {
  return msg('Amount', { id: 'receipt.amount', desc: 'Label before what was paid.' });
}

/** The card, bank, wallet or lender; cash has no name. */
function paidWith({ result, receipt: { method, bankName, lastFour } }: TransactionEnd): string {
  if (lastFour !== '') return `${brandNameOf(result.paymentInstrument ?? '')} ••••\u00a0${lastFour}`;
  return method === 'upi' ? 'UPI' : bankName;
}

/** Makes the reference that an attempt to pay is known by to the shop. */
export function newTxnReference(): string {
  return `txr-${uuid()}`;
}
