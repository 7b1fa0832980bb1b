import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { suite, test } from 'node:test';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import { signOrder } from '../../src/server/sign.ts';
import { badOrders, goodOrder } from './bad-input.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

suite('the signing helper', () => {
  test('refuses every row of the table with the code that the check gives, and signs every other', async () => {
    const different: string[] = [];
    for (const { id, input, issue, rules } of badOrders) {
      if (typeof input !== 'string' || rules) continue;
      const given = await codeOf(input);
      if (given !== issue?.[0]) different.push(`${id}: ${given ?? 'signed'}`);
    }
    assert.deepEqual(different, []);
  });
});

async function codeOf(text: string): Promise<string | undefined> {
  try {
    const clock = () => Number(goodOrder.timestamp);
    const signed = await signOrder(text, { privateKey: key, keyId: '2980', clock });
    assert.equal(signed.orderDetails, text);
    return undefined;
  } catch (error) {
    if (error instanceof HyperCheckoutError) return error.code;
    throw error;
  }
}
