import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emiPlans } from '../../../src/simulator/methods/emi/gateway-part.ts';

/** Instalments as banks' own calculators give them, and the totals and interest that follow. */
const plans = [
  { amount: '10000.00', months: 3, rate: 1500, perMonth: '3417.01', total: '10251.03', interest: '251.03' },
  { amount: '10000.00', months: 12, rate: 1500, perMonth: '902.58', total: '10830.96', interest: '830.96' },
  { amount: '100000', months: 12, rate: 1200, perMonth: '8884.88', total: '106618.56', interest: '6618.56' },
  { amount: '100000.00', months: 24, rate: 1350, perMonth: '4777.70', total: '114664.80', interest: '14664.80' },
  {
    amount: '999999999999.99',
    months: 3,
    rate: 0,
    perMonth: '333333333333.33',
    total: '999999999999.99',
    interest: '0.00',
  },
] as const;

describe('plans of equal monthly instalments', () => {
  for (const { amount, months, rate, perMonth, total, interest } of plans) {
    it(`come to ${perMonth} a month for ${amount} in ${months} months at ${rate / 100} %`, () => {
      const [plan] = emiPlans(amount, [{ months, yearlyRate: rate, noCost: false }]);
      assert.deepEqual(plan, { months, rate: String(rate / 100), perMonth, total, interest, noCost: false });
    });
  }

  it('without cost come to the price, and say what the shop pays', () => {
    assert.deepEqual(emiPlans('10000.00', [{ months: 3, yearlyRate: 1500, noCost: true }]), [
      { months: 3, rate: '15', perMonth: '3333.34', total: '10000.00', interest: '251.03', noCost: true },
    ]);
  });

  it('never come to less than the amount, down to the paisa', () => {
    for (let paise = 1; paise < 3000; paise += 7) {
      const amount = `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`;
      const [plan] = emiPlans(amount, [{ months: 6, yearlyRate: 0, noCost: false }]);
      assert.ok(Number(plan?.total) >= Number(amount), amount);
      assert.ok(Number(plan?.total) - Number(amount) < 0.06, amount);
    }
  });

  it('are none for what is no amount', () => {
    for (const amount of ['', '0', '-1', '1.234', 'NaN']) {
      assert.deepEqual(emiPlans(amount, [{ months: 3, yearlyRate: 1500, noCost: false }]), []);
    }
  });
});
