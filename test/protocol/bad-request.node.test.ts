import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { checkInitiatePayload } from '../../src/protocol/requests/initiate-payload.ts';
import { checkProcessPayload } from '../../src/protocol/requests/process-payload.ts';
import { checkRequest } from '../../src/protocol/requests/request-check.ts';
import { checkSessionTokenRequest } from '../../src/protocol/session-token.ts';
import { parseSignature } from '../../src/protocol/signature.ts';
import type { BadInput } from './bad-input.ts';
import { badInitiates, badProcesses, badRequests, badSignatures, badTokens } from './bad-request.ts';
import { goodProcess, signature } from './good-requests.ts';

interface Findings {
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

function findingOf({ code, field, reason }: Issue) {
  return [code, field, ...(reason === undefined ? [] : [reason])];
}

function table(name: string, rows: readonly BadInput[], check: (input: unknown) => Findings) {
  suite(name, () => {
    for (const { id, about, input, issue, warning } of rows) {
      test(`${issue ? `refuses ${about} as ${issue.join(' ')}` : `takes ${about}`} (${id})`, () => {
        const { issues, warnings } = check(input);
        assert.deepEqual(issues.slice(0, 1).map(findingOf), issue ? [issue] : []);
        if (!issue) assert.deepEqual(warnings.map(findingOf), warning ? [warning] : []);
      });
    }
  });
}

table('payload of process', badProcesses, (input) => checkProcessPayload(input));
table('payload of initiate', badInitiates, checkInitiatePayload);
table('request', badRequests, (input) => checkRequest(input, checkProcessPayload));
table('request for a session token', badTokens, (input) =>
  checkSessionTokenRequest(input, { now: Date.parse('2021-07-19T07:10:00Z'), customerId: 'abcde12345' }),
);
table('signature', badSignatures, (input) => {
  const parsed = parseSignature(input);
  return { issues: parsed.ok ? [] : [parsed.issue], warnings: [] };
});
for (const row of badSignatures) {
  if (!row.issue) continue;
  const { issue } = row;
  test(`a payload of process with ${row.about} is refused in the same words`, () => {
    const { issues } = checkProcessPayload({ ...goodProcess, signature: row.input });
    assert.deepEqual(issues.map(findingOf), [issue]);
  });
}

suite('what a signature is read as', () => {
  test('base64 and hex of the same bytes give the same bytes', () => {
    const bytes = Buffer.from(signature, 'base64');
    const [base64, hex] = [parseSignature(signature), parseSignature(bytes.toString('hex'))];
    assert.ok(base64.ok && hex.ok);
    assert.deepEqual([base64.value.encoding, hex.value.encoding], ['base64', 'hex']);
    assert.deepEqual(Buffer.from(base64.value.bytes), bytes);
    assert.deepEqual(Buffer.from(hex.value.bytes), bytes);
  });

  test('no text but the canonical one gives these bytes', () => {
    for (let index = 0; index < signature.length; index++) {
      for (const character of ['A', '=', ' ', '\n', '-', 'é', '']) {
        const changed = `${signature.slice(0, index)}${character}${signature.slice(index + 1)}`;
        const parsed = parseSignature(changed);
        if (parsed.ok && changed !== signature) {
          assert.notDeepEqual(Buffer.from(parsed.value.bytes), Buffer.from(signature, 'base64'));
        }
      }
    }
  });
});

suite('what stays as it is', () => {
  test('a payload that passes is the same object, not frozen and not copied', () => {
    const check = checkProcessPayload(goodProcess);
    assert.equal(check.value, goodProcess);
    assert.ok(!Object.isFrozen(goodProcess));
  });
});
