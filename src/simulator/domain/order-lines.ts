import { formatAmount, parseAmount, sameAmount } from '../../protocol/amount.ts';
import { Basket, type OrderLine } from '../contract/order-lines.ts';
import { parsed } from '../contract/value.ts';

/** The reason why the lines of a basket are not shown: its form, or a sum other than the order's amount. */
export type BasketFault = 'form' | 'sum';

/** The order lines of a basket; none if it has a fault. */
export interface BasketReading {
  readonly lines: readonly OrderLine[];
  readonly fault?: BasketFault;
}

/**
 * Reads the lines of an order from its `basket`, exactly: no number of it becomes a float.
 *
 * @param basket the text in the signed details; undefined where they have none
 * @param amount of the order, as decimal text
 */
export function readBasket(basket: string | undefined, amount: string): BasketReading {
  if (basket === undefined) return { lines: [] };
  const items = parsed(Basket, parseWithDigits(basket));
  if (!items) return { lines: [], fault: 'form' };
  const lines: OrderLine[] = [];
  let sum = 0n;
  for (const { description, name, quantity, unitPrice } of items) {
    const price = priceIn(unitPrice);
    const text = description.trim() || name.trim();
    if (price === undefined || text === '') return { lines: [], fault: 'form' };
    const paise = price * BigInt(quantity);
    sum += paise;
    lines.push({ description: text, quantity, amount: formatAmount(paise) });
  }
  return sameAmount(formatAmount(sum), amount) ? { lines } : { lines: [], fault: 'sum' };
}

/** Reads a price, which may be zero: a gift is a line, too. */
function priceIn(text: string): bigint | undefined {
  const read = parseAmount(text);
  if (read.ok) return read.value;
  return read.issue.reason === 'zero' ? 0n : undefined;
}

/** A string of JSON, which the end of the text closes too so that no quote is looked at twice, or a number. */
const token = /"(?:[^"\\]|\\[^])*(?:"|$)|-?\d[\d.eE+-]*/g;

/** Parses JSON with each number as the text of its digits. Returns undefined for any other text. */
function parseWithDigits(text: string): unknown {
  try {
    return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch {
    return undefined;
  }
}
