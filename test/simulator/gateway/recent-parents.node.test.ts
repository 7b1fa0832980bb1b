import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRecentParents } from '../../../src/simulator/http/gateway.ts';

describe('the memory of parents', () => {
  it('holds each origin once, the latest last, and forgets the oldest of 33', () => {
    const parents = createRecentParents();
    for (let port = 1; port <= 32; port++) parents.add(`http://localhost:${port}`);
    parents.add('http://localhost:1');
    parents.add('http://localhost:33');
    const list = parents.list();
    assert.equal(list.length, 32);
    assert.equal(list.includes('http://localhost:2'), false);
    assert.deepEqual(list.slice(-2), ['http://localhost:1', 'http://localhost:33']);
  });
});
