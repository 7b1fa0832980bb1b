import { own, isPlainObject } from '../protocol/plain-object.ts';

const mark = 'hyper-checkout';

/**
 * The version of the conversation between the element and its frame. Both say theirs in the greeting; a difference
 * is the coded error `protocol-mismatch`, since a frame that the merchant hosts may be older than the element.
 */
export const greetingVersion = 1;

/**
 * The one message that crosses between windows; everything else goes over the port that comes with it.
 *
 * - `hello`: frame → host, with a port: "this document speaks version `version`"
 * - `refused`: frame → host, without a port: "your origin is not on my list"
 */
export interface Greeting {
  readonly kind: 'hello' | 'refused';
  readonly version: number;
  /** Random for each document, so that a repeated hello is told apart from a reload. */
  readonly documentId: string;
}

/** Returns a greeting as it goes over the wire. It carries no other data. */
export function writeGreeting(greeting: Greeting): object {
  return { [mark]: greeting.kind, version: greeting.version, documentId: greeting.documentId };
}

/** Reads a window message; undefined for the chatter of others, which is neither an error nor worth a log line. */
export function readGreeting(data: unknown): Greeting | undefined {
  if (!isPlainObject(data)) return undefined;
  const kind = own(data, mark);
  const version = own(data, 'version');
  const documentId = own(data, 'documentId');
  if ((kind !== 'hello' && kind !== 'refused') || typeof documentId !== 'string') return undefined;
  // One that does not say its version is no version of ours.
  return { kind, version: typeof version === 'number' ? version : 0, documentId };
}
