import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { HyperCheckoutError } from '../../src/protocol/checkout-error.ts';
import {
  lastRuleValue,
  type MandateFrequency,
  mandateSchedule,
  type MandateTerms,
} from '../../src/protocol/requests/mandate.ts';
import { propertyRuns } from '../support/test-files.js';

function take(count: number, terms: MandateTerms): string[] {
  const days: string[] = [];
  if (count) {
    for (const day of mandateSchedule(terms)) {
      days.push(day);
      if (days.length === count) break;
    }
  }
  return days;
}

const fortnightly = (startDate: string, ruleValue: string) =>
  ({ startDate, ruleValue, frequency: 'FORTNIGHTLY' }) as const;
const monthly = (startDate: string, ruleValue: string) => ({ startDate, ruleValue, frequency: 'MONTHLY' }) as const;

suite('special considerations of the documentation', () => {
  test('FORTNIGHTLY 14, 15 and 16 fall on the last day of February', () => {
    for (const value of ['14', '15', '16']) {
      assert.deepEqual(take(1, fortnightly('2018-02-16', value)), ['2018-02-28']);
    }
    assert.deepEqual(take(1, fortnightly('2020-02-16', '14')), ['2020-02-29']);
  });

  test('FORTNIGHTLY 16 from 24 January 2018', () => {
    assert.deepEqual(take(5, fortnightly('2018-01-24', '16')), [
      '2018-01-31',
      '2018-02-15',
      '2018-02-28',
      '2018-03-15',
      '2018-03-31',
    ]);
  });

  test('FORTNIGHTLY 16 falls on the 30th of a month of 30 days', () => {
    assert.deepEqual(take(1, fortnightly('2018-04-16', '16')), ['2018-04-30']);
  });

  test('FORTNIGHTLY 4 from 29 January', () => {
    assert.deepEqual(take(3, fortnightly('2018-01-29', '4')), ['2018-02-04', '2018-02-19', '2018-03-04']);
  });

  test('MONTHLY 29, 30 and 31 fall on the last day of February', () => {
    for (const value of ['29', '30', '31']) assert.deepEqual(take(1, monthly('2018-02-01', value)), ['2018-02-28']);
    assert.deepEqual(take(1, monthly('2020-02-01', '31')), ['2020-02-29']);
  });

  test('MONTHLY 31 falls on the 30th of a month of 30 days', () => {
    assert.deepEqual(take(2, monthly('2018-04-01', '31')), ['2018-04-30', '2018-05-31']);
  });

  test('MONTHLY 17 from 29 January', () => {
    assert.deepEqual(take(2, monthly('2018-01-29', '17')), ['2018-02-17', '2018-03-17']);
  });
});

suite('other frequencies', () => {
  test('WEEKLY counts from Monday', () => {
    // 29 January 2018 was a Monday.
    const on = (ruleValue: string) => take(2, { startDate: '2018-01-29', frequency: 'WEEKLY', ruleValue });
    assert.deepEqual(on('1'), ['2018-01-29', '2018-02-05']);
    assert.deepEqual(on('7'), ['2018-02-04', '2018-02-11']);
  });

  test('DAILY is every day, ONETIME the first day, ASPRESENTED none', () => {
    const from = (frequency: MandateFrequency) => take(3, { startDate: '2020-02-28', frequency });
    assert.deepEqual(from('DAILY'), ['2020-02-28', '2020-02-29', '2020-03-01']);
    assert.deepEqual(from('ONETIME'), ['2020-02-28']);
    assert.deepEqual(from('ASPRESENTED'), []);
  });

  test('longer periods are counted from the first execution', () => {
    const from = (frequency: MandateFrequency) => take(3, { startDate: '2018-01-29', frequency, ruleValue: '17' });
    assert.deepEqual(from('BIMONTHLY'), ['2018-02-17', '2018-04-17', '2018-06-17']);
    assert.deepEqual(from('QUARTERLY'), ['2018-02-17', '2018-05-17', '2018-08-17']);
    assert.deepEqual(from('HALFYEARLY'), ['2018-02-17', '2018-08-17', '2019-02-17']);
    assert.deepEqual(from('YEARLY'), ['2018-02-17', '2019-02-17', '2020-02-17']);
    const onItsDay = take(2, { startDate: '2018-01-17', frequency: 'YEARLY', ruleValue: '17' });
    assert.deepEqual(onItsDay, ['2018-01-17', '2019-01-17']);
  });
});

