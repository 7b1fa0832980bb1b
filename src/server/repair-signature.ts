import { bytesOfBase64 } from './bytes.ts';

/** A change to a signature on its way. */
export type SignatureCause =
  | 'plus-became-space'
  | 'base64url'
  | 'line-breaks'
  | 'blanks'
  | 'padding'
  | 'canonical'
  | 'url-encoded'
  | 'quoted'
  | 'html-escaped'
  | 'encoded-twice'
  | 'hex-separators';

/** A signature that could be read after one or more repairs. */
export interface RepairedSignature {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The first change that had to be undone. */
  readonly cause: SignatureCause;
}

const repairs: readonly (readonly [cause: SignatureCause, repair: (text: string) => string])[] = [
  ['quoted', (text) => text.replace(/^\s*(["'])(.*)\1\s*$/s, '$2')],
  [
    'html-escaped',
    (text) =>
      text
        .replace(/&#(?:43|x2b);/gi, '+')
        .replace(/&#(?:47|x2f);/gi, '/')
        .replace(/&#(?:61|x3d);/gi, '='),
  ],
  [
    'url-encoded',
    (text) =>
      text
        .replace(/%2b/gi, '+')
        .replace(/%2f/gi, '/')
        .replace(/%3d/gi, '=')
        .replace(/%0[ad]/gi, '\n'),
  ],
  ['line-breaks', (text) => text.replace(/\\r|\\n|[\r\n]/g, '')],
  ['blanks', (text) => text.replace(/^[ \t]+|[ \t]+$/g, '')],
  ['hex-separators', (text) => (/^(?:[0-9a-f]{2}[:\s]?){128,}$/i.test(text) ? text.replace(/[:\s]/g, '') : text)],
  ['plus-became-space', (text) => text.replaceAll(' ', '+')],
  ['base64url', (text) => text.replaceAll('-', '+').replaceAll('_', '/')],
  ['padding', (text) => withPadding(text.replace(/=+$/, ''))],
];

/**
 * Reads a signature that came in some damaged form, by undoing the damages that are known; or undefined.
 *
 * For explaining only: verifying takes a signature as it is or not at all.
 */
export function repairSignature(text: string): RepairedSignature | undefined {
  let cause: SignatureCause | undefined;
  let repaired = text;
  for (const [name, repair] of repairs) {
    const next = repair(repaired);
    // Adding padding is what base64url needs anyway, so it names the cause only on its own.
    if (next !== repaired && cause === undefined) cause = name;
    repaired = next;
  }
  const bytes = bytesOf(repaired);
  if (bytes === undefined) return undefined;
  const inner = new TextDecoder().decode(bytes);
  if (/^[A-Za-z0-9+/=\r\n]{340,}$/.test(inner)) {
    const innerBytes = bytesOf(inner.replace(/[\r\n]/g, ''));
    if (innerBytes !== undefined) return { bytes: innerBytes, cause: 'encoded-twice' };
  }
  return { bytes, cause: cause ?? 'canonical' };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(text) && text.length >= 512) {
    return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  }
  return bytesOfBase64(text);
}

function withPadding(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
