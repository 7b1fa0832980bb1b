import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { base64Of, bytesOfBase64, equalInConstantTime, utf8Of } from '../../src/server/bytes.ts';
import { derTag, readDer, readPem, writeDer, writePem } from '../../src/server/key-encoding.ts';
import { propertyRuns } from '../support/test-files.js';
import { assertSentence } from './refusal.ts';

const runs = { numRuns: propertyRuns(200) };

describe('base64', () => {
  it('is what Node writes and reads, for bytes of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        assert.equal(base64Of(bytes), text);
        assert.deepEqual(bytesOfBase64(text), Uint8Array.from(bytes));
      }),
      runs,
    );
    for (const length of [8191, 8192, 8193, 20_000]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) % 256);
      assert.equal(base64Of(bytes), Buffer.from(bytes).toString('base64'));
    }
  });

  for (const text of ['A', 'AA', 'AAA', 'AA A', 'AAA\n', 'AA-_', 'A===', '=AAA', 'AA=A', '****', 'AAAA ', ' AAAA']) {
    it(`is not read from ${JSON.stringify(text)}`, () => assert.equal(bytesOfBase64(text), undefined));
  }
});

describe('DER', () => {
  it('is read as it was written, for contents of any length', () => {
    for (const length of [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000]) {
      const content = Uint8Array.from({ length }, (_, index) => index % 251);
      const written = writeDer(derTag.octetString, content.subarray(0, 1), content.subarray(1));
      const elements = readDer(written);
      assert.deepEqual(elements, [{ tag: derTag.octetString, content, end: written.length }]);
    }
  });

  it('writes a length as X.690 does: one byte up to 127, else a count of bytes and the bytes', () => {
    const headOf = (length: number) => [...writeDer(4, new Uint8Array(length))].slice(0, -length);
    assert.deepEqual(headOf(127), [4, 127]);
    assert.deepEqual(headOf(128), [4, 0x81, 128]);
    assert.deepEqual(headOf(256), [4, 0x82, 1, 0]);
    assert.deepEqual(headOf(65_536), [4, 0x83, 1, 0, 0]);
  });

  it('has several elements after one another', () => {
    const bytes = Uint8Array.of(2, 1, 7, 5, 0, 4, 2, 8, 9);
    assert.deepEqual(
      readDer(bytes)?.map(({ tag, content, end }) => [tag, [...content], end]),
      [
        [2, [7], 3],
        [5, [], 5],
        [4, [8, 9], 9],
      ],
    );
    assert.deepEqual(readDer(new Uint8Array()), []);
  });

  for (const [what, bytes] of [
    ['a tag alone', [2]],
    ['a content that is cut', [2, 2, 7]],
    ['an indefinite length', [0x30, 0x80, 0, 0]],
    ['a length of five bytes', [4, 0x85, 0, 0, 0, 0, 1, 7]],
    ['a length that is cut', [4, 0x82, 1]],
    ['a second element that is cut', [5, 0, 2]],
  ] as const) {
    it(`is not read from ${what}`, () => assert.equal(readDer(Uint8Array.from(bytes)), undefined));
  }

  it('may have a length of four bytes', () => {
    assert.deepEqual(readDer(Uint8Array.of(4, 0x84, 0, 0, 0, 1, 7))?.[0]?.content, Uint8Array.of(7));
  });
});

describe('PEM', () => {
  const pem = writePem('PUBLIC KEY', base64Of(new Uint8Array(100)));

  it('has lines of 64 characters between its dashes', () => {
    assert.match(pem, /^-----BEGIN PUBLIC KEY-----\n.{64}\n.{64}\n.{8}\n-----END PUBLIC KEY-----\n$/);
  });

  it('is read as it was written', () => {
    const block = { label: 'PUBLIC KEY', encrypted: false, der: new Uint8Array(100), escapedNewlines: false };
    assert.deepEqual(readPem(pem, 'PUBLIC KEY', 'key'), { ok: true, value: block });
  });

  it('is the wanted block among several, or the first', () => {
    const other = writePem('CERTIFICATE', 'AAAA');
    const labelIn = (text: string) => {
      const read = readPem(text, 'PUBLIC KEY', 'key');
      return read.ok && read.value.label;
    };
    assert.equal(labelIn(other + pem), 'PUBLIC KEY');
    assert.equal(labelIn(other + writePem('X509 CRL', 'AAAA')), 'CERTIFICATE');
  });

  it('says itself that it is locked', () => {
    const encryptedIn = (text: string) => {
      const read = readPem(text, 'PRIVATE KEY', 'key');
      return read.ok && [read.value.encrypted, read.value.der.length];
    };
    const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n';
    const plain = '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----';
    assert.deepEqual(encryptedIn(plain), [false, 3]);
    assert.deepEqual(encryptedIn(plain.replace('AAAA', `${headers}AAAA`)), [true, 3]);
    assert.deepEqual(encryptedIn(plain.replace('AAAA', 'Comment: mine\nAAAA')), [false, 3]);
    assert.deepEqual(encryptedIn(writePem('ENCRYPTED PRIVATE KEY', 'AAAA')), [true, 3]);
  });

  for (const [what, text] of [
    ['bytes', new Uint8Array(3)],
    ['nothing', ''],
    ['two different labels', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
    ['no end', '-----BEGIN PUBLIC KEY-----\nAAAA\n'],
    ['no content', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----'],
    ['a foreign character', '-----BEGIN PUBLIC KEY-----\nAA*A\n-----END PUBLIC KEY-----'],
  ] as const) {
    it(`is not read from ${what}`, () => {
      const read = readPem(text, 'PUBLIC KEY', 'my-key');
      assert.ok(!read.ok);
      const { code, reason, field, message, fix } = read.issue;
      assert.deepEqual([code, reason, field], ['key-type', 'not-pem', 'my-key']);
      assertSentence(message);
      assertSentence(fix);
      assert.match(message, /my-key/);
    });
  }
});

describe('UTF-8', () => {
  it('is what Node writes, and there is none of half a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(utf8Of(text), Uint8Array.from(Buffer.from(text)));
      }),
      runs,
    );
    for (const text of ['\ud83e', 'a\udedb', '\udedb\ud83e', 'a\ud83eb']) assert.equal(utf8Of(text), undefined);
  });
});

describe('texts compared in constant time', () => {
  it('are equal when each character is, and only then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        assert.equal(await equalInConstantTime(one, one), true);
        assert.equal(await equalInConstantTime(one, other), one === other);
        assert.equal(await equalInConstantTime(one, `${one} `), false);
      }),
      runs,
    );
  });
});
