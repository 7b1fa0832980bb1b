import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { HyperCheckoutError, type Issue } from '../../src/protocol/checkout-error.ts';
import { derTag, writeDer, writePem } from '../../src/server/key-encoding.ts';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPrivateKey, importPublicKey, rsaKeyFor, type RsaKey } from '../../src/server/rsa-key.ts';
import { assertSentence, refusalOf } from './refusal.ts';

const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const spki = { type: 'spki', format: 'pem' } as const;
const pkcs1 = { type: 'pkcs1', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const good = {
  privateKey: rsa.privateKey.export(pkcs8).toString(),
  publicKey: rsa.publicKey.export(spki).toString(),
};

/** Returns the error of an import that must fail. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await refusalOf(promise);
  return `${error.code} ${error.reason ?? ''}`;
}

describe('importing RSA keys', () => {
  it('takes each standard form of the key, and all of them sign and verify alike', async () => {
    const bytes = new TextEncoder().encode('text');
    const expected = sign('sha256', bytes, rsa.privateKey);
    for (const form of [pkcs8, pkcs1]) {
      const key = await importPrivateKey(rsa.privateKey.export(form).toString());
      const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, bytes);
      assert.deepEqual(Buffer.from(signature), expected);
      assert.equal(key.extractable, false);
    }
    for (const form of [spki, pkcs1]) {
      const key = await importPublicKey(rsa.publicKey.export(form).toString());
      assert.ok(await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, expected, bytes));
    }
  });

  it('takes keys of 3,072 and 4,096 bits', async () => {
    for (const modulusLength of [3072, 4096] as const) {
      const pair = await generateKeyPair({ modulusLength });
      assert.equal(modulusOf(await importPrivateKey(pair.privateKey)), modulusLength);
      assert.equal(modulusOf(await importPublicKey(pair.publicKey)), modulusLength);
    }
  });

  const repaired: Readonly<Record<string, (pem: string) => string>> = {
    'carriage returns': (pem) => pem.replaceAll('\n', '\r\n'),
    'trailing blanks': (pem) => pem.replaceAll('\n', '  \t\n'),
    'blanks for line breaks': (pem) => pem.replaceAll('\n', ' '),
    'quotes around it': (pem) => `"${pem}"`,
    'a bag of attributes before it': (pem) => `Bag Attributes\n    friendlyName: shop\n${pem}`,
    'a byte order mark': (pem) => `\ufeff${pem}`,
  };
  for (const [fault, spoil] of Object.entries(repaired)) {
    it(`takes a key with ${fault}, without a word`, async () => {
      const warnings: Issue[] = [];
      const warn = (issue: Issue) => warnings.push(issue);
      await importPrivateKey(spoil(good.privateKey), { warn });
      await importPublicKey(spoil(good.publicKey), { warn });
      assert.deepEqual(warnings, []);
    });
  }

  for (const written of ['\\n', '\\r\\n']) {
    it(`mends ${written} written as characters, and warns`, async () => {
      const warnings: Issue[] = [];
      const warn = (issue: Issue) => warnings.push(issue);
      await importPrivateKey(good.privateKey.replaceAll('\n', written), { warn });
      await importPublicKey(good.publicKey.replaceAll('\n', written), { warn, field: 'PUBLIC_KEY' });
      await importPrivateKey(good.privateKey.replaceAll('\n', written));
      for (const { message, fix } of warnings) {
        assertSentence(message);
        assertSentence(fix);
      }
      assert.deepEqual(
        warnings.map(({ code, reason, field }) => [code, reason, field]),
        [
          ['key-type', 'escaped-newlines', 'privateKey'],
          ['key-type', 'escaped-newlines', 'PUBLIC_KEY'],
        ],
      );
    });
  }

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const edwards = generateKeyPairSync('ed25519');
  const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const exchange = generateKeyPairSync('x25519');
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const nearly = generateKeyPairSync('rsa', { modulusLength: 2047 });
  const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
  const lock = { cipher: 'aes-256-cbc', passphrase: 'secret' };
  const spoilt = good.privateKey.replace(/(?<=KEY-----\n)[^]{8}/, 'AAAAAAAA');
  const shortened = good.privateKey.replace(/(?<=KEY-----\n)[^]*(?=\n-----END)/, (body) => body.slice(0, 780));
  const odd = generateKeyPairSync('rsa', { modulusLength: 2560 });
  const asPkcs1 = (pem: string) => pem.replaceAll(/(?<=BEGIN |END )/g, 'RSA ');
  const asPkcs8 = (pem: string | Buffer) => pem.toString().replaceAll('RSA ', '');
  // Reads well, signs without a word, and what it signs matches nothing.
  const { n, e } = rsa.privateKey.export({ format: 'jwk' });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const mixed = createPrivateKey({ key: { ...other, n: String(n), e: String(e) }, format: 'jwk' }).export(pkcs8);
  const certificate = good.publicKey.replaceAll('PUBLIC KEY', 'CERTIFICATE');

  const privateRefusals: readonly (readonly [string, unknown, string])[] = [
    ['a public key', good.publicKey, 'key-type public-key'],
    ['a PKCS#1 public key', rsa.publicKey.export(pkcs1), 'key-type public-key'],
    ['a certificate', certificate, 'key-type certificate'],
    ['a DSA key of old', good.privateKey.replaceAll('PRIVATE', 'DSA PRIVATE'), 'key-type dsa'],
    ['a DSA key', dsa.privateKey.export(pkcs8), 'key-type algorithm'],
    ['an X25519 key', exchange.privateKey.export(pkcs8), 'key-type x25519'],
    ['a locked PKCS#8 key', rsa.privateKey.export({ ...pkcs8, ...lock }), 'key-type encrypted'],
    ['a locked PKCS#1 key', rsa.privateKey.export({ ...pkcs1, ...lock }), 'key-type encrypted'],
    ['an elliptic curve key', ec.privateKey.export(pkcs8), 'key-type ec'],
    ['an old elliptic curve key', ec.privateKey.export({ type: 'sec1', format: 'pem' }), 'key-type ec'],
    ['an Ed25519 key', edwards.privateKey.export(pkcs8), 'key-type ed25519'],
    ['an OpenSSH key', good.privateKey.replaceAll('PRIVATE', 'OPENSSH PRIVATE'), 'key-type openssh'],
    ['an RSA-PSS key', pss.privateKey.export(pkcs8), 'key-weak rsa-pss'],
    ['1,024 bits', small.privateKey.export(pkcs8), 'key-weak modulus'],
    ['1,024 bits in PKCS#1', small.privateKey.export(pkcs1), 'key-weak modulus'],
    ['2,047 bits', nearly.privateKey.export(pkcs8), 'key-weak modulus'],
    ['the exponent 3', three.privateKey.export(pkcs8), 'key-weak exponent'],
    ['2,560 bits', odd.privateKey.export(pkcs8), 'key-type size'],
    ['a PKCS#8 body under the label of PKCS#1', asPkcs1(good.privateKey), 'key-type mislabelled'],
    ['a PKCS#1 body under the label of PKCS#8', asPkcs8(rsa.privateKey.export(pkcs1)), 'key-type mislabelled'],
    [
      'a certificate request',
      certificate.replaceAll('CERT', 'NEW CERT').replaceAll('ATE', 'ATE REQUEST'),
      'key-type certificate-request',
    ],
    ['two primes of another key', mixed, 'key-type damaged'],
    ['spoilt bytes', spoilt, 'key-type damaged'],
    ['a body that is cut', shortened, 'key-type damaged'],
    ['an empty text', '', 'key-type not-pem'],
    ['bare base64', good.privateKey.split('\n').slice(1, -2).join(''), 'key-type not-pem'],
    ['a cut text', good.privateKey.slice(0, -10), 'key-type not-pem'],
    ['foreign characters', good.privateKey.replace('A', '*'), 'key-type not-pem'],
    ['no text at all', undefined, 'key-type not-pem'],
    ['bytes', Buffer.from(good.privateKey), 'key-type not-pem'],
  ];
  for (const [what, pem, expected] of privateRefusals) {
    it(`refuses ${what} as a private key: ${expected}`, async () => {
      assert.equal(await refusal(importPrivateKey(pem as string)), expected);
    });
  }

  const publicRefusals: readonly (readonly [string, unknown, string])[] = [
    ['a private key', good.privateKey, 'key-type private-key'],
    ['a PKCS#1 private key', rsa.privateKey.export(pkcs1), 'key-type private-key'],
    ['a public key before its private one', good.publicKey + good.privateKey, 'key-type private-key'],
    ['a locked private key', rsa.privateKey.export({ ...pkcs8, ...lock }), 'key-type private-key'],
    ['2,560 bits', odd.publicKey.export(spki), 'key-type size'],
    ['an SPKI body under the label of PKCS#1', asPkcs1(good.publicKey), 'key-type mislabelled'],
    ['a PKCS#1 body under the label of SPKI', asPkcs8(rsa.publicKey.export(pkcs1)), 'key-type mislabelled'],
    ['a certificate request', certificate.replaceAll('ATE', 'ATE REQUEST'), 'key-type certificate-request'],
    ['a certificate', certificate, 'key-type certificate'],
    ['an elliptic curve key', ec.publicKey.export(spki), 'key-type ec'],
    ['an Ed25519 key', edwards.publicKey.export(spki), 'key-type ed25519'],
    ['an RSA-PSS key', pss.publicKey.export(spki), 'key-weak rsa-pss'],
    ['1,024 bits', small.publicKey.export(spki), 'key-weak modulus'],
    ['the exponent 3', three.publicKey.export(spki), 'key-weak exponent'],
    ['the exponent 3 in PKCS#1', three.publicKey.export(pkcs1), 'key-weak exponent'],
    ['another block', good.publicKey.replaceAll('PUBLIC KEY', 'X509 CRL'), 'key-type not-pem'],
  ];
  for (const [what, pem, expected] of publicRefusals) {
    it(`refuses ${what} as a public key: ${expected}`, async () => {
      assert.equal(await refusal(importPublicKey(pem as string)), expected);
    });
  }

  it('refuses ready WebCrypto keys of another use, algorithm, hash or strength', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
    const make = async (changes: object) => {
      const pair = await crypto.subtle.generateKey({ ...algorithm, hash: 'SHA-256', ...changes }, true, [
        'sign',
        'verify',
      ]);
      return 'privateKey' in pair ? pair : assert.fail('no pair');
    };
    const { privateKey, publicKey } = await make({});
    assert.equal(await rsaKeyFor('sign', privateKey, 'privateKey'), privateKey);
    assert.equal(await rsaKeyFor('verify', publicKey, 'publicKey'), publicKey);
    assert.equal(await refusal(rsaKeyFor('sign', publicKey, 'privateKey')), 'key-type usage');
    assert.equal(await refusal(rsaKeyFor('verify', privateKey, 'publicKey')), 'key-type usage');
    assert.match((await refusalOf(rsaKeyFor('sign', publicKey, 'privateKey'))).fix, /the private key/);
    assert.match((await refusalOf(rsaKeyFor('verify', privateKey, 'publicKey'))).fix, /the public key/);
    const wrong = [
      [{ hash: 'SHA-1' }, 'key-type algorithm'],
      [{ hash: 'SHA-512' }, 'key-type algorithm'],
      [{ name: 'RSA-PSS' }, 'key-type algorithm'],
      [{ modulusLength: 1024 }, 'key-weak modulus'],
      [{ publicExponent: Uint8Array.of(3) }, 'key-weak exponent'],
    ] as const;
    for (const [changes, expected] of wrong) {
      assert.equal(await refusal(rsaKeyFor('sign', (await make(changes)).privateKey, 'privateKey')), expected);
    }
  });

  it('names a PEM text as its caller does, and null is none', async () => {
    for (const use of ['sign', 'verify'] as const) {
      for (const pem of ['nothing', null as unknown as string]) {
        const error = await refusalOf(rsaKeyFor(use, pem, 'MY_KEY'));
        assert.deepEqual([error.reason, error.field], ['not-pem', 'MY_KEY']);
      }
    }
  });

  it('refuses an object that only looks like a WebCrypto key, in its own words', async () => {
    const { publicKey } = await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' },
      true,
      ['sign', 'verify'],
    );
    for (const usages of [['sign'], ['verify']] as const) {
      const fake = { type: 'private', extractable: true, algorithm: publicKey.algorithm, usages } as unknown as RsaKey;
      assert.equal(await refusal(rsaKeyFor(usages[0], fake, 'key')), 'key-type not-a-key');
    }
  });

  it('reads a text of a megabyte in one pass', async () => {
    const text = '-----BEGIN PUBLIC KEY-----\n'.repeat(40_000);
    assert.equal(await refusal(importPublicKey(text)), 'key-type not-pem');
    assert.ok(await importPublicKey(text + good.publicKey));
  });

  it('makes pairs that OpenSSL reads, with 2,048 bits and the exponent 65,537', async () => {
    const pair = await generateKeyPair();
    const { asymmetricKeyDetails } = createPrivateKey(pair.privateKey);
    assert.deepEqual(asymmetricKeyDetails, { modulusLength: 2048, publicExponent: 65537n });
    assert.match(
      pair.publicKey,
      /^-----BEGIN PUBLIC KEY-----\n(?:[A-Za-z0-9+/]{64}\n)+[A-Za-z0-9+/=]{1,64}\n-----END PUBLIC KEY-----\n$/,
    );
  });

  const { sequence, integer, bitString, octetString, oid } = derTag;
  const rsaOid = writeDer(oid, Buffer.from('2a864886f70d010101', 'hex'));
  const zero = writeDer(integer, Buffer.of(0));
  const numbers = writeDer(sequence, zero);
  for (const [hole, der] of [
    ['nothing in it', writeDer(sequence)],
    ['an empty part', writeDer(sequence, writeDer(sequence))],
    ['a part of no kind', writeDer(sequence, Buffer.of(0x30))],
    ['a length without an end', Buffer.of(0x30, 0x80)],
    ['an algorithm alone', writeDer(sequence, writeDer(sequence, rsaOid))],
    ['a public key without bits', writeDer(sequence, writeDer(sequence, rsaOid), writeDer(bitString))],
    ['a public key without parts', writeDer(sequence, writeDer(sequence, rsaOid), writeDer(bitString, Buffer.of(0)))],
    [
      'a public key without numbers',
      writeDer(sequence, writeDer(sequence, rsaOid), writeDer(bitString, Buffer.of(0), writeDer(sequence))),
    ],
    [
      'a public key with one number',
      writeDer(sequence, writeDer(sequence, rsaOid), writeDer(bitString, Buffer.of(0), numbers)),
    ],
    ['a private key without its part', writeDer(sequence, zero, writeDer(sequence, rsaOid))],
    ['a private key with an empty part', writeDer(sequence, zero, writeDer(sequence, rsaOid), writeDer(octetString))],
    [
      'a private key without numbers',
      writeDer(sequence, zero, writeDer(sequence, rsaOid), writeDer(octetString, writeDer(sequence))),
    ],
    [
      'a private key with one number',
      writeDer(sequence, zero, writeDer(sequence, rsaOid), writeDer(octetString, numbers)),
    ],
    ['numbers alone', numbers],
    ['two numbers', writeDer(sequence, zero, zero)],
    ['an algorithm without a name', writeDer(sequence, writeDer(sequence), writeDer(bitString, Buffer.of(0)))],
  ] as const) {
    it(`refuses a key with ${hole}`, async () => {
      for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY']) {
        const error = await refusalOf(importPrivateKey(writePem(label, Buffer.from(der).toString('base64'))));
        assert.match(error.code, /^key-(type|weak)$/);
      }
      for (const label of ['PUBLIC KEY', 'RSA PUBLIC KEY']) {
        const error = await refusalOf(importPublicKey(writePem(label, Buffer.from(der).toString('base64'))));
        assert.match(error.code, /^key-(type|weak)$/);
      }
    });
  }

  for (const [label, form, key, named] of [
    ['RSA PRIVATE KEY', 'PKCS#8', rsa.privateKey.export(pkcs8), 'PRIVATE KEY'],
    ['PRIVATE KEY', 'PKCS#1', rsa.privateKey.export(pkcs1), 'RSA PRIVATE KEY'],
    ['RSA PUBLIC KEY', 'SPKI', rsa.publicKey.export(spki), 'PUBLIC KEY'],
    ['PUBLIC KEY', 'PKCS#1', rsa.publicKey.export(pkcs1), 'RSA PUBLIC KEY'],
  ] as const) {
    it(`says which label ${form} under "${label}" should have`, async () => {
      const pem = key.toString().replaceAll(/(BEGIN|END) [A-Z ]+-/g, `$1 ${label}-`);
      const error = await refusalOf(label.endsWith('PUBLIC KEY') ? importPublicKey(pem) : importPrivateKey(pem));
      assert.equal(error.reason, 'mislabelled');
      assert.ok(error.message.includes(`in the form ${form} under the label "${label}"`), error.message);
      assert.equal(error.fix, `Write "${named}" in its first and last line.`);
    });
  }

  it('finds its block among others, and no private one beside a public one', async () => {
    const request = writePem('CERTIFICATE', 'AAAA');
    const publicPkcs1 = rsa.publicKey.export(pkcs1).toString();
    assert.ok(await importPublicKey(request + publicPkcs1));
    assert.ok(await importPrivateKey(request + rsa.privateKey.export(pkcs1).toString()));
    const both = publicPkcs1 + rsa.privateKey.export(pkcs1).toString();
    assert.equal((await refusalOf(importPublicKey(both))).reason, 'private-key');
  });

  it('sees that a key is locked though a blank line stands before its headers', async () => {
    const pem = writePem('RSA PRIVATE KEY', 'AAAA').replace('\n', '\n \nProc-Type: 4,ENCRYPTED\n\n');
    assert.equal((await refusalOf(importPrivateKey(pem))).reason, 'encrypted');
    assert.equal((await refusalOf(importPrivateKey(pem.replaceAll('\n', '\\n')))).reason, 'encrypted');
  });

  it('gives out a public key and no private one', async () => {
    assert.equal((await importPublicKey(good.publicKey)).extractable, true);
    assert.equal((await importPrivateKey(good.privateKey)).extractable, false);
  });

  it('says nothing of the key in what it refuses', async () => {
    const inner = small.privateKey.export(pkcs8).toString().slice(100, 120);
    const error: unknown = await importPrivateKey(small.privateKey.export(pkcs8).toString()).catch(
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof HyperCheckoutError);
    assert.ok(!JSON.stringify([error.message, error.fix, error.stack]).includes(inner));
  });
});

function modulusOf(key: RsaKey): unknown {
  return 'modulusLength' in key.algorithm ? key.algorithm.modulusLength : undefined;
}
