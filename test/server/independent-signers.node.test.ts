import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { verify as verifyWithNode } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { formatAmount } from '../../src/protocol/amount.ts';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPrivateKey, importPublicKey } from '../../src/server/rsa-key.ts';
import { signOrder } from '../../src/server/sign.ts';
import { verifyOrder } from '../../src/server/verify.ts';
import { sample } from '../support/test-files.js';

const pair = await generateKeyPair();
const privateKey = await importPrivateKey(pair.privateKey);
const publicKey = await importPublicKey(pair.publicKey);

const freeText = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .filter((text) => !/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(text));
const orders = fc.record(
  {
    order_id: fc.stringMatching(/^[A-Za-z0-9]{1,17}$/),
    merchant_id: fc.stringMatching(/^[a-z]{1,12}$/),
    amount: fc.bigInt(1n, 99_999_999n).map(formatAmount),
    customer_id: fc.stringMatching(/^[a-z0-9]{0,12}$/),
    timestamp: fc.integer({ min: 1_000_000_000_000, max: 1_999_999_999_999 }).map(String),
    description: freeText,
    first_name: freeText,
    udf6: freeText,
    return_url: fc.constant('https://shop.example/done'),
  },
  { requiredKeys: ['order_id', 'merchant_id', 'amount', 'customer_id', 'timestamp'] },
);
/** The same order as several JSON writers would put it. */
const writings: readonly ((order: object) => string)[] = [
  (order) => JSON.stringify(order),
  (order) => JSON.stringify(order, null, 4),
  (order) => JSON.stringify(order).replaceAll('/', '\\/'),
];
const texts = fc
  .sample(orders, { numRuns: sample(100, 1_000), seed: 20_190_715 })
  .map((order, index) => (writings[index % writings.length] ?? JSON.stringify)(order));

describe('independent signers', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-'));
    await writeFile(join(folder, 'private.pem'), pair.privateKey, { mode: 0o600 });
    await writeFile(join(folder, 'public.pem'), pair.publicKey);
    for (const [index, text] of texts.entries()) await writeFile(join(folder, `${index}.txt`), text);
  });
  after(async () => rm(folder, { recursive: true }));

  /** Runs a command for each order, whose number is `$i`, and returns what it printed. */
  async function forEachOrder(command: string): Promise<string> {
    const loop = `i=0; while [ $i -lt ${texts.length} ]; do ${command} || exit 1; i=$((i+1)); done`;
    const { stdout } = await promisify(execFile)('sh', ['-c', loop], { cwd: folder, timeout: 120_000 });
    return stdout;
  }

  it(`agree: OpenSSL and Node verify what we signed, over ${texts.length} random orders`, async () => {
    const key = pair.publicKey;
    for (const [index, text] of texts.entries()) {
      const { signature } = await signOrder(text, { privateKey, keyId: '2980' });
      const bytes = Buffer.from(signature, 'base64');
      assert.ok(verifyWithNode('sha256', Buffer.from(text), key, bytes));
      await writeFile(join(folder, `${index}.ours`), bytes);
    }
    const printed = await forEachOrder('openssl dgst -sha256 -verify public.pem -signature $i.ours $i.txt');
    assert.equal(printed, 'Verified OK\n'.repeat(texts.length));
  });

  it(`agree: we verify what OpenSSL signed, over ${texts.length} random orders`, async () => {
    await forEachOrder('openssl dgst -sha256 -sign private.pem -out $i.theirs $i.txt');
    for (const [index, orderDetails] of texts.entries()) {
      const signature = (await readFile(join(folder, `${index}.theirs`))).toString(index % 2 === 0 ? 'base64' : 'hex');
      assert.ok(await verifyOrder({ orderDetails, signature, publicKey }), `order ${index}`);
    }
  });

  /** The other values that each byte is given: those one bit away, or all of them. */
  const changes = Array.from({ length: sample(8, 255) }, (_, index) => sample(1 << index, index + 1));

  it(`leave no room: no byte of text or signature can be another, with ${changes.length} other values each`, async () => {
    const signed = await signOrder(texts[0] ?? '', { privateKey, keyId: '2980' });
    assert.ok(await verifyOrder({ ...signed, publicKey }));
    for (const field of ['orderDetails', 'signature'] as const) {
      const bytes = Buffer.from(signed[field]);
      for (const [at, byte] of bytes.entries()) {
        const mutants = changes.map((change) => {
          const mutant = Buffer.from(bytes);
          mutant[at] = byte ^ change;
          return mutant.toString(field === 'signature' ? 'latin1' : 'utf8');
        });
        const answers = mutants.map((mutant) => verifyOrder({ ...signed, [field]: mutant, publicKey }));
        assert.deepEqual(
          await Promise.all(answers),
          changes.map(() => false),
          `byte ${at} of ${field}`,
        );
      }
    }
  });
});
