import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import * as v from 'valibot';
import { request, send } from '../../../src/simulator/ui/request.ts';

const Lamp = v.object({ watts: v.number() });
const refusal = { errorCode: 'JP_012', code: 'token', error_message: 'No.' };
const unreachable = { kind: 'unreachable' };

/** Has the next requests answered so, and returns how they are made. */
function answering(answer: () => Response | Promise<Response>): readonly RequestInit[] {
  const inits: RequestInit[] = [];
  mock.method(globalThis, 'fetch', async (_: string, init: RequestInit) => {
    inits.push(init);
    return answer();
  });
  return inits;
}

describe('a request of a page', () => {
  afterEach(() => mock.restoreAll());

  it('gives the answer, without what the page was not promised', async () => {
    answering(() => Response.json({ watts: 40, colour: 'red' }, { status: 201 }));
    assert.deepEqual(await send(Lamp, '/lamp'), { kind: 'answer', value: { watts: 40 } });
    assert.deepEqual(await request(Lamp, '/lamp'), { watts: 40 });
  });

  it('gives the refusal, in the gateway’s words', async () => {
    answering(() => Response.json({ ...refusal, status: 'error' }, { status: 401 }));
    assert.deepEqual(await send(Lamp, '/lamp'), { kind: 'refused', refusal });
    assert.equal(await request(Lamp, '/lamp'), undefined);
  });

  for (const [what, answer] of [
    ['an answer of another form', () => Response.json({ watts: 'forty' })],
    ['an answer in the form of a refusal', () => Response.json(refusal)],
    ['a refusal of another form', () => Response.json({ message: 'No.' }, { status: 400 })],
    ['a refusal with a code that does not exist', () => Response.json({ ...refusal, code: 'x' }, { status: 400 })],
    ['a fault of the gateway', () => Response.json(refusal, { status: 500 })],
    ['a page in place of JSON', () => new Response('<p>Lamp</p>')],
    ['no connection', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const) {
    it(`has no use for ${what}`, async () => {
      answering(answer);
      assert.deepEqual(await send(Lamp, '/lamp'), unreachable);
      assert.equal(await request(Lamp, '/lamp'), undefined);
    });
  }

  it('tells the HTTP status of an answer, 0 where there is none', async () => {
    const statuses: number[] = [];
    const options = { answered: (status: number) => statuses.push(status) };
    answering(() => Response.json(refusal, { status: 409 }));
    await send(Lamp, '/lamp', {}, options);
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await send(Lamp, '/lamp', {}, options);
    assert.deepEqual(statuses, [409, 0]);
  });

  it('is a POST with a command and a GET without one, and ends with the signal of its page', async () => {
    const inits = answering(() => Response.json({ watts: 40 }));
    const life = new AbortController();
    await send(Lamp, '/lamp', { on: true }, { signal: life.signal, keepalive: true });
    await send(Lamp, '/lamp', undefined, { signal: life.signal });
    assert.deepEqual(
      inits.map(({ method, body, keepalive, cache }) => ({ method, body, keepalive, cache })),
      [
        { method: 'POST', body: '{"on":true}', keepalive: true, cache: 'no-store' },
        { method: undefined, body: undefined, keepalive: undefined, cache: 'no-store' },
      ],
    );
    life.abort();
    assert.deepEqual(
      inits.map(({ signal }) => signal?.aborted),
      [true, true],
    );
  });
});