suite('start and end', () => {
  test('seconds count as the day in India in which they fall', () => {
    // 18:29:59 and 18:30:00 UTC: the last second of 28 January in India, and the first of the 29th.
    const from = (startDate: string) => take(1, { startDate, frequency: 'DAILY' });
    assert.deepEqual(from('1517164199'), ['2018-01-28']);
    assert.deepEqual(from('1517164200'), ['2018-01-29']);
  });

  test('nothing falls on the day of the end or after it', () => {
    assert.deepEqual(
      [...mandateSchedule({ startDate: '2018-01-29', frequency: 'DAILY', endDate: '2018-01-31' })],
      ['2018-01-29', '2018-01-30'],
    );
  });

  test('without an end the days go on to the year 9999', () => {
    const days = [...mandateSchedule({ startDate: '9990-01-01', frequency: 'YEARLY', ruleValue: '31' })];
    assert.deepEqual(days.slice(-1), ['9999-01-31']);
  });

  test('what is no mandate is refused before the first day', () => {
    const refusals: readonly (readonly [MandateTerms, string, string | undefined])[] = [
      [{ startDate: '2023-02-30', frequency: 'DAILY' }, 'mandate', 'start-date'],
      [{ startDate: '1517164200000', frequency: 'DAILY' }, 'mandate', 'start-date'],
      [{ startDate: '2023-02-01', endDate: '2023-02-01', frequency: 'DAILY' }, 'mandate', 'end-date'],
      [{ startDate: '2023-02-01', endDate: 'soon', frequency: 'DAILY' }, 'mandate', 'end-date'],
      [{ startDate: '2023-02-01', frequency: 'WEEKLY' }, 'required', undefined],
      [{ startDate: '2023-02-01', frequency: 'WEEKLY', ruleValue: '8' }, 'mandate', 'rule-value'],
      [{ startDate: '2023-02-01', frequency: 'MONTHLY', ruleValue: '07' }, 'mandate', 'rule-value'],
      [{ startDate: '2023-02-01', frequency: 'MONTHLY', ruleValue: '7.0' }, 'mandate', 'rule-value'],
    ];
    for (const [terms, code, reason] of refusals) {
      assert.throws(
        () => mandateSchedule(terms),
        (error) => error instanceof HyperCheckoutError && error.code === code && error.reason === reason,
      );
    }
  });

  test('names the rule that is missing', () => {
    assert.throws(() => mandateSchedule({ startDate: '2023-02-01', frequency: 'WEEKLY' }), {
      field: 'mandate.rule_value',
    });
  });

  test('says what is wrong with a day that is none', () => {
    assert.throws(() => mandateSchedule({ startDate: 'soon', frequency: 'DAILY' }), {
      message: 'mandate.start_date is not written as documented.',
      fix: 'Write a day of the calendar, such as "2035-12-31".',
    });
  });
});

const frequencies = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY', 'BIMONTHLY', 'QUARTERLY', 'HALFYEARLY', 'YEARLY'] as const;
const monthsOf = { MONTHLY: 1, BIMONTHLY: 2, QUARTERLY: 3, HALFYEARLY: 6, YEARLY: 12 } as const;

const mandates = fc.constantFrom(...frequencies).chain((frequency) =>
  fc.record({
    frequency: fc.constant(frequency),
    ruleValue: fc.integer({ min: 1, max: lastRuleValue(frequency) }).map(String),
    startDate: fc.integer({ min: 946_684_800, max: 4_102_444_800 }).map(String),
  }),
);

