import { type ErrorCode, HyperCheckoutError } from '../../protocol/checkout-error.ts';
import { valueOrThrow } from '../../protocol/errors/catalogue.ts';
import { parseJsonBody } from '../../protocol/json-text.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { isPlainObject, own } from '../../protocol/plain-object.ts';
import { returnMethods } from '../contract/closed-sets.ts';
import { testCards } from '../methods/card/fixtures.ts';
import type { Merchant } from './merchants.ts';
import type { TestSavedMethod } from './test-customers.ts';

/** A customer whom the simulator knows from its start. */
export interface SeedCustomer {
  readonly merchantId: string;
  /** The merchant's own id: the `customer_id` of orders. */
  readonly customerId: string;
  readonly savedMethods: readonly TestSavedMethod[];
}

/** The content of a seed file: merchants beside the built-in one, and customers. */
export interface Seed {
  readonly merchants: readonly Merchant[];
  readonly customers: readonly SeedCustomer[];
}

/**
 * Reads a seed file, all of it or nothing.
 *
 * ```json
 * { "merchants": [{ "merchantId": "globex", "clientId": "globex", "merchantKeyId": "1", "publicKey": "-----BEGIN …",
 *     "apiKey": "GLOBEXKEY", "name": "Globex" }],
 *   "customers": [{ "customerId": "kamala", "savedMethods": [{ "kind": "card", "brand": "VISA", "lastFour": "4242" }] }] }
 * ```
 * @throws {HyperCheckoutError} the first fault, with the place of it as `field`, such as `merchants[0].publicKey`:
 *   `required`, `type`, `unknown-field`, `not-allowed`, `json-syntax`, `json-shape`
 */
export function readSeed(text: string): Seed {
  const file = parse(text);
  onlyKeys(file, '', ['merchants', 'customers']);
  return {
    merchants: list(file, 'merchants', readMerchant),
    customers: list(file, 'customers', readCustomer),
  };
}

type Fields = Record<string, unknown>;

function parse(text: string): Fields {
  return valueOrThrow(parseJsonBody(text, 'seed'));
}

function readMerchant(fields: Fields, place: string): Merchant {
  const texts = ['merchantId', 'clientId', 'merchantKeyId', 'publicKey', 'apiKey', 'name'] as const;
  onlyKeys(fields, place, [...texts, 'responseKey', 'frameEnding', 'returnMethod', 'jwe']);
  const [merchantId, clientId, merchantKeyId, publicKey, apiKey, name] = [
    text(fields, place, 'merchantId'),
    text(fields, place, 'clientId'),
    text(fields, place, 'merchantKeyId'),
    publicKeyIn(fields, place),
    text(fields, place, 'apiKey'),
    text(fields, place, 'name'),
  ];
  const responseKey = own(fields, 'responseKey') === undefined ? undefined : text(fields, place, 'responseKey');
  const frameEnding = oneOf(fields, place, 'frameEnding', frameEndings);
  const returnMethod = oneOf(fields, place, 'returnMethod', returnMethods);
  const jwe = own(fields, 'jwe') === undefined ? undefined : readJwe(own(fields, 'jwe'), `${place}.jwe`);
  return {
    merchantId,
    clientId,
    merchantKeyId,
    publicKey,
    apiKey,
    name,
    ...(responseKey && { responseKey }),
    ...(frameEnding && { frameEnding }),
    ...(returnMethod && { returnMethod }),
    ...(jwe && { jwe }),
  };
}

function readJwe(value: unknown, place: string): NonNullable<Merchant['jwe']> {
  if (!isPlainObject(value)) return fault('type', place, 'Write an object with keyId and publicKey.');
  onlyKeys(value, place, ['keyId', 'publicKey']);
  return { keyId: text(value, place, 'keyId'), publicKey: publicKeyIn(value, place) };
}

function publicKeyIn(fields: Fields, place: string): string {
  const publicKey = text(fields, place, 'publicKey');
  if (!publicKey.includes('PRIVATE KEY')) return publicKey;
  return fault('not-allowed', `${place}.publicKey`, 'Give the public key, never the private one.');
}

