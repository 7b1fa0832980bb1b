/** A wallet of the simulator. Its balance never changes, so every payment with it can be repeated. */
export interface TestWallet {
  /** As the SDK names it, such as `PAYTM`. */
  readonly code: string;
  readonly name: string;
  /** Rupees as text. */
  readonly balance: string;
}

/** The wallets, in the order in which they are shown. */
export const testWallets: readonly TestWallet[] = [
  { code: 'PAYTM', name: 'Paytm', balance: '100000.00' },
  { code: 'AMAZONPAY', name: 'Amazon Pay', balance: '2500.00' },
  { code: 'MOBIKWIK', name: 'MobiKwik', balance: '0.50' },
];

/** Returns the wallet with a code. */
export function findTestWallet(code: string): TestWallet | undefined {
  return testWallets.find((wallet) => wallet.code === code);
}
