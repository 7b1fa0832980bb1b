import type { ProcessStatus } from '../../../protocol/process-status.ts';
import type { Method } from '../instruments/instrument.ts';
import { otpAttempts, testOtp } from './one-time-password.ts';
import { pinAttempts, testUpiPins } from './upi.ts';

/** One way to bring about one ending, as the documentation and the home page list them. */
export interface TestEnding {
  readonly status: ProcessStatus;
  readonly method: Method | 'any';
  /** What the shopper does, as a sentence. */
  readonly how: string;
}

/** Every ending that the simulator can bring about today, with the way to it. */
export const testEndings: readonly TestEnding[] = [
  {
    status: 'charged',
    method: 'card',
    how: `Pay with a card that ends as charged and enter ${testOtp} at the bank.`,
  },
  { status: 'charged', method: 'netbanking', how: 'Choose any bank and let the payment succeed there.' },
  {
    status: 'authorization_failed',
    method: 'card',
    how: 'Pay with the card that is declined, with the right password.',
  },
  { status: 'authorization_failed', method: 'netbanking', how: 'Choose any bank and let the payment fail there.' },
  { status: 'authentication_failed', method: 'card', how: `Enter a wrong password ${otpAttempts} times at the bank.` },
  ...testUpiPins.map(({ pin, ending }) => ({
    status: ending,
    method: 'upi' as const,
    how: `Pay by UPI and enter the PIN ${pin} on the simulated phone.`,
  })),
  {
    status: 'authentication_failed',
    method: 'upi',
    how: `Enter a wrong PIN ${pinAttempts} times on the simulated phone.`,
  },
  {
    status: 'authorization_failed',
    method: 'upi',
    how: 'Decline on the simulated phone, or let the code expire.',
  },
  { status: 'pending_vbv', method: 'netbanking', how: 'Choose any bank and leave its page without deciding.' },
  { status: 'user_aborted', method: 'any', how: 'Press back while the bank’s page is shown.' },
  { status: 'backpressed', method: 'any', how: 'Leave the payment page before paying.' },
];
