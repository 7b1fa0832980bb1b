import { isPlainObject, ownText } from '../../src/protocol/plain-object.ts';
import type { Shop } from '../simulator/gateway/shop.ts';

/** The order as the simulator shows it: a value for each place. */
export type Shown = Readonly<Record<string, unknown>>;

const qrCode = { method: 'upi', upi: { flow: 'qr' } };

/** Places that repeat another one, or tell of the payment and not of the order. */
const repeated =
  /^page\.order\.offers|^upi\.texts\.code\.|^status\.(status|status_id|effective_amount|txn_detail.*|mandate\.mandate_(id|token))$/;

/** Opens a payload of `process`, begins a payment by UPI, and asks for the order status. */
export async function shownOf(shop: Shop, payload: object, orderId: string): Promise<Shown> {
  const opened = await shop.post('/checkout', { payload });
  if (opened.status !== 201) throw new Error(`The simulator refused the payload: ${JSON.stringify(opened.body)}`);
  const { token, methods, ...page } = opened.body;
  const begun = await shop.post(`/checkout/${String(token)}/transactions`, qrCode);
  const upi = begun.status === 201 ? begun.body : `${ownText(begun.body, 'field')} ${ownText(begun.body, 'code')}`;
  const { body: status } = await shop.orderStatus(orderId);
  const places: (readonly [string, unknown])[] = [...placesIn({ page, upi, status })]
    .filter(([place]) => !repeated.test(place))
    // The note that UPI apps show names the order.
    .map(([place, value]) => [place, typeof value === 'string' ? value.replaceAll(orderId, 'ORDER') : value]);
  return Object.fromEntries([...places, ['page.methods', methodsIn(methods)]]);
}

/** The places that differ between two orders, with their values in the second, but for those that always do. */
export function difference(before: Shown, after: Shown, always: ReadonlySet<string> = new Set()): Shown {
  const places = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...places].filter((place) => before[place] !== after[place] && !always.has(place));
  // What a payment would have shown is gone where it was refused.
  const isRefused = typeof after['upi'] === 'string';
  const told = changed.filter((place) => !isRefused || !/^(upi|status)\./.test(place));
  return Object.fromEntries(told.map((place) => [place, after[place]]));
}

function methodsIn(offers: unknown): string {
  return Array.isArray(offers) ? offers.map((offer) => isPlainObject(offer) && ownText(offer, 'method')).join(' ') : '';
}

function* placesIn(value: unknown, at = ''): Generator<readonly [place: string, value: unknown]> {
  if (typeof value === 'string' && value.startsWith('upi://')) {
    for (const [key, text] of new URL(value).searchParams) yield [`${at}?${key}`, text];
  } else if (Array.isArray(value) || isPlainObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* placesIn(item, at === '' ? key : `${at}.${key}`);
  } else yield [at, value];
}
