import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { amountText } from '../../../protocol/amount.ts';
import type { Discount } from '../../contract/payment-page.ts';
import { choiceGroup, type Choice } from '../../ui/form-controls.ts';
import { misfitOf, type PriceChoice } from '../quote.ts';
import { wholeText } from '../../ui/whole-text.ts';

/** The discounts of a method, what is chosen beside them, and how to choose one. */
export interface DiscountLine {
  readonly discounts: readonly Discount[];
  readonly choice: PriceChoice;
  /** The one that applies unless the choice excludes it. */
  readonly wanted: Discount | undefined;
  readonly full: string;
  readonly currency: string;
  readonly busy: boolean;
  readonly choose: (discount: string) => void;
}

/** Returns how much a discount saves, for people. */
export function savingText({ deduction }: Discount, currency: string): string {
  return msg(str`Save ${amountText(deduction, currency)}`, {
    id: 'offers.save',
    desc: 'A discount: the amount that the customer pays less.',
  });
}

/** Renders the discounts, folded to one line. One that excludes a choice says so as soon as both are chosen. */
export function discountLine(line: DiscountLine): TemplateResult | typeof nothing {
  const { discounts, choice, wanted, full, currency, busy, choose } = line;
  const [best] = discounts;
  if (!best) return nothing;
  const conflict = wanted && conflictText(wanted, choice);
  const none: Choice = {
    value: '',
    name: msg('Without discount', { id: 'offers.none', desc: 'Choice: pay the whole amount.' }),
    note: amountText(full, currency),
  };
  return html`
    <details class="fold" data-tone=${conflict ? nothing : 'good'}>
      <summary>
        ${wholeText(conflict || (wanted ? `${savingText(wanted, currency)} · ${wanted.code}` : bestText(best, currency)))}
      </summary>
      ${choiceGroup({
        name: 'offer',
        legend: msg('Discounts', { id: 'offers.legend', desc: 'Name of the list of discounts.' }),
        titled: false,
        small: true,
        choices: [...discounts.map((discount) => rowOf(discount, line)), none],
        chosen: conflict ? '' : (wanted?.id ?? ''),
        busy,
        choose,
      })}
    </details>
    <p class="hidden" role="status">${conflict}</p>
  `;
}

/** Returns how much can be saved at most, for people. */
export function bestText({ deduction }: Discount, currency: string): string {
  return msg(str`Save up to ${amountText(deduction, currency)}`, {
    id: 'offers.best',
    desc: 'Opens the list of discounts; the largest one.',
  });
}

function rowOf(discount: Discount, { choice, currency }: DiscountLine): Choice {
  const { id, code, rule, value, most, instruments } = discount;
  const misfit = misfitOf(discount, choice);
  const share =
    most === undefined
      ? msg(str`${value}% off`, { id: 'offers.percent', desc: 'Terms of a discount: a number.' })
      : msg(str`${value}% off, at most ${amountText(most, currency)}`, {
          id: 'offers.percent-most',
          desc: 'Terms of a discount: a number, then the most that is taken off.',
        });
  const only = instruments?.map((name) => names[name] ?? name).join(', ');
  const notes = [
    code,
    ...(misfit === 'emi'
      ? [msg('Not with EMI', { id: 'offers.no-emi', desc: 'Why a discount cannot be chosen.' })]
      : []),
    ...(only
      ? [msg(str`Only with ${only}`, { id: 'offers.only', desc: 'A card network, or the name of a wallet.' })]
      : []),
    ...(rule === 'PERCENTAGE' ? [share] : []),
  ];
  return { value: id, name: savingText(discount, currency), note: notes.join(' · '), disabled: misfit !== undefined };
}

function conflictText(discount: Discount, choice: PriceChoice): string {
  const { code } = discount;
  switch (misfitOf(discount, choice)) {
    case 'emi':
      return msg(str`${code} does not go with EMI.`, { id: 'offers.not-emi', desc: 'The code of a chosen discount.' });
    case 'instrument':
      return msg(str`${code} does not go with this choice.`, {
        id: 'offers.not-this',
        desc: 'The code of a chosen discount, which is for other cards or wallets.',
      });
    case undefined:
      return '';
  }
}

/** The instruments that discounts are limited to, as people know them. */
const names: Readonly<Record<string, string>> = { RUPAY: 'RuPay', AMAZONPAY: 'Amazon Pay' };