function lengthOfMonth(day: string): number {
  return new Date(Date.UTC(numberIn(day, 0, 4), numberIn(day, 5, 7), 0)).getUTCDate();
}

function numberIn(text: string, from: number, to: number): number {
  return Number(text.slice(from, to));
}

function monthNumber(day: string): number {
  return numberIn(day, 0, 4) * 12 + numberIn(day, 5, 7);
}

suite('ten thousand random mandates', () => {
  test('days rise, exist, fit the rule, start at the first chance, and come once per period', () => {
    fc.assert(
      fc.property(mandates, (terms) => {
        const value = Number(terms.ruleValue);
        const start = new Date((Number(terms.startDate) + 19_800) * 1000).toISOString().slice(0, 10);
        const days = take(14, terms);
        assert.equal(days.length, 14);
        let before = '';
        for (const day of days) {
          assert.ok(day >= start && day > before);
          const date = new Date(`${day}T00:00:00Z`);
          assert.equal(date.toISOString().slice(0, 10), day);
          const inMonth = numberIn(day, 8, 10);
          const end = lengthOfMonth(day);
          if (terms.frequency === 'WEEKLY') {
            assert.equal(date.getUTCDay(), value % 7);
            if (before) assert.equal(date.getTime() - Date.parse(before), 7 * 86_400_000);
          } else if (terms.frequency === 'FORTNIGHTLY') {
            assert.equal(inMonth, inMonth <= 15 ? Math.min(value, 15) : Math.min(15 + value, end));
            if (before) assert.equal(halfOf(day) - halfOf(before), 1);
          } else {
            assert.equal(inMonth, Math.min(value, end));
            if (before) assert.equal(monthNumber(day) - monthNumber(before), monthsOf[terms.frequency]);
          }
          before = day;
        }
        // The first is the first chance: a period earlier would have been before the start.
        const away = (Date.parse(days[0]!) - Date.parse(start)) / 86_400_000;
        assert.ok(away < (terms.frequency === 'WEEKLY' ? 7 : terms.frequency === 'FORTNIGHTLY' ? 17 : 31));
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });

  test('an end only cuts the days short', () => {
    fc.assert(
      fc.property(mandates, fc.integer({ min: 1, max: 2000 }), (terms, length) => {
        const endDate = `${Number(terms.startDate) + length * 86_400}`;
        const end = new Date((Number(endDate) + 19_800) * 1000).toISOString().slice(0, 10);
        const days = [...mandateSchedule({ ...terms, endDate })];
        assert.deepEqual(days, take(days.length, terms));
        assert.ok(days.every((day) => day < end));
        assert.ok(take(days.length + 1, terms).at(-1)! >= end);
      }),
      { numRuns: propertyRuns(500) },
    );
  });

  test('the machine’s time zone changes nothing', () => {
    const { TZ } = process.env;
    const rules = [
      ['FORTNIGHTLY', '16'],
      ['MONTHLY', '31'],
      ['WEEKLY', '7'],
      ['YEARLY', '29'],
    ] as const;
    try {
      const runs = ['UTC', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
        process.env['TZ'] = zone;
        const days = rules.map(([frequency, ruleValue]) => take(40, { startDate: '1517164199', frequency, ruleValue }));
        return { offset: new Date(0).getTimezoneOffset(), days };
      });
      assert.equal(new Set(runs.map(({ offset }) => offset)).size, 4);
      assert.equal(new Set(runs.map(({ days }) => days.join())).size, 1);
      assert.deepEqual(runs[0]?.days[0]?.slice(0, 1), ['2018-01-31']);
    } finally {
      if (TZ === undefined) delete process.env['TZ'];
      else process.env['TZ'] = TZ;
    }
  });
});

function halfOf(day: string): number {
  return monthNumber(day) * 2 + (numberIn(day, 8, 10) > 15 ? 1 : 0);
}
