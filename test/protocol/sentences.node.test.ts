import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { catalogue, issueInFull } from '../../src/protocol/errors/catalogue.ts';
import { checkInitiatePayload } from '../../src/protocol/requests/initiate-payload.ts';
import { checkOrderDetails } from '../../src/protocol/requests/order-details.ts';
import { checkProcessPayload } from '../../src/protocol/requests/process-payload.ts';
import { checkRequest } from '../../src/protocol/requests/request-check.ts';
import { checkSessionTokenRequest } from '../../src/protocol/session-token.ts';
import { badOrders } from './bad-input.ts';
import { badInitiates, badProcesses, badRequests, badSignatures, badTokens } from './bad-request.ts';
import { goodProcess } from './good-requests.ts';

interface Findings {
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

/** Returns all findings about any row of bad input. */
const findingsOfAll = (): readonly (readonly [id: string, issue: Issue])[] =>
  [
    ...badOrders.map(({ id, input, rules }) => [id, checkOrderDetails(input, rules)] as const),
    ...badProcesses.map(({ id, input }) => [id, checkProcessPayload(input)] as const),
    ...badInitiates.map(({ id, input }) => [id, checkInitiatePayload(input)] as const),
    ...badRequests.map(({ id, input }) => [id, checkRequest(input, checkProcessPayload)] as const),
    ...badTokens.map(({ id, input }) => [id, checkSessionTokenRequest(input, { now: Date.now() })] as const),
    ...badSignatures.map(({ id, input }) => [id, checkProcessPayload({ ...goodProcess, signature: input })] as const),
  ].flatMap(([id, { issues, warnings }]: readonly [string, Findings]) =>
    [...issues, ...warnings].map((issue) => [id, issue] as const),
  );

suite('everything that bad input is told', () => {
  // Made for each test anew: a mutation tester sees what a test runs, and not what a module computes when it is loaded.
  let told: ReturnType<typeof findingsOfAll> = [];
  beforeEach(() => {
    told = findingsOfAll();
  });

  test('is there', () => {
    assert.ok(told.length > 400, `${told.length} findings`);
    const codes = new Set(told.map(([, { code }]) => code));
    assert.ok(codes.size > 20, [...codes].join(' '));
  });

  test('is a sentence about the field: what is wrong with it', () => {
    for (const [id, { field = '', message }] of told) {
      const [subject, verb, ...rest] = message.split(' ');
      assert.equal(subject, field, `${id}: ${message}`);
      assert.match(verb ?? '', /^(is|has|begins|holds|differs|cannot|does|comes|was|names|says)$/, `${id}: ${message}`);
      assert.ok(rest.length > 0 && message.endsWith('.'), `${id}: ${message}`);
      assert.doesNotMatch(message, /^Code /, id);
    }
  });

  test('is a sentence on what to write instead, and no reference to a page', () => {
    for (const [id, { field, code, fix }] of told) {
      assert.match(fix, /^[A-Z][a-z]+ .*\.$/, `${id}, ${field} ${code}: ${fix}`);
      assert.doesNotMatch(fix, /docs\/|^See /, `${id}, ${field} ${code}`);
    }
  });

  test('has a reason that the catalogue has, or sentences of its own', () => {
    for (const [id, { code, field = '', reason, message }] of told) {
      const isOwn = message !== issueInFull(code, field, reason).message;
      const isKnown =
        !reason || reason.startsWith('did-you-mean-') || Object.hasOwn(catalogue[code].reasons ?? {}, reason);
      assert.ok(isOwn || isKnown, `${id}: ${code}, ${reason}`);
    }
  });

  test('says whether Juspay is known to take it', () => {
    for (const [id, { field, code, vendor }] of told) {
      assert.match(vendor ?? '', /^(takes|refuses|unknown)$/, `${id}, ${field} ${code}`);
    }
  });

  test('is not the same for values of another kind', () => {
    const fixes = (code: string, reason?: string) =>
      new Set(told.filter(([, issue]) => issue.code === code && issue.reason === reason).map(([, { fix }]) => fix));
    // An email address, a phone number, a gateway, an id of a request and a token are written in different ways.
    assert.ok(fixes('field').size >= 3, [...fixes('field')].join('\n'));
    assert.ok(fixes('type', 'string').size >= 3, [...fixes('type', 'string')].join('\n'));
    assert.ok(fixes('not-allowed').size >= 4, [...fixes('not-allowed')].join('\n'));
  });
});
