/** A company that pays now and is paid later. */
export interface TestLender {
  /** As the SDK names it, such as `LAZYPAY`. */
  readonly code: string;
  readonly name: string;
  /** Rupees as text: the most that one order may cost. */
  readonly limit: string;
}

/** The lenders, in the order in which they are shown. */
export const testLenders: readonly TestLender[] = [
  { code: 'LAZYPAY', name: 'LazyPay', limit: '20000.00' },
  { code: 'SIMPL', name: 'Simpl', limit: '500.00' },
];

/** Returns the lender with a code. */
export function findTestLender(code: string): TestLender | undefined {
  return testLenders.find((lender) => lender.code === code);
}
