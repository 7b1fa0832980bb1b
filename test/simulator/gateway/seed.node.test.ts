import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HyperCheckoutError } from '../../../src/protocol/checkout-error.ts';
import { readSeed } from '../../../src/simulator/index.ts';
import { call } from './order-api.ts';
import { openShop, recordOf } from './shop.ts';

const merchant = {
  merchantId: 'globex',
  clientId: 'globex-web',
  merchantKeyId: '7',
  publicKey: '-----BEGIN PUBLIC KEY-----',
  apiKey: 'GLOBEXKEY',
  name: 'Globex',
};
const visa = { kind: 'card', brand: 'VISA', lastFour: '4242' };
const customer = { customerId: 'kamala', savedMethods: [visa, { kind: 'vpa', vpa: 'kamala@simulator' }] };

describe('a seed file', () => {
  it('names merchants, and customers with what they have saved', async (test) => {
    const { publicKey } = (await openShop({}, test)).simulator.merchant;
    const seed = readSeed(JSON.stringify({ merchants: [{ ...merchant, publicKey }], customers: [customer] }));
    const seeded = await openShop(seed, test);
    const { body } = await call(seeded, '/cards?customer_id=kamala');
    const cards = Array.isArray(body['cards']) ? body['cards'].map(recordOf) : [];
    assert.deepEqual(
      cards.map((card) => [card['card_number'], card['card_issuer'], card['card_exp_year']]),
      [['XXXX-XXXX-XXXX-4242', 'Meridian Bank', '2039']],
    );
    assert.equal((await call(seeded, '/customers/kamala')).status, 200);
    const headers = {
      authorization: `Basic ${Buffer.from('GLOBEXKEY:').toString('base64')}`,
      'x-merchantid': 'globex',
    };
    const json = { order_id: 'G1', amount: '1.00', payment_page_client_id: 'globex-web' };
    assert.equal((await call(seeded, '/session', { json, headers })).status, 200);
  });

  it('may be empty', () => {
    assert.deepEqual(readSeed('{}'), { merchants: [], customers: [] });
  });

  it('says how the checkouts of a merchant end, and which key signs its JWE', () => {
    const more = { frameEnding: 'both', returnMethod: 'POST', jwe: { keyId: 'k', publicKey: merchant.publicKey } };
    assert.deepEqual(readSeed(JSON.stringify({ merchants: [{ ...merchant, ...more }] })).merchants, [
      { ...merchant, ...more },
    ]);
  });

  it('is refused with the code and the place of its first fault, and none of its values', () => {
    const { name: _, ...nameless } = merchant;
    const saved = (method: object) => ({ customers: [{ customerId: 'k', savedMethods: [visa, method] }] });
    const faults: [string, string, string][] = [
      ['', 'json-syntax', 'seed'],
      ['{', 'json-syntax', 'seed'],
      ['[]', 'json-shape', 'seed'],
      ...(
        [
          [{ merchant: [] }, 'unknown-field', 'merchant'],
          [{ merchants: {} }, 'type', 'merchants'],
          [{ merchants: ['globex'] }, 'type', 'merchants[0]'],
          [{ merchants: [merchant, nameless] }, 'required', 'merchants[1].name'],
          [{ merchants: [{ ...merchant, apiKey: 7 }] }, 'type', 'merchants[0].apiKey'],
          [{ merchants: [{ ...merchant, key: 'x' }] }, 'unknown-field', 'merchants[0].key'],
          [{ merchants: [{ ...merchant, frameEnding: 'never' }] }, 'not-allowed', 'merchants[0].frameEnding'],
          [{ merchants: [{ ...merchant, returnMethod: 'PUT' }] }, 'not-allowed', 'merchants[0].returnMethod'],
          [{ merchants: [{ ...merchant, jwe: 'k' }] }, 'type', 'merchants[0].jwe'],
          [{ merchants: [{ ...merchant, jwe: { keyId: 'k' } }] }, 'required', 'merchants[0].jwe.publicKey'],
          [
            { merchants: [{ ...merchant, publicKey: '-----BEGIN PRIVATE KEY-----' }] },
            'not-allowed',
            'merchants[0].publicKey',
          ],
          [{ customers: [{}] }, 'required', 'customers[0].customerId'],
          [saved({ kind: 'cash' }), 'not-allowed', 'customers[0].savedMethods[1].kind'],
          [saved({ ...visa, lastFour: '9999' }), 'not-allowed', 'customers[0].savedMethods[1].lastFour'],
          [saved({ ...visa, number: '4242424242424242' }), 'unknown-field', 'customers[0].savedMethods[1].number'],
          [saved({ ...visa, expiryMonth: '13' }), 'not-allowed', 'customers[0].savedMethods[1].expiryMonth'],
          [saved({ ...visa, expiryYear: '39' }), 'not-allowed', 'customers[0].savedMethods[1].expiryYear'],
          [saved({ kind: 'vpa', vpa: 'kamala@okbank' }), 'not-allowed', 'customers[0].savedMethods[1].vpa'],
        ] as [object, string, string][]
      ).map(([seed, code, field]): [string, string, string] => [JSON.stringify(seed), code, field]),
    ];
    for (const [text, code, field] of faults) {
      assert.throws(
        () => readSeed(text),
        (error) => {
          assert.ok(error instanceof HyperCheckoutError);
          assert.deepEqual([error.code, error.field], [code, field]);
          assert.ok(error.fix.length > 0);
          assert.doesNotMatch(error.message, /4242424242424242|okbank|GLOBEXKEY/);
          return true;
        },
      );
    }
  });

  it('is refused by the start when a key in it cannot be used', async (test) => {
    await assert.rejects(openShop({ merchants: [merchant] }), HyperCheckoutError);
    const { publicKey } = (await openShop({}, test)).simulator.merchant;
    const jwe = { keyId: 'k', publicKey: merchant.publicKey };
    await assert.rejects(openShop({ merchants: [{ ...merchant, publicKey, jwe }] }), { field: 'globex.jwe.publicKey' });
  });
});
