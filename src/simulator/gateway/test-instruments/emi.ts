import type { EmiTerms } from '../emi-plans.ts';

/** A bank whose cards can be paid in instalments. */
export interface TestEmiBank {
  readonly bankName: string;
  /** Rupees as text: the least that an order must cost. */
  readonly least: string;
  readonly terms: readonly EmiTerms[];
}

/** The banks with instalments. The shop pays the interest of short plans at the first one. */
export const testEmiBanks: readonly TestEmiBank[] = [
  {
    bankName: 'Meridian Bank',
    least: '3000.00',
    terms: [
      { months: 3, yearlyRate: 1500, noCost: true },
      { months: 6, yearlyRate: 1500, noCost: false },
      { months: 9, yearlyRate: 1500, noCost: false },
      { months: 12, yearlyRate: 1600, noCost: false },
    ],
  },
  {
    bankName: 'Banyan Bank',
    least: '5000.00',
    terms: [
      { months: 6, yearlyRate: 1350, noCost: false },
      { months: 12, yearlyRate: 1450, noCost: false },
    ],
  },
];
