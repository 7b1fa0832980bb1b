import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { verify as verifyWithNode } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount } from '../../src/protocol/amount.ts';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPrivateKey, importPublicKey } from '../../src/server/rsa-key.ts';
import { signOrder } from '../../src/server/sign-order.ts';
import { verifyOrder } from '../../src/server/verify-order.ts';

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
  .sample(orders, { numRuns: 1000, seed: 20_190_715 })
  .map((order, index) => (writings[index % writings.length] ?? JSON.stringify)(order));

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyper-checkout-'));
  await writeFile(join(folder, 'private.pem'), pair.privateKey, { mode: 0o600 });
  await writeFile(join(folder, 'public.pem'), pair.publicKey);
  for (const [index, text] of texts.entries()) await writeFile(join(folder, `${index}.txt`), text);
});
after(async () => rm(folder, { recursive: true }));

/** Runs a shell loop in the folder for each half of the orders, and returns what it printed. */
async function forEachOrder(command: string): Promise<string> {
  const halves = [0, 1].map(async (parity) => {
    const loop = `i=${parity}; while [ $i -lt ${texts.length} ]; do ${command}; i=$((i+2)); done`;
    const shell = spawn('sh', ['-c', loop], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const chunk of shell.stdout.setEncoding('utf8')) printed += String(chunk);
    return printed;
  });
  return (await Promise.all(halves)).join('');
}

describe('independent signers', () => {
  it('agree: OpenSSL and Node verify what we signed, over 1,000 random orders', async () => {
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

  it('agree: we verify what OpenSSL signed, over 1,000 random orders', async () => {
    await forEachOrder('openssl dgst -sha256 -sign private.pem -out $i.theirs $i.txt');
    for (const [index, orderDetails] of texts.entries()) {
      const signature = (await readFile(join(folder, `${index}.theirs`))).toString(index % 2 === 0 ? 'base64' : 'hex');
      assert.ok(await verifyOrder({ orderDetails, signature, publicKey }), `order ${index}`);
    }
  });

  it('leave no room: 100,000 mutants that differ in one byte of text or signature are all refused', async () => {
    const signed = await signOrder(texts[0] ?? '', { privateKey, keyId: '2980' });
    const text = Buffer.from(signed.orderDetails);
    const signature = Buffer.from(signed.signature);
    assert.ok(await verifyOrder({ ...signed, publicKey }));
    let random = 88_172_645;
    const next = (below: number) => {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((random / 2 ** 32) * below);
    };
    const mutant = (of: Buffer) => {
      const bytes = Buffer.from(of);
      const at = next(bytes.length);
      bytes[at] = ((bytes[at] ?? 0) + 1 + next(255)) % 256;
      return bytes;
    };
    let accepted = 0;
    for (let batch = 0; batch < 100_000 / 50; batch += 1) {
      const answers = Array.from({ length: 50 }, async (_, index) =>
        index % 2 === 0
          ? verifyOrder({ ...signed, orderDetails: mutant(text).toString('utf8'), publicKey })
          : verifyOrder({ ...signed, signature: mutant(signature).toString('latin1'), publicKey }),
      );
      accepted += (await Promise.all(answers)).filter(Boolean).length;
    }
    assert.equal(accepted, 0);
  });
});
