import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Refusal } from '../../contract/value.ts';
import { qrDraft } from '../../methods/upi/upi-form.ts';
import type { Flow, Input } from '../flow.ts';
import { newTxnReference } from '../txn-reference.ts';
import { endingFor, leftText, unknownText, type Way } from './endings.ts';
import { messageScreen, type MessageAction } from './message-screen.ts';
import { codeDetails, receiptList, supportDetails } from './receipt.ts';

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
