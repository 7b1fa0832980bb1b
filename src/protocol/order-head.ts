import { parseAmount } from './amount.ts';
import type { Parsed } from './checkout-error.ts';
import { refuse } from './issue-of.ts';
import { parseJsonText } from './json-text.ts';
import { ownText } from './plain-object.ts';

/** What every call names besides the order itself, read from the signed text. */
export interface OrderHead {
  readonly order_id: string;
  readonly merchant_id: string;
  /** Rupees as decimal text, as signed. */
  readonly amount: string;
  /** Empty for a guest. */
  readonly customer_id: string;
  readonly customer_email: string | undefined;
  readonly customer_phone: string | undefined;
}

/**
 * Reads what a page needs of an order and refuses what is no order at all.
 *
 * The rules of each field are looked at by `readOrderDetails`, in the frame, on the server and in the simulator; a
 * merchant's page carries only this. Codes: those of `parseJsonText` and `parseAmount`, `required`, `type`.
 */
export function readOrderHead(text: unknown): Parsed<OrderHead> {
  const parsed = parseJsonText(text, 'order-details');
  if (!parsed.ok) return parsed;
  const order = parsed.value;
  const amount = parseAmount(order['amount']);
  if (!amount.ok) return amount;
  const texts: Record<string, string> = {};
  for (const key of ['order_id', 'merchant_id', 'customer_id', 'amount']) {
    const value = ownText(order, key);
    if (value === undefined) return refuse(Object.hasOwn(order, key) ? 'type' : 'required', key);
    if (value === '' && key !== 'customer_id') return refuse('required', key);
    texts[key] = value;
  }
  const { order_id = '', merchant_id = '', customer_id = '', amount: rupees = '' } = texts;
  return {
    ok: true,
    value: {
      order_id,
      merchant_id,
      customer_id,
      amount: rupees,
      customer_email: ownText(order, 'customer_email'),
      customer_phone: ownText(order, 'customer_phone'),
    },
  };
}
