import assert from 'node:assert/strict';
import { createPublicKey, sign as signWithNode, verify as verifyWithNode } from 'node:crypto';
import { describe, it } from 'node:test';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPrivateKey, importPublicKey } from '../../src/server/rsa-key.ts';
import { signOrder, type OrderDetailsInput } from '../../src/server/sign.ts';
import { verifyOrder } from '../../src/server/verify.ts';
import { refusalOf } from './refusal.ts';

const pair = await generateKeyPair();
const other = await generateKeyPair();
const privateKey = await importPrivateKey(pair.privateKey);
const publicKey = await importPublicKey(pair.publicKey);
const options = { privateKey, keyId: '2980' };
const order: OrderDetailsInput = {
  order_id: 'R1096438018',
  merchant_id: 'acme',
  amount: '249.00',
  customer_id: '',
  timestamp: '1571922200000',
};
const text = JSON.stringify(order);

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await refusalOf(promise);
  return [error.code, error.field ?? '', error.reason ?? ''].join(' ').trim();
}

describe('signOrder', () => {
  it('returns its warnings to the server, and neither JSON nor a copy has them', async () => {
    const signed = await signOrder({ ...order, curency: 'USD' }, options);
    const found = signed.warnings.map(({ code, field, reason }) => [code, field, reason]);
    assert.deepEqual(found, [['unknown-field', 'curency', 'did-you-mean-currency']]);
    assert.deepEqual(Object.keys({ ...signed }), ['orderDetails', 'signature', 'merchantKeyId']);
    assert.doesNotMatch(JSON.stringify(signed), /warnings/);
    assert.deepEqual((await signOrder(order, options)).warnings, []);
  });

  it('writes an object once and returns that text with a base64 signature of it', async () => {
    const signed = await signOrder(order, options);
    assert.equal(signed.orderDetails, text);
    assert.equal(signed.merchantKeyId, '2980');
    assert.match(signed.signature, /^[A-Za-z0-9+/]{342}==$/);
    assert.ok(verifyWithNode('sha256', Buffer.from(text), pair.publicKey, Buffer.from(signed.signature, 'base64')));
    assert.ok(Object.isFrozen(signed));
  });

  it('takes an object without a prototype', async () => {
    const bare: OrderDetailsInput = Object.assign(Object.create(null), order);
    assert.equal((await signOrder(bare, options)).orderDetails, text);
  });

  it('takes the key as PEM text as well', async () => {
    assert.deepEqual(
      await signOrder(text, { ...options, privateKey: pair.privateKey }),
      await signOrder(text, options),
    );
  });

  const exactTexts: Readonly<Record<string, string>> = {
    'escaped slashes': text.replace('}', ',"return_url":"https:\\/\\/shop.example\\/done"}'),
    'odd spacing': `  ${text.replaceAll(',"', ' ,\t"').replaceAll(':', ' : ')}\r\n`,
    'an amount with more decimals than needed': text.replace('249.00', '1.00'),
    'letters beyond ASCII': text.replace('}', ',"description":"चाय के लिए — ₹ café 🫖"}'),
    'escaped letters': text.replace('}', ',"description":"caf\\u00e9 \\u20b9"}'),
    'unknown keys and numbers in other forms': text.replace('}', ',"colour":{"z":1.50,"a":1e2,"10":[],"2":null}}'),
  };
  for (const [what, exact] of Object.entries(exactTexts)) {
    it(`signs a text with ${what} byte for byte`, async () => {
      const signed = await signOrder(exact, options);
      assert.equal(signed.orderDetails, exact);
      const bytes = Buffer.from(exact, 'utf8');
      assert.equal(signed.signature, signWithNode('sha256', bytes, pair.privateKey).toString('base64'));
      assert.ok(await verifyOrder({ ...signed, publicKey }));
    });
  }

  it('fills in a missing timestamp from the clock, and never another one', async () => {
    const { timestamp: _, ...timeless } = order;
    const clock = () => 1_760_000_000_123;
    const signed = await signOrder(timeless, { ...options, clock });
    assert.equal(signed.orderDetails, JSON.stringify({ ...timeless, timestamp: '1760000000123' }));
    assert.equal((await signOrder(order, { ...options, clock })).orderDetails, text);
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['no order', undefined, 'type order'],
    ['null', null, 'type order'],
    ['a number', 7, 'type order'],
    ['a list', [order], 'type order'],
    ['an instance of a class', new Map(Object.entries(order)), 'type order'],
    ['a BigInt inside', { ...order, amount: 249n }, 'type order'],
    ['an amount with three decimals', { ...order, amount: '249.001' }, 'amount amount decimals'],
    ['a zero amount', { ...order, amount: '0.00' }, 'amount amount zero'],
    ['no order id', { ...order, order_id: '' }, 'required order_id'],
    ['a blank in the order id', { ...order, order_id: 'R 1' }, 'order-id order_id charset'],
    ['a timestamp in seconds', { ...order, timestamp: '1571922200' }, 'time timestamp seconds'],
    ['a script for an address', { ...order, return_url: 'javascript:alert(1)' }, 'url-scheme return_url'],
    ['an own __proto__', JSON.parse(`{"__proto__":{"amount":"1.00"},${text.slice(1)}`), 'json-key __proto__'],
    ['text that is not JSON', '{', 'json-syntax order'],
    ['text that was stringified twice', JSON.stringify(text), 'json-shape order double-encoded'],
    ['a key twice', text.replace('}', ',"amount":"1.00"}'), 'json-duplicate-key amount'],
    ['half a surrogate pair', text.replace('}', ',"description":"\ud83e"}'), 'json-text description'],
  ];
  it('signs an amount as number byte for byte, and refuses it where nothing is tolerated', async () => {
    const number = text.replace(/"amount":"([^"]+)"/, '"amount":$1');
    assert.notEqual(number, text);
    assert.equal((await signOrder(number, options)).orderDetails, number);
    assert.equal(await refusal(signOrder(number, { ...options, strict: true })), 'type amount string');
  });

  for (const [what, input, expected] of refused) {
    it(`refuses ${what}: ${expected}`, async () => {
      assert.equal(await refusal(signOrder(input as OrderDetailsInput, options)), expected);
    });
  }

  it('refuses a key id that is missing or would break a header', async () => {
    for (const [keyId, expected] of [
      ['', 'required keyId'],
      [undefined, 'required keyId'],
      ['29 80', 'text-control keyId'],
      ['2980\r\n', 'text-control keyId'],
    ] as const) {
      assert.equal(await refusal(signOrder(order, { ...options, keyId: keyId as string })), expected);
    }
  });

  it('refuses a public key with the code of the import', async () => {
    assert.equal(
      await refusal(signOrder(order, { ...options, privateKey: pair.publicKey })),
      'key-type privateKey public-key',
    );
    assert.equal(await refusal(signOrder(order, { ...options, privateKey: publicKey })), 'key-type privateKey usage');
  });
});

