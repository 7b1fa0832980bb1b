import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import type { Refusal } from '../../contract/value.ts';
import { momentText } from '../../localization/page-language.ts';
import { brandNameOf } from '../../methods/card/card-rules.ts';
import { facts, quoteFacts } from '../../ui/facts.ts';
import type { Checkout, TransactionEnd } from '../checkout.ts';
import { processResult } from '../sdk-messages.ts';

/** Renders what was paid, to whom, by what, when, and the name by which support finds it. */
export function receiptList(end: TransactionEnd, { order }: Checkout): TemplateResult {
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
export function supportDetails(end: TransactionEnd): TemplateResult {
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
