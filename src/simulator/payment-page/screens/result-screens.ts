import { msg, str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount-text.ts';
import type { Flow, Input } from '../flow.ts';
import type { Refusal } from '../../contract/refusal.ts';
import type { PaymentResult } from '../checkout.ts';
import { clockIcon, crossIcon, tickIcon } from '../../ui/icons.ts';
import { alertIcon } from '../icons.ts';
import { qrDraft } from '../../methods/upi/upi-form.ts';
import { newTxnReference } from '../txn-reference.ts';
import { messageScreen, type MessageAction } from './message-screen.ts';

/** The screens that tell how it ended, or that it cannot go on. */
export type ResultFlow = Extract<
  Flow,
  { screen: 'paid' | 'pending' | 'failed' | 'unsettled' | 'refused' | 'unreachable' | 'ended' }
>;

/** What became of it, and what the shopper can do now. */
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
    case 'paid':
      return messageScreen({ tone: 'good', icon: tickIcon, text: paidText(flow) });
    case 'pending':
      return messageScreen({
        tone: 'open',
        icon: clockIcon,
        text: msg('Your bank has not confirmed the payment yet. Please don’t pay again. The shop will let you know.', {
          id: 'pending.text',
          desc: 'The shopper left the bank’s page before it was decided.',
        }),
      });
    case 'unsettled':
      return messageScreen({
        tone: 'open',
        icon: clockIcon,
        text: msg('We don’t know yet whether the payment went through. Please don’t pay again.', {
          id: 'unsettled.text',
          desc: 'The gateway gave no final answer.',
        }),
        actions: [
          again(msg('Check again', { id: 'unsettled.again', desc: 'Button: ask for the result once more.' })),
          back,
        ],
      });
    case 'failed':
      if (flow.expired) return expiredScreen(flow.result, send, back);
      return messageScreen({
        tone: 'bad',
        icon: crossIcon,
        text: failedText(flow.result),
        actions: [
          again(msg('Pay another way', { id: 'failed.again', desc: 'Button: back to the list of methods.' })),
          back,
        ],
      });
    case 'refused':
      return messageScreen({
        tone: 'bad',
        icon: alertIcon,
        text: refusedText(flow.refusal),
        detail: [flow.refusal.errorCode, flow.refusal.code].filter((code) => code !== undefined).join(' · '),
      });
    case 'unreachable':
      return messageScreen({
        tone: 'open',
        icon: alertIcon,
        text: msg('We cannot reach the payment service. Check your connection and try again.', {
          id: 'unreachable.text',
          desc: 'The order could not be fetched.',
        }),
        actions: [
          again(msg('Try again', { id: 'unreachable.again', desc: 'Button: fetch the order once more.' })),
          back,
        ],
      });
    case 'ended':
      return messageScreen({
        tone: 'open',
        icon: tickIcon,
        text: msg('The shop will check whether the payment went through.', {
          id: 'ended.text',
          desc: 'Shown after the shopper left, until the shop takes the page away.',
        }),
      });
  }
}

/** Names the bank only if it was asked. Each of these payments can still arrive, so none says that no money moved. */
function failedText({ status, paymentInstrumentGroup }: PaymentResult): string {
  if (status === 'authentication_failed') {
    return msg(
      'Your bank could not confirm that it was you. If your account shows a debit, ask the shop before you pay again.',
      { id: 'failed.not-authenticated', desc: 'The OTP was wrong too often, or the bank’s page has expired.' },
    );
  }
  if (status !== 'authorization_failed') {
    return msg(
      'We could not complete this payment. If your account shows a debit, ask the shop before you pay again.',
      { id: 'failed.not-completed', desc: 'The payment failed before the bank decided.' },
    );
  }
  return paymentInstrumentGroup === 'upi'
    ? msg('You or your bank declined this payment. If your account shows a debit, ask the shop before you pay again.', {
        id: 'failed.declined-upi',
        desc: 'The customer declined on the phone, or the bank said no.',
      })
    : msg('Your bank declined this payment. If your account shows a debit, ask the shop before you pay again.', {
        id: 'failed.declined',
        desc: 'The bank said no.',
      });
}

function expiredScreen(
  { paymentInstrument }: PaymentResult,
  send: (input: Input) => void,
  back: MessageAction,
): TemplateResult {
  const newCode: MessageAction = {
    label: msg('Get a new code', { id: 'expired.new-code', desc: 'Button: show another QR code.' }),
    press: () => send({ type: 'pay', instrument: qrDraft, txnReference: newTxnReference() }),
  };
  const another: MessageAction = {
    label: msg('Pay another way', { id: 'failed.again', desc: 'Button: back to the list of methods.' }),
    press: () => send({ type: 'again', at: new Date().toISOString() }),
  };
  return messageScreen({
    tone: 'open',
    icon: clockIcon,
    text: msg(
      'The payment was not approved in time. If your account shows a debit, ask the shop before you pay again.',
      {
        id: 'expired.text',
        desc: 'A QR code, or a request to an app, has expired.',
      },
    ),
    actions: [...(paymentInstrument === qrDraft.paid.paymentInstrument ? [newCode] : []), another, back],
  });
}

function paidText({ checkout, result: { status }, amount }: Extract<Flow, { screen: 'paid' }>): string {
  const { order } = checkout;
  const paid = amountText(amount ?? order.amount, order.currency);
  if (status === 'cod_initiated') {
    return msg(str`Have ${paid} ready when your order arrives.`, {
      id: 'paid.cash',
      desc: 'Cash on delivery: the amount with its currency.',
    });
  }
  return msg(str`You paid ${paid} to ${order.merchantName}. The shop is confirming your order.`, {
    id: 'paid.text',
    desc: 'First the amount with its currency, then the name of the shop.',
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