describe('verifyOrder', () => {
  const raw = signWithNode('sha256', Buffer.from(text), pair.privateKey);
  const base64 = raw.toString('base64');
  const verify = (changes: object) => verifyOrder({ orderDetails: text, signature: base64, publicKey, ...changes });

  it('takes base64 and hex, by exact form', async () => {
    assert.ok(await verify({}));
    assert.ok(await verify({ signature: raw.toString('hex') }));
    assert.ok(await verify({ signature: raw.toString('hex').toUpperCase() }));
    assert.ok(await verify({ publicKey: pair.publicKey }));
    assert.ok(await verify({ publicKey: createPublicKey(pair.publicKey).export({ type: 'pkcs1', format: 'pem' }) }));
  });

  const pss = { key: pair.privateKey, padding: 6 };
  const wrong: Readonly<Record<string, unknown>> = {
    empty: '',
    missing: undefined,
    'a number': 1,
    base64url: base64.replaceAll('+', '-').replaceAll('/', '_'),
    unpadded: base64.replace(/=+$/, ''),
    'in lines': base64.replace(/.{64}/g, '$&\n'),
    'with foreign characters': `${base64.slice(0, 10)}*${base64.slice(10)}`,
    'with unused bits set': `${base64.slice(0, -3)}${base64.at(-3) === 'B' ? 'C' : 'B'}==`,
    'of 255 bytes': raw.subarray(1).toString('base64'),
    'of 257 bytes': Buffer.concat([Buffer.of(0), raw]).toString('base64'),
    'all zero': Buffer.alloc(256).toString('base64'),
    'all 0xff': Buffer.alloc(256, 0xff).toString('base64'),
    'hex with an odd digit': `${raw.toString('hex')}0`,
    'of another order': signWithNode('sha256', Buffer.from(text.replace('249', '2')), pair.privateKey).toString(
      'base64',
    ),
    'by another key': signWithNode('sha256', Buffer.from(text), other.privateKey).toString('base64'),
    'with SHA-1': signWithNode('sha1', Buffer.from(text), pair.privateKey).toString('base64'),
    'with SHA-512': signWithNode('sha512', Buffer.from(text), pair.privateKey).toString('base64'),
    'with PSS': signWithNode('sha256', Buffer.from(text), pss).toString('base64'),
  };
  for (const [what, signature] of Object.entries(wrong)) {
    it(`says no to a signature that is ${what}`, async () => {
      assert.equal(await verify({ signature }), false);
    });
  }

  it('says no to a text that was parsed and written again, or is none', async () => {
    const spaced = text.replaceAll(',', ', ');
    const { signature } = await signOrder(spaced, options);
    assert.equal(await verify({ orderDetails: spaced, signature }), true);
    assert.equal(await verify({ orderDetails: JSON.stringify(JSON.parse(spaced)), signature }), false);
    assert.equal(await verify({ orderDetails: order }), false);
    assert.equal(await verify({ orderDetails: undefined }), false);
  });

  it('does not take half a surrogate pair for the replacement character', async () => {
    const replaced = text.replace('}', ',"description":"\ufffd"}');
    const { signature } = await signOrder(replaced, options);
    assert.equal(await verify({ orderDetails: replaced.replace('\ufffd', '\ud83e'), signature }), false);
  });

  it('throws for a key that cannot verify, since that is the caller’s mistake', async () => {
    assert.equal(await refusal(verify({ publicKey: pair.privateKey })), 'key-type publicKey private-key');
  });
});
