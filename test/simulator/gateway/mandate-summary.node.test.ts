import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readOrderDetails } from '../../../src/protocol/requests/order-details.ts';
import { mandateSummary } from '../../../src/simulator/application/payment-options.ts';

const now = Date.parse('2026-11-22T10:00:00+05:30');
const seconds = (day: string) => String(Date.parse(`${day}T00:00:00+05:30`) / 1000);

function summaryOf(fields: Readonly<Record<string, unknown>>) {
  const read = readOrderDetails(
    JSON.stringify({
      order_id: 'R1',
      merchant_id: 'acme',
      amount: '499.00',
      customer_id: 'cust77',
      timestamp: String(now),
      ...fields,
    }),
    { now: false },
  );
  assert.ok(read.ok, read.ok ? '' : `${read.issue.code} ${read.issue.field}`);
  return mandateSummary(read.value, now);
}

const required = { 'options.create_mandate': 'REQUIRED', 'mandate.max_amount': '1500.00' };

describe('what a shopper agrees to', () => {
  it('is nothing without a mandate, or with one that is switched off', () => {
    assert.equal(summaryOf({}), undefined);
    assert.equal(summaryOf({ 'options.create_mandate': 'DISABLED' }), undefined);
  });

  it('says what, how much at most, how often and until when', () => {
    const summary = summaryOf({
      ...required,
      'mandate.frequency': 'MONTHLY',
      'mandate.rule_value': '5',
      'mandate.start_date': seconds('2026-11-22'),
      'mandate.end_date': seconds('2028-11-22'),
    });
    assert.deepEqual(summary, {
      required: true,
      recurring: { most: '1500.00', fixed: false, frequency: 'MONTHLY' },
      nextDebits: ['2026-12-05', '2027-01-05', '2027-02-05'],
      until: '2028-11-22',
      revocable: true,
    });
  });

  for (const [frequency, ruleValue, days] of [
    ['DAILY', '', ['2026-11-23', '2026-11-24', '2026-11-25']],
    ['WEEKLY', '7', ['2026-11-29', '2026-12-06', '2026-12-13']],
    ['FORTNIGHTLY', '1', ['2026-12-01', '2026-12-16', '2027-01-01']],
    ['MONTHLY', '22', ['2026-12-22', '2027-01-22', '2027-02-22']],
    ['MONTHLY', '31', ['2026-11-30', '2026-12-31', '2027-01-31']],
    ['QUARTERLY', '25', ['2026-11-25', '2027-02-25', '2027-05-25']],
    ['YEARLY', '1', ['2026-12-01', '2027-12-01', '2028-12-01']],
    ['ONETIME', '', []],
    ['ASPRESENTED', '', []],
  ] as const) {
    it(`names the next debits of ${frequency}${ruleValue && ` on ${ruleValue}`}: ${days.join(', ') || 'none'}`, () => {
      const rule = ruleValue === '' ? {} : { 'mandate.rule_value': ruleValue };
      assert.deepEqual(summaryOf({ ...required, 'mandate.frequency': frequency, ...rule })?.nextDebits, days);
    });
  }

  it('has fewer debits when it ends before', () => {
    const fields = { ...required, 'mandate.frequency': 'WEEKLY', 'mandate.rule_value': '1' };
    const endsSoon = summaryOf({ ...fields, 'mandate.end_date': seconds('2026-12-01') });
    assert.deepEqual(endsSoon?.nextDebits, ['2026-11-23', '2026-11-30']);
    assert.deepEqual(summaryOf({ ...fields, 'mandate.end_date': seconds('2026-11-22') })?.nextDebits, []);
  });

  it('of a fixed mandate is the amount of the order, and may be a choice', () => {
    const summary = summaryOf({ 'options.create_mandate': 'OPTIONAL', 'mandate.amount_rule': 'FIXED' });
    assert.equal(summary?.required, false);
    assert.deepEqual(summary.recurring, { most: '499.00', fixed: true, frequency: 'ASPRESENTED' });
  });
});
