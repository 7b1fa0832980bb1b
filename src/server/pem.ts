import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { bytesOfBase64 } from './base64.ts';

/** One block of a PEM text. */
export interface PemBlock {
  /** The words between the dashes, such as `RSA PRIVATE KEY`. */
  readonly label: string;
  /** True if the block itself says that it needs a passphrase. */
  readonly encrypted: boolean;
  readonly der: Uint8Array<ArrayBuffer>;
  /** True if line breaks stood there as a backslash and an `n`, as environment variables often have them. */
  readonly escapedNewlines: boolean;
}

/**
 * Reads the key block of a PEM text: the first one that ends with the wanted word, else the first one at all.
 *
 * Where a public key is wanted, a private key beside it comes first, so that its reader refuses the whole text.
 *
 * Carriage returns, trailing blanks and text around the block (a bag's attributes, quotes) do no harm, and a
 * backslash with an `n` is taken as the line break that it was before an environment variable held it.
 * @returns `key-type` with `reason` `not-pem` if there is no block, or one that is cut or damaged
 */
export function readPem(text: unknown, wanted: 'PRIVATE KEY' | 'PUBLIC KEY', field: string): Parsed<PemBlock> {
  if (typeof text !== 'string') {
    return { ok: false, issue: notPem(field, 'is not a text', 'Pass the PEM text of the key, or a CryptoKey.') };
  }
  const escapedNewlines = text.includes('\\n');
  const unescaped = text.replace(/(?:\\r)?\\n/g, '\n');
  const blocks = blocksIn(unescaped);
  const block =
    (wanted === 'PUBLIC KEY' && blocks.find(({ label }) => label.endsWith('PRIVATE KEY'))) ||
    (blocks.find(({ label }) => label.endsWith(wanted)) ?? blocks[0]);
  if (block === undefined) {
    const fix = `Pass the whole text, from "-----BEGIN ${wanted}-----" to "-----END ${wanted}-----".`;
    return { ok: false, issue: notPem(field, 'holds no complete PEM block', fix) };
  }
  const { label, body } = block;
  const headers = /^\s*(?:[A-Za-z-]+:[^\n]*\n)+/.exec(body)?.[0] ?? '';
  const encrypted = label.startsWith('ENCRYPTED') || headers.includes('ENCRYPTED');
  const der = bytesOfBase64(body.slice(headers.length).replace(/\s+/g, ''));
  if (der === undefined || der.length === 0) {
    const fix = 'Copy the key file again: between its dashes may stand only base64.';
    return { ok: false, issue: notPem(field, 'has a damaged PEM block', fix) };
  }
  return { ok: true, value: { label, encrypted, der, escapedNewlines } };
}

/** The blocks of a text, in one pass over its dashes: an END closes the last BEGIN if it has the same label. */
function blocksIn(text: string): readonly { readonly label: string; readonly body: string }[] {
  const blocks: { label: string; body: string }[] = [];
  let begun: { label: string; from: number } | undefined;
  for (const { 0: mark, 1: word, 2: label = '', index } of text.matchAll(/-----(BEGIN|END) ([A-Z0-9 ]{1,40})-----/g)) {
    if (word === 'BEGIN') {
      begun = { label, from: index + mark.length };
    } else {
      if (begun?.label === label) blocks.push({ label, body: text.slice(begun.from, index) });
      begun = undefined;
    }
  }
  return blocks;
}

/** Writes DER bytes as a PEM text with lines of 64 characters. */
export function writePem(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function notPem(field: string, what: string, fix: string): Issue {
  return { code: 'key-type', reason: 'not-pem', field, message: `The key in ${field} ${what}.`, fix };
}
