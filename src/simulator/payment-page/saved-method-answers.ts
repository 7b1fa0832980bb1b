import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import type { SavedMethod, SavedMethods } from './checkout.ts';

/*
 * The border to the gateway for saved methods, as `gateway-answers.ts` for payments.
 */

/** Reads the answer to a `paymentManagement` request that was accepted. */
export function readSavedMethods(body: unknown): SavedMethods | undefined {
  if (!isPlainObject(body)) return undefined;
  const token = ownText(body, 'token');
  const merchantName = ownText(body, 'merchantName');
  const methods = readMethods(body);
  if (!token || merchantName === undefined || !methods) return undefined;
  const preferred = ownText(body, 'default');
  return { token, merchantName, guest: own(body, 'guest') === true, methods, ...(preferred && { preferred }) };
}

/** Reads what is left after a removal. */
export function readMethods(body: unknown): readonly SavedMethod[] | undefined {
  const list = isPlainObject(body) ? own(body, 'methods') : undefined;
  return Array.isArray(list) ? list.map(readMethod).filter((method) => method !== undefined) : undefined;
}

function readMethod(body: unknown): SavedMethod | undefined {
  if (!isPlainObject(body)) return undefined;
  const text = (key: string) => ownText(body, key) ?? '';
  const common = { id: text('id'), bankName: text('bankName') };
  if (!common.id) return undefined;
  switch (own(body, 'kind')) {
    case 'card':
      return {
        ...common,
        kind: 'card',
        brand: text('brand'),
        lastFour: text('lastFour'),
        expiryMonth: text('expiryMonth'),
        expiryYear: text('expiryYear'),
      };
    case 'vpa':
      return { ...common, kind: 'vpa', vpa: text('vpa') };
    default:
      return undefined;
  }
}
