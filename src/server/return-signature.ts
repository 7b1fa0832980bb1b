import { base64Of } from './base64.ts';

/** The one algorithm of returns: what a return says of itself is compared with it, and never chooses another. */
export const returnAlgorithm = 'HMAC-SHA256';

const encoder = new TextEncoder();
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * Signs the parameters of a return as the gateway does, for the simulator and for tests.
 *
 * @param parameters decoded, without `signature` and `signature_algorithm`
 * @param responseKey the account's Response Key
 * @returns base64
 */
export async function signReturn(
  parameters: Iterable<readonly [string, string]>,
  responseKey: string,
): Promise<string> {
  const key = await importKey(responseKey, 'sign');
  return base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(signedText(parameters)))));
}

/** Returns whether the signature fits the parameters. Every wrong signature takes the same time. */
export async function isReturnSignature(
  parameters: Iterable<readonly [string, string]>,
  signature: Uint8Array<ArrayBuffer>,
  responseKey: string,
): Promise<boolean> {
  const key = await importKey(responseKey, 'verify');
  return crypto.subtle.verify('HMAC', key, signature, encoder.encode(signedText(parameters)));
}

function importKey(responseKey: string, usage: 'sign' | 'verify') {
  return crypto.subtle.importKey('raw', encoder.encode(responseKey), hmac, false, [usage]);
}

/** Every key and value form-encoded, sorted by encoded key, joined, and the whole encoded once more. */
function signedText(parameters: Iterable<readonly [string, string]>): string {
  const pairs = [...parameters].map(([name, value]) => [encoded(name), encoded(value)] as const);
  pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return encoded(pairs.map(([name, value]) => `${name}=${value}`).join('&'));
}

/** Form encoding as the gateway's own Java code does it: blanks are `+`, and `*-._` stay. */
function encoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
