import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { repairSignature, type SignatureCause } from '../../src/server/repair-signature.ts';
import { propertyRuns } from '../support/test-files.js';

type Damage = readonly [what: string, cause: SignatureCause, spoil: (base64: string, bytes: Buffer) => string];

const lines = (text: string, end: string) => text.replace(/.{64}/g, `$&${end}`);

/** Damages to a signature on its way, made by other means than the repair. */
const damages: readonly Damage[] = [
  ['double quotes', 'quoted', (text) => `"${text}"`],
  ['single quotes and blanks around', 'quoted', (text) => `\n '${text}' \n`],
  ['quotes around lines', 'quoted', (text) => `"${lines(text, '\n')}"`],
  ['decimal entities', 'html-escaped', (text) => escaped(text, { '+': '&#43;', '/': '&#47;', '=': '&#61;' })],
  ['hex entities', 'html-escaped', (text) => escaped(text, { '+': '&#x2b;', '/': '&#x2F;', '=': '&#x3D;' })],
  ['percent signs', 'url-encoded', encodeURIComponent],
  ['percent signs in small letters', 'url-encoded', (text) => escaped(text, { '+': '%2b', '/': '%2f', '=': '%3d' })],
  ['percent signs and line ends', 'url-encoded', (text) => encodeURIComponent(lines(text, '\r\n'))],
  ['lines', 'line-breaks', (text) => lines(text, '\n')],
  ['lines of Windows', 'line-breaks', (text) => lines(text, '\r\n')],
  ['line ends written out', 'line-breaks', (text) => lines(text, '\\r\\n')],
  ['blanks and tabs around', 'blanks', (text) => ` \t ${text}\t  `],
  ['hex with colons', 'hex-separators', (_, bytes) => bytes.toString('hex').replace(/..(?=.)/g, '$&:')],
  [
    'hex in capitals with blanks',
    'hex-separators',
    (_, bytes) =>
      bytes
        .toString('hex')
        .toUpperCase()
        .replace(/..(?=.)/g, '$& '),
  ],
  ['too much padding', 'padding', (text) => `${text.replace(/=*$/, '')}====`],
  ['base64 of base64', 'encoded-twice', (text) => Buffer.from(text).toString('base64')],
  ['base64 of lines', 'encoded-twice', (text) => Buffer.from(lines(text, '\r\n')).toString('base64')],
  ['base64 of hex', 'encoded-twice', (_, bytes) => Buffer.from(bytes.toString('hex')).toString('base64')],
];

/** Signatures of each length, with a plus and a slash in their base64. */
const signatures = fc
  .constantFrom(256, 384, 512)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
  .map((bytes) => Buffer.from([0xfb, 0xff, 0xbf, ...bytes.subarray(3)]));

describe('a signature that was damaged on its way', () => {
  for (const [what, cause, spoil] of damages) {
    it(`is read in spite of ${what}: ${cause}`, () => {
      fc.assert(
        fc.property(signatures, (bytes) => {
          const repaired = repairSignature(spoil(bytes.toString('base64'), bytes));
          assert.deepEqual(repaired, { bytes: Uint8Array.from(bytes), cause });
        }),
        { numRuns: propertyRuns(50) },
      );
    });
  }

  it('is read in spite of plain hex', () => {
    const bytes = Buffer.alloc(256, 0xab);
    assert.deepEqual(repairSignature(bytes.toString('hex'))?.bytes, Uint8Array.from(bytes));
  });

  for (const text of ['no signature at all!', 'x'.repeat(341), `*${'A'.repeat(343)}`, '"AAAA', `"${'A'.repeat(4)}'`]) {
    it(`is not read from ${JSON.stringify(text).slice(0, 30)}`, () => {
      assert.equal(repairSignature(text), undefined);
    });
  }

  it('of short hex is taken for base64', () => {
    assert.deepEqual(repairSignature('abcdef12')?.bytes, Uint8Array.from(Buffer.from('abcdef12', 'base64')));
  });
});

function escaped(text: string, codes: Readonly<Record<string, string>>): string {
  return text.replace(/[+/=]/g, (character) => codes[character] ?? character);
}
