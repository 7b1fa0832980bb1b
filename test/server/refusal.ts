import assert from 'node:assert/strict';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';

/** Returns the coded error that a call rejects with. Its message must be a sentence and its fix must say something. */
export async function refusalOf(call: Promise<unknown>): Promise<HyperCheckoutError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof HyperCheckoutError, 'a coded error');
  assertSentence(error.message);
  assert.ok(error.fix.length > 5, error.fix);
  return error;
}

/** Fails unless a text is a sentence: several words, none of them a hole, and a full stop. */
export function assertSentence(text: string): void {
  assert.match(text, /^\S+( \S+){2,}\.$/);
  assert.doesNotMatch(text, /undefined|null|NaN|\[object/);
}
