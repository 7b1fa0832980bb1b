import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { FlattenedEncrypt, flattenedDecrypt, FlattenedSign, flattenedVerify } from 'jose';
import type { JweAuth } from '../../../src/simulator/index.ts';
import { newOrderId, openShop, recordOf, type Shop } from './shop.ts';

describe('the JWE form of the server API', () => {
  let shop: Shop;
  let jweAuth: JweAuth;
  before(async () => {
    shop = await openShop();
    jweAuth = await shop.simulator.jweAuth();
  });
  after(() => shop.simulator.stop());

  /** Signs and encrypts as Juspay's SDKs do, written apart from the source under test. */
  async function sealed(claims: object, change: Change = {}): Promise<Record<string, unknown>> {
    const { keyId: kid, publicKey, privateKey } = jweAuth;
    const bytes = (text: string) => new TextEncoder().encode(text);
    const jws = await new FlattenedSign(bytes(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'RS256', kid: change.signedKid ?? kid })
      .sign(createPrivateKey(privateKey));
    const { protected: header, signature } = jws;
    const payload = change.payload ? Buffer.from(JSON.stringify(change.payload)).toString('base64url') : jws.payload;
    const text = change.unsigned ? JSON.stringify(claims) : JSON.stringify({ header, payload, signature });
    const jwe = await new FlattenedEncrypt(bytes(text))
      .setProtectedHeader({ alg: change.alg ?? 'RSA-OAEP-256', enc: change.enc ?? 'A256GCM', kid })
      .encrypt(createPublicKey(publicKey));
    const { encrypted_key: encryptedKey, iv, ciphertext: encryptedPayload, tag } = jwe;
    return { header: jwe.protected, encryptedKey, iv, encryptedPayload, tag };
  }

  const send = (path: string, body: unknown, headers: Record<string, string> = { 'x-merchantid': 'acme' }) =>
    shop.post(`/v4${path}`, body, headers);

  it('answers in the same form, with the signature of the gateway’s key', async () => {
    const order_id = newOrderId();
    const { status, body } = await send('/session', await sealed({ order_id, amount: '1.00' }));
    assert.equal(status, 200);
    const text = (name: string) => String(body[name]);
    const parts = { protected: text('header'), encrypted_key: text('encryptedKey'), iv: text('iv') };
    const jwe = { ...parts, ciphertext: text('encryptedPayload'), tag: text('tag') };
    const { plaintext } = await flattenedDecrypt(jwe, createPrivateKey(jweAuth.privateKey));
    const signed = recordOf(JSON.parse(new TextDecoder().decode(plaintext)));
    const [header, payload, signature] = [signed['header'], signed['payload'], signed['signature']].map(String);
    const jws = { protected: header ?? '', payload: payload ?? '', signature: signature ?? '' };
    const verified = await flattenedVerify(jws, createPublicKey(jweAuth.publicKey));
    assert.equal(verified.protectedHeader?.kid, jweAuth.keyId);
    assert.equal(recordOf(JSON.parse(new TextDecoder().decode(verified.payload)))['order_id'], order_id);
  });

  it('refuses what was changed on the way, and says what to do', async () => {
    const claims = { order_id: newOrderId(), amount: '1.00' };
    const good = await sealed(claims);
    const flipped = (text: unknown) => String(text).replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    const refusals: [Record<string, unknown>, number, RegExp][] = [
      [{ ...good, encryptedPayload: flipped(good['encryptedPayload']) }, 401, /cannot be decrypted/],
      [{ ...good, tag: flipped(good['tag']) }, 401, /cannot be decrypted/],
      [{ ...good, encryptedKey: flipped(good['encryptedKey']) }, 401, /cannot be decrypted/],
      [{ ...good, iv: '*' }, 401, /cannot be decrypted/],
      [{ ...good, header: 'e30' }, 401, /another key id/],
      [{ ...good, header: '*' }, 401, /another key id/],
      [await sealed(claims, { payload: { ...claims, amount: '2.00' } }), 401, /signature of the JWS does not match/],
      [await sealed(claims, { signedKid: '2980' }), 401, /The header of the JWS has another key id.*acme-jwe/],
      [await sealed(claims, { alg: 'RSA-OAEP-512' }), 401, /an algorithm that is not taken.*RSA-OAEP-256/],
      [await sealed(claims, { enc: 'A128GCM' }), 401, /an algorithm that is not taken.*A256GCM/],
      [await sealed(claims, { unsigned: true }), 400, /holds no JWS.*API key/],
      [{ order_id: claims.order_id, amount: '1.00' }, 400, /is not a JWE.*jweAuth.*API key/],
      [{ ...good, tag: 7 }, 400, /is not a JWE/],
    ];
    for (const [body, status, expected] of refusals) {
      const reply = await send('/session', body);
      const told = adviceIn(reply.body);
      assert.match(told, expected);
      assert.equal(reply.status, status, told);
    }
    assert.equal((await send('/session', good)).status, 200, 'none of them has made the order');
  });

  it('refuses a merchant without a key, a foreign one, and an order that is not the signed one', async () => {
    const [order_id, publicKey] = [newOrderId(), shop.simulator.merchant.publicKey];
    const plain = { clientId: 'globex', merchantKeyId: '1', publicKey, apiKey: 'GLOBEXKEY', name: 'Globex' };
    const jwe = { keyId: 'globex-jwe', publicKey };
    const merchants = [
      { merchantId: 'globex', ...plain },
      { ...plain, merchantId: 'initech', clientId: 'initech', jwe },
    ];
    const others = await openShop({ merchants });
    try {
      const body = await sealed({ order_id });
      const told = async (merchantId: string) => {
        const reply = await others.post('/v4/order-status', body, { 'x-merchantid': merchantId });
        assert.equal(reply.status, 401);
        return adviceIn(reply.body);
      };
      assert.match(await told('globex'), /no key for JWE.*seed file/);
      assert.match(await told('initech'), /Use the key id globex-jwe\./);
      assert.match(await told('nobody'), /x-merchantid/);
    } finally {
      await others.simulator.stop();
    }
    const paid = { order_id, unique_request_id: 'r', amount: '1.00' };
    const other = await send(`/orders/${newOrderId()}/refunds`, await sealed(paid));
    assert.deepEqual([other.status, other.body['error_code']], [400, 'INVALID_INPUT']);
    for (const dots of ['', '.', '..', 7]) {
      const { body } = await send('/order-status', await sealed({ order_id: dots }));
      assert.equal(body['error_code'], 'MISSING_MANDATORY_PARAMETER');
    }
  });

  it('names the way out for what it does not have', async () => {
    for (const path of ['/orders', '/customers', '/orders/R1', '/session/x']) {
      const { status, body } = await send(path, {});
      assert.equal(status, 404);
      assert.match(adviceIn(body), /\/v4\/session.*apiKey in place of jweAuth/);
    }
  });
});

interface Change {
  readonly signedKid?: string;
  readonly payload?: object;
  readonly unsigned?: true;
  readonly alg?: string;
  readonly enc?: string;
}

function adviceIn(body: Record<string, unknown>): string {
  return String(recordOf(body['error_info'])['developer_message']);
}
