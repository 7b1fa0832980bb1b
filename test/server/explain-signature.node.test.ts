import assert from 'node:assert/strict';
import { constants, createHash, privateEncrypt, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { explainSignature, type ExplainedCause } from '../../src/server/explain-signature.ts';
import { generateKeyPair } from '../../src/server/generate-key-pair.ts';
import { importPublicKey } from '../../src/server/rsa-key.ts';
import { verifyOrder } from '../../src/server/verify.ts';
import { assertSentence } from './refusal.ts';

const pair = await generateKeyPair();
const other = await generateKeyPair();
const large = await generateKeyPair({ modulusLength: 3072 });
const publicKey = await importPublicKey(pair.publicKey);
const key = pair.privateKey;

const order = {
  order_id: 'R1096438018',
  merchant_id: 'acme',
  amount: '249.00',
  customer_id: 'cust-1',
  timestamp: '1571922200000',
  description: 'Café & "tea" <b>',
  udf6: "+91 90000 it's",
  return_url: 'https://shop.example/done',
};
const text = JSON.stringify(order);
const signed = (input: string | Uint8Array, hash = 'sha256') => sign(hash, Buffer.from(input), key).toString('base64');
const right = signed(text);
const php = text.replaceAll('/', '\\/').replaceAll('é', '\\u00e9');
const python = text.replaceAll('","', '", "').replaceAll('":"', '": "').replaceAll('é', '\\u00e9');
const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const digest = createHash('sha256').update(text).digest();

/** [what happened, the text as it arrived, the signature as it arrived, what is said] */
type Case = readonly [what: string, text: string, signature: string, cause: ExplainedCause];

const changedTexts: readonly Case[] = [
  ['a page wrote PHP’s text again', text, signed(php), 're-serialised'],
  ['a page wrote Python’s text again', text, signed(python), 're-serialised'],
  ['a page wrote an indented text again', text, signed(JSON.stringify(order, null, 2)), 're-serialised'],
  ['a proxy indented the text', JSON.stringify(order, null, '\t'), right, 're-serialised'],
  ['a signer sorted the keys', text, signed(JSON.stringify(order, Object.keys(order).sort())), 're-serialised'],
  [
    'a signer escapes for HTML in \\u',
    text,
    signed(text.replace(/[<>&='’]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)),
    're-serialised',
  ],
  ['the text lost the line break at its end', text, signed(`${text}\n`), 'trimmed'],
  ['the text gained a line break', `${text}\r\n`, right, 'trimmed'],
  ['the text gained a byte order mark', `\ufeff${text}`, right, 'trimmed'],
  [
    'a file changed its line ends',
    JSON.stringify(order, null, 3).replaceAll('\n', '\r\n'),
    signed(JSON.stringify(order, null, 3)),
    'line-endings',
  ],
  ['a template escaped the text', escaped, right, 'html-escaped'],
  ['a template escaped what was written otherwise', escaped, signed(python), 'html-escaped'],
  ['a server signed the escaped text', text, signed(escaped), 'html-escaped'],
  ['a form turned + into blanks', text.replaceAll('+', ' '), right, 'plus-became-space'],
  ['the text is still percent-encoded', encodeURIComponent(text), right, 'url-encoded'],
  ['the text is still form-encoded', new URLSearchParams({ a: text }).toString().slice(2), right, 'url-encoded'],
  ['a server signed the percent-encoded text', text, signed(encodeURIComponent(text)), 'url-encoded'],
  ['the text was stringified once more', JSON.stringify(text), right, 'double-encoded'],
  ['the quotes still have their backslashes', JSON.stringify(text).slice(1, -1), right, 'double-encoded'],
  ['a server signed what was stringified twice', text, signed(JSON.stringify(text)), 'double-encoded'],
  ['a server signed Latin-1', text, signed(Buffer.from(text, 'latin1')), 'character-set'],
  ['something read UTF-8 as Latin-1', Buffer.from(text).toString('latin1'), right, 'character-set'],
  ['a server signed UTF-16', text, signed(Buffer.from(text, 'utf16le')), 'character-set'],
  ['letters were composed', text.normalize('NFC'), signed(text.normalize('NFD')), 'unicode-form'],
  ['the digest was signed', text, signed(digest), 'hashed-first'],
  ['the digest was signed as hex', text, signed(digest.toString('hex')), 'hashed-first'],
  ['the digest was signed as hex in capitals', text, signed(digest.toString('hex').toUpperCase()), 'hashed-first'],
  ['the SHA-1 digest was signed', text, signed(createHash('sha1').update(text).digest()), 'hashed-first'],
  [
    'the SHA-512 digest was signed as hex',
    text,
    signed(createHash('sha512').update(text).digest('hex')),
    'hashed-first',
  ],
  ['the digest was signed as base64', text, signed(digest.toString('base64')), 'hashed-first'],
  ['an amount changed', text.replace('249.00', '2.00'), right, 'other-text'],
];

const raw = Buffer.from(right, 'base64');
const withPlus = signed(text.replace('R1', 'R2'));
const damagedSignatures: readonly Case[] = [
  ['a form turned + into blanks', text, right.replaceAll('+', ' '), 'signature-plus-became-space'],
  ['another alphabet', text, raw.toString('base64url'), 'signature-base64url'],
  ['line breaks', text, right.replace(/.{64}/g, '$&\n'), 'signature-line-breaks'],
  ['line breaks written out', text, right.replace(/.{64}/g, '$&\\n'), 'signature-line-breaks'],
  ['blanks around it', text, `  ${right} `, 'signature-blanks'],
  ['no padding', text, right.replace(/=+$/, ''), 'signature-padding'],
  [
    'unused bits set',
    text,
    right.replace(/(.)==$/, (_, last: string) => `${nextLetter(last)}==`),
    'signature-canonical',
  ],
  ['percent signs', text, encodeURIComponent(right), 'signature-url-encoded'],
  ['quotes', text, JSON.stringify(right), 'signature-quoted'],
  ['HTML', text, right.replaceAll('=', '&#61;').replaceAll('+', '&#43;'), 'signature-html-escaped'],
  ['base64 twice', text, Buffer.from(right).toString('base64'), 'signature-encoded-twice'],
  ['base64 of hex', text, Buffer.from(raw.toString('hex')).toString('base64'), 'signature-encoded-twice'],
  ['hex with colons', text, raw.toString('hex').replace(/..(?=.)/g, '$&:'), 'signature-hex-separators'],
  ['nothing', text, '', 'missing'],
  ['words', text, 'no signature at all!', 'not-base64'],
  ['a cut end', text, raw.subarray(0, 241).toString('base64'), 'wrong-length'],
  ['a larger key', text, sign('sha256', Buffer.from(text), large.privateKey).toString('base64'), 'wrong-length'],
];

/** The content that PKCS#1 v1.5 pads for SHA-256 (RFC 8017, section 9.2). */
const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);

/** A block of 256 bytes, padded with 0xff. */
function padded(kind: number, content: Uint8Array, first = 0): Buffer {
  const block = Buffer.alloc(256, 0xff);
  block.set([first, kind]);
  block.set([0, ...content], 255 - content.length);
  return block;
}

/** The signature that opens to a block. */
function opening(block: Uint8Array): string {
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, block).toString('base64');
}

const pssOptions = { key, padding: constants.RSA_PKCS1_PSS_PADDING };
const otherAlgorithms: readonly Case[] = [
  ['SHA-1', text, signed(text, 'sha1'), 'other-hash'],
  ['SHA-384', text, signed(text, 'sha384'), 'other-hash'],
  ['SHA-512', text, signed(text, 'sha512'), 'other-hash'],
  ['MD5', text, signed(text, 'md5'), 'other-hash'],
  [
    'PSS with a salt of 32 bytes',
    text,
    sign('sha256', Buffer.from(text), { ...pssOptions, saltLength: 32 }).toString('base64'),
    'pss',
  ],
  ['PSS with the longest salt', text, sign('sha256', Buffer.from(text), pssOptions).toString('base64'), 'pss'],
  [
    'PSS with SHA-512',
    text,
    sign('sha512', Buffer.from(text), { ...pssOptions, saltLength: 64 }).toString('base64'),
    'pss',
  ],
  ['encryption by the private key', text, privateEncrypt(key, digest).toString('base64'), 'no-hash-name'],
  ['another key', text, sign('sha256', Buffer.from(text), other.privateKey).toString('base64'), 'wrong-key'],
  ['noise that ends as PSS does', text, opening(Buffer.alloc(256, 0x12).fill(0xbc, 255)), 'wrong-key'],
  ['padding of the other kind', text, opening(padded(2, digestInfo)), 'wrong-key'],
  ['padding before which there is something', text, opening(padded(1, digestInfo, 1)), 'wrong-key'],
  ['a digest that is too short', text, opening(padded(1, digestInfo.subarray(0, -1))), 'no-hash-name'],
  ['a digest of as many bytes without the name of its hash', text, opening(padded(1, digest)), 'no-hash-name'],
  ['a changed byte', text, changedByte(raw).toString('base64'), 'wrong-key'],
  ['a value above the modulus', text, Buffer.alloc(256, 0xff).toString('base64'), 'wrong-key'],
];

describe('explainSignature', () => {
  for (const [group, cases] of Object.entries({
    'a changed text': changedTexts,
    'a damaged signature': damagedSignatures,
    'another algorithm or key': otherAlgorithms,
  })) {
    for (const [what, arrived, signature, cause] of cases) {
      it(`finds ${group}: ${what} (${cause})`, async () => {
        const explanation = await explainSignature(arrived, signature, publicKey);
        assert.equal(explanation.cause, cause, explanation.message);
        assert.equal(explanation.matches, false);
        assert.equal(await verifyOrder({ orderDetails: arrived, signature, publicKey }), false);
        assertSentence(explanation.message);
        assertSentence(explanation.fix);
        assert.doesNotMatch(JSON.stringify(explanation), /R1096438018|acme|249|cust-1|Café/);
      });
    }
  }

  it('says that a right signature matches, in base64 and in hex', async () => {
    const base64 = await explainSignature(text, right, pair.publicKey);
    assert.deepEqual([base64.matches, base64.cause, base64.fix, base64.notes], [true, 'matches', '', []]);
    assertSentence(base64.message);
    const hex = await explainSignature(text, raw.toString('hex'), publicKey);
    assert.deepEqual([hex.matches, hex.cause, hex.notes], [true, 'hex', []]);
    assertSentence(hex.message);
    assertSentence(hex.fix);
    assert.ok(Object.isFrozen(hex));
  });

  it('notes \\n in the PEM text, which did no harm here', async () => {
    const explanation = await explainSignature(text, right, pair.publicKey.replaceAll('\n', '\\n'));
    assert.equal(explanation.matches, true);
    assert.equal(explanation.notes.length, 1);
    assert.match(explanation.notes[0] ?? '', /\\n/);
  });

  it('says what is wrong with a key instead of throwing', async () => {
    for (const bad of [pair.privateKey, 'nothing', pair.publicKey.slice(0, 80)]) {
      const explanation = await explainSignature(text, right, bad);
      assert.deepEqual([explanation.matches, explanation.cause], [false, 'key']);
      assertSentence(explanation.message);
      assert.ok(explanation.fix.length > 10);
    }
  });

  it('says that a text is none', async () => {
    for (const bad of [order as unknown as string, `${text}\ud83e`]) {
      const { cause, message, fix } = await explainSignature(bad, right, publicKey);
      assert.equal(cause, 'text');
      assertSentence(message);
      assertSentence(fix);
    }
  });

  it('says that a signature is missing, also where there are blanks or no text', async () => {
    for (const bad of ['', '  \n', undefined as unknown as string]) {
      assert.equal((await explainSignature(text, bad, publicKey)).cause, 'missing');
    }
  });

  it('refuses a ready key of another use or algorithm', async () => {
    const pssKey = await crypto.subtle.importKey(
      'jwk',
      await crypto.subtle.exportKey('jwk', publicKey).then(({ n = '', e = '' }) => ({ kty: 'RSA', n, e })),
      { name: 'RSA-PSS', hash: 'SHA-256' },
      true,
      ['verify'],
    );
    const { cause, message } = await explainSignature(text, right, pssKey);
    assert.equal(cause, 'key');
    assert.match(message, /publicKey/);
  });

  it('agrees with verifyOrder on a key that may not be exported', async () => {
    const jwk = await crypto.subtle.exportKey('jwk', publicKey);
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const closed = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
    assert.equal((await explainSignature(text, right, closed)).cause, 'matches');
    const { cause, message, fix } = await explainSignature(text, withPlus, closed);
    assert.equal(cause, 'key');
    assertSentence(message);
    assertSentence(fix);
  });
});

function nextLetter(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 1);
}

function changedByte(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[100] = (changed[100] ?? 0) ^ 1;
  return changed;
}
