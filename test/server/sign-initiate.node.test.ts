import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPrivateKey } from '../../src/server/rsa-key.ts';
import { signInitiate, type SignaturePayloadInput } from '../../src/server/sign.ts';
import { refusalOf } from './refusal.ts';

const pair = await generateKeyPair();
const options = { privateKey: await importPrivateKey(pair.privateKey), keyId: '2980' };
const customer = { merchant_id: 'acme', customer_id: 'cust-1', timestamp: '1571922200000' };

describe('signInitiate', () => {
  it('signs the customer as the text that it returns', async () => {
    const signed = await signInitiate(customer, options);
    assert.equal(signed.initiateSignaturePayload, JSON.stringify(customer));
    assert.equal(signed.merchantKeyId, '2980');
    const bytes = Buffer.from(signed.initiateSignaturePayload);
    assert.ok(verify('sha256', bytes, pair.publicKey, Buffer.from(signed.initiateSignature, 'base64')));
    assert.ok(Object.isFrozen(signed));
  });

  it('signs a text byte for byte', async () => {
    const text = ` ${JSON.stringify(customer, null, 1)}\n`;
    const signed = await signInitiate(text, { ...options, privateKey: pair.privateKey });
    assert.equal(signed.initiateSignaturePayload, text);
    assert.ok(verify('sha256', Buffer.from(text), pair.publicKey, Buffer.from(signed.initiateSignature, 'base64')));
  });

  it('fills in a missing timestamp from the clock', async () => {
    const { timestamp: _, ...timeless } = customer;
    const signed = await signInitiate(timeless, { ...options, clock: () => 1_760_000_000_123 });
    assert.equal(JSON.parse(signed.initiateSignaturePayload).timestamp, '1760000000123');
  });

  it('reads the machine’s clock by default', async () => {
    const { timestamp: _, ...timeless } = customer;
    const before = Date.now();
    const signed = await signInitiate(timeless, options);
    const timestamp = Number(JSON.parse(signed.initiateSignaturePayload).timestamp);
    assert.ok(timestamp >= before && timestamp <= Date.now());
  });

  it('refuses a public key under the name of the option', async () => {
    const error = await refusalOf(signInitiate(customer, { ...options, privateKey: pair.publicKey }));
    assert.deepEqual([error.code, error.field, error.reason], ['key-type', 'privateKey', 'public-key']);
  });

  for (const [what, input, keyId, expected] of [
    ['nothing', null, '2980', 'type payload'],
    ['a list', [customer], '2980', 'type payload'],
    ['a text that is no JSON', '{', '2980', 'json-syntax payload'],
    ['no merchant', { ...customer, merchant_id: '' }, '2980', 'required merchant_id'],
    ['seconds', { ...customer, timestamp: '1571922200' }, '2980', 'time timestamp'],
    ['no key id', customer, ' ', 'required keyId'],
    ['a key id with a letter beyond ASCII', customer, 'ключ', 'text-control keyId'],
  ] as const) {
    it(`refuses ${what}: ${expected}`, async () => {
      const error = await refusalOf(signInitiate(input as unknown as SignaturePayloadInput, { ...options, keyId }));
      assert.equal(`${error.code} ${error.field}`, expected);
    });
  }
});
