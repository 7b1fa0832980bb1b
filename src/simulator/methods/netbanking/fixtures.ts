/** A bank of the netbanking list. Its page offers success and failure. */
export interface TestBank {
  /** Juspay's payment method code, such as `NB_HDFC`. */
  readonly code: string;
  readonly name: string;
  /** The page shows the bank before the customer searches. */
  readonly popular: boolean;
  /** Its netbanking is down: the page shows it with a notice, and it accepts no payment. */
  readonly down?: true;
  /** Its page refuses frames (`X-Frame-Options: DENY`), so the whole window goes there. */
  readonly refusesFrames?: true;
}

/** The last digits of the account that the customer has at every bank. */
export const accountEnding = '4821';

/** The banks of the netbanking list, popular ones first. */
export const testBanks: readonly TestBank[] = [
  { code: 'NB_HDFC', name: 'HDFC Bank', popular: true },
  { code: 'NB_ICICI', name: 'ICICI Bank', popular: true },
  { code: 'NB_SBI', name: 'State Bank of India', popular: true },
  { code: 'NB_AXIS', name: 'Axis Bank', popular: true },
  { code: 'NB_KOTAK', name: 'Kotak Mahindra Bank', popular: true },
  { code: 'NB_PNB', name: 'Punjab National Bank', popular: true },
  { code: 'NB_AUB', name: 'AU Small Finance Bank', popular: false },
  { code: 'NB_BOI', name: 'Bank of India', popular: false },
  { code: 'NB_BOM', name: 'Bank of Maharashtra', popular: false },
  { code: 'NB_CANR', name: 'Canara Bank', popular: false },
  { code: 'NB_CBI', name: 'Central Bank of India', popular: false },
  { code: 'NB_CUB', name: 'City Union Bank', popular: false },
  { code: 'NB_DCB', name: 'DCB Bank', popular: false },
  { code: 'NB_DEUT', name: 'Deutsche Bank', popular: false },
  { code: 'NB_DLS', name: 'Dhanlaxmi Bank', popular: false },
  { code: 'NB_FED', name: 'Federal Bank', popular: false },
  // Made up; all others are named as Juspay's list has them.
  { code: 'NB_FORT', name: 'Fort Bank', popular: false, refusesFrames: true },
  { code: 'NB_IDBI', name: 'IDBI Bank', popular: false },
  { code: 'NB_INDB', name: 'Indian Bank', popular: false },
  { code: 'NB_INDUS', name: 'IndusInd Bank', popular: false },
  { code: 'NB_IOB', name: 'Indian Overseas Bank', popular: false },
  { code: 'NB_JNK', name: 'Jammu & Kashmir Bank', popular: false },
  { code: 'NB_KARN', name: 'Karnataka Bank', popular: false },
  { code: 'NB_KVB', name: 'Karur Vysya Bank', popular: false },
  { code: 'NB_SOIB', name: 'South Indian Bank', popular: false },
  { code: 'NB_UBI', name: 'Union Bank of India', popular: false },
  { code: 'NB_YESB', name: 'Yes Bank', popular: false, down: true },
];

/** Returns the bank with a code. */
export function findTestBank(code: string): TestBank | undefined {
  return testBanks.find((bank) => bank.code === code);
}
