import type { Issue, Parsed } from '../protocol/checkout-error.ts';
import { bytesOfBase64 } from './bytes.ts';

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

/** One DER element: its tag, where its content lies, and where the next element begins. */
interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly end: number;
}

/** DER tags that occur in RSA keys. */
export const derTag = { integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, sequence: 0x30 };

/**
 * Splits the content of a DER sequence into its elements, or undefined if the bytes are not DER.
 *
 * Only what keys need: one-byte tags and definite lengths.
 */
export function readDer(bytes: Uint8Array<ArrayBuffer>): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const element = readElement(bytes, at);
    if (element === undefined) return undefined;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/** Writes one DER element around the given contents, joined. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const head = [tag, ...lengthBytes(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return bytes;
}

function readElement(bytes: Uint8Array<ArrayBuffer>, start: number): DerElement | undefined {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) return undefined;
  const lengthSize = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthSize > 4) return undefined;
  let length = lengthSize === 0 ? first : 0;
  for (let index = 0; index < lengthSize; index += 1) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  const from = start + 2 + lengthSize;
  const end = from + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(from, end), end };
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}
