import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAtMost } from '../../src/protocol/read-at-most.ts';

/** A body that comes in these parts, and says whether the reader gave it up. */
function bodyOf(...parts: readonly Uint8Array[]) {
  const state = { isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.close();
    },
    cancel: () => void (state.isCancelled = true),
    start: (controller) => parts.forEach((part) => controller.enqueue(part)),
  });
  return { response: { body: stream }, state };
}

const rupee = new TextEncoder().encode('₹');

describe('the text of an answer', () => {
  it('is put together from parts that end within a character', async () => {
    const { response } = bodyOf(rupee.slice(0, 1), rupee.slice(1), new TextEncoder().encode('10'));
    assert.equal(await readAtMost(response, 5), '₹10');
  });

  it('ends with the sign of a broken character where the answer breaks off', async () => {
    assert.equal(await readAtMost(bodyOf(rupee.slice(0, 1)).response, 5), '\ufffd');
  });

  it('is empty without a body', async () => assert.equal(await readAtMost({ body: null }, 5), ''));

  it('is left unread as soon as it has more bytes than are wanted', async () => {
    const { response, state } = bodyOf(rupee, rupee, rupee);
    assert.equal(await readAtMost(response, 5), undefined);
    assert.ok(state.isCancelled);
  });
});
