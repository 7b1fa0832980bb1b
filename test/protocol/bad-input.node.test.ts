import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkOrderDetails, readOrderDetails } from '../../src/protocol/requests/order-details.ts';
import type { Issue } from '../../src/protocol/checkout-error.ts';
import { badOrders } from './bad-input.ts';

/** An issue as a row of the table has it. */
function findingOf(issue: Issue | undefined) {
  return issue && [issue.code, issue.field, ...(issue.reason === undefined ? [] : [issue.reason])];
}

suite('text of an order', () => {
  test('every row has an id of its own', () => {
    const ids = badOrders.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  for (const { id, about, input, rules, issue, warning } of badOrders) {
    test(`${issue ? `refuses ${about} as ${issue.join(' ')}` : `takes ${about}`} (${id})`, () => {
      const check = checkOrderDetails(input, rules);
      assert.deepEqual(check.issues.map(findingOf), issue ? [issue] : []);
      if (!issue) assert.deepEqual(check.warnings.map(findingOf), warning ? [warning] : []);
      const read = readOrderDetails(input, rules);
      assert.deepEqual(findingOf(read.ok ? undefined : read.issue), issue);
    });
  }

  test('says what to change and never repeats a value', () => {
    for (const { input, rules, id } of badOrders) {
      for (const issue of checkOrderDetails(input, rules).issues) {
        assert.match(issue.message, /\.$/, id);
        assert.match(issue.fix, /\.$/, id);
      }
    }
    const secret = 'tkn-secret';
    const { issues } = checkOrderDetails(JSON.stringify({ order_id: `${secret} `, amount: secret, timestamp: secret }));
    assert.ok(issues.length >= 3);
    assert.ok(!JSON.stringify(issues).includes(secret));
  });

  test('leaves the prototypes of everything alone', () => {
    for (const { input, rules } of badOrders) checkOrderDetails(input, rules);
    assert.equal(Reflect.get({}, 'amount'), undefined);
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
});