function readCustomer(fields: Fields, place: string): SeedCustomer {
  onlyKeys(fields, place, ['merchantId', 'customerId', 'savedMethods']);
  return {
    merchantId: own(fields, 'merchantId') === undefined ? 'acme' : text(fields, place, 'merchantId'),
    customerId: text(fields, place, 'customerId'),
    savedMethods: list(fields, 'savedMethods', readMethod, place),
  };
}

/** Reads a saved method. Only test instruments can be saved: a listed card, or a VPA of the simulator's own. */
export function readMethod(fields: Fields, place: string): TestSavedMethod {
  const kind = text(fields, place, 'kind');
  if (kind === 'vpa') {
    onlyKeys(fields, place, ['id', 'kind', 'vpa', 'bankName']);
    const vpa = text(fields, place, 'vpa');
    if (!/^[\w.-]{1,64}@simulator$/.test(vpa)) {
      fault('not-allowed', `${place}.vpa`, 'Only test instruments can be saved: end it with @simulator.');
    }
    return {
      id: textOr(fields, place, 'id', `saved-vpa-${vpa}`),
      kind,
      vpa,
      bankName: textOr(fields, place, 'bankName', 'Banyan Bank'),
    };
  }
  if (kind !== 'card') fault('not-allowed', `${place}.kind`, 'Use card or vpa.');
  onlyKeys(fields, place, ['id', 'kind', 'brand', 'lastFour', 'bankName', 'expiryMonth', 'expiryYear']);
  const [brand, lastFour] = [text(fields, place, 'brand'), text(fields, place, 'lastFour')];
  const listed = testCards.find(
    (card) => card.brand === brand && card.number.endsWith(lastFour) && lastFour.length === 4,
  );
  if (!listed)
    return fault(
      'not-allowed',
      `${place}.lastFour`,
      'Only test instruments can be saved: use brand and last four digits of a listed test card.',
    );
  const expiryMonth = textOr(fields, place, 'expiryMonth', '12');
  if (!/^(0[1-9]|1[0-2])$/.test(expiryMonth))
    fault('not-allowed', `${place}.expiryMonth`, 'Write a month as 01 to 12.');
  const expiryYear = textOr(fields, place, 'expiryYear', '2039');
  if (!/^20\d\d$/.test(expiryYear)) fault('not-allowed', `${place}.expiryYear`, 'Write a year in four digits.');
  const id = textOr(fields, place, 'id', `saved-card-${listed.brand.toLowerCase()}-${lastFour}`);
  const bankName = textOr(fields, place, 'bankName', listed.bankName);
  return { id, kind, brand: listed.brand, lastFour, bankName, expiryMonth, expiryYear };
}

function list<T>(fields: Fields, key: string, read: (fields: Fields, place: string) => T, place = ''): readonly T[] {
  const value = own(fields, key);
  const at = place === '' ? key : `${place}.${key}`;
  if (value === undefined) return [];
  if (!Array.isArray(value)) return fault('type', at, 'Write a list.');
  return value.map((entry: unknown, index) => {
    const entryAt = `${at}[${index}]`;
    return isPlainObject(entry) ? read(entry, entryAt) : fault('type', entryAt, 'Write an object.');
  });
}

function text(fields: Fields, place: string, key: string): string {
  const value = own(fields, key);
  if (value === undefined || value === '') return fault('required', `${place}.${key}`, 'Set it.');
  return typeof value === 'string' ? value : fault('type', `${place}.${key}`, 'Write it as a text, in quotes.');
}

function textOr(fields: Fields, place: string, key: string, otherwise: string): string {
  return own(fields, key) === undefined ? otherwise : text(fields, place, key);
}

function oneOf<T extends string>(fields: Fields, place: string, key: string, known: readonly T[]): T | undefined {
  const value = own(fields, key);
  if (value === undefined) return undefined;
  return (
    known.find((one) => one === value) ?? fault('not-allowed', `${place}.${key}`, `Use one of: ${known.join(', ')}.`)
  );
}

function onlyKeys(fields: Fields, place: string, known: readonly string[]): void {
  const other = Object.keys(fields).find((key) => !known.includes(key));
  if (other === undefined) return;
  fault('unknown-field', place === '' ? other : `${place}.${other}`, `Use only: ${known.join(', ')}.`);
}

function fault(code: ErrorCode, field: string, fix: string): never {
  throw new HyperCheckoutError({ code, field, message: `The seed file cannot be used: ${field} (${code}).`, fix });
}
