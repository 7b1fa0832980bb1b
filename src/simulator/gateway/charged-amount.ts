import { formatAmount, parseAmount } from '../../protocol/amount.ts';
import type { Transaction } from './transactions.ts';

/** What has arrived of a transaction, in rupees as text; undefined if nothing has. */
export function chargedAmount({ state, amount }: Transaction): string | undefined {
  if (state === 'charged') return amount;
  return state === 'half-charged' ? halfOf(amount) : undefined;
}

function halfOf(amount: string): string {
  const paise = parseAmount(amount);
  return paise.ok ? formatAmount(paise.value / 2n) : amount;
}
