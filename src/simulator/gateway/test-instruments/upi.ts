import type { PinOutcome } from '../../contract/closed-sets.ts';

/** A UPI PIN of the simulated phone, and what comes of it. Any other PIN is wrong. */
export interface TestUpiPin {
  /** Six digits. */
  readonly pin: string;
  readonly ending: PinOutcome;
}

/** A UPI id that takes collect requests. No other gets past the simulator. */
export interface TestVpa {
  readonly vpa: string;
  /** What becomes of the request by itself. */
  readonly answer: 'approves' | 'declines' | 'stays silent' | 'expires';
}

/** An app of the simulated phone. */
export interface TestUpiApp {
  readonly id: string;
  /** The words only: no logo of anybody. */
  readonly name: string;
  /** As the clickstream names it. */
  readonly packageName: string;
  /** True if the phone does not have it. */
  readonly missing?: true;
}

/** The PINs that the simulated phone knows. */
export const testUpiPins: readonly TestUpiPin[] = [
  { pin: '123456', ending: 'charged' },
  { pin: '111111', ending: 'authorization_failed' },
  { pin: '222222', ending: 'authorizing' },
];

/** How many PINs the shopper may try. */
export const pinAttempts = 3;

/** How long a code, an app or a collect request waits for the shopper, in ms. */
export const upiLifetime = 5 * 60_000;

/** How long the owner of a listed UPI id takes to answer, in ms. */
export const vpaAnswersAfter = 3_000;

/** How long a request waits whose owner lets it expire, in ms. */
export const shortLifetime = 5_000;

/**
 * The listed UPI ids: those of the simulator, which no bank has given out, and two pairs that payment gateways document
 * for their test systems.
 */
export const testVpas: readonly TestVpa[] = [
  { vpa: 'success@simulator', answer: 'approves' },
  { vpa: 'failure@simulator', answer: 'declines' },
  { vpa: 'pending@simulator', answer: 'stays silent' },
  { vpa: 'expired@simulator', answer: 'expires' },
  { vpa: 'success@upi', answer: 'approves' },
  { vpa: 'failure@upi', answer: 'declines' },
  { vpa: 'success@razorpay', answer: 'approves' },
  { vpa: 'failure@razorpay', answer: 'declines' },
];

/** The apps that a shopper can choose: made up ones, well-known names, and one that is not on the phone. */
export const testUpiApps: readonly TestUpiApp[] = [
  { id: 'chai', name: 'Chai Pay', packageName: 'example.simulator.chaipay' },
  { id: 'rickshaw', name: 'Rickshaw UPI', packageName: 'example.simulator.rickshaw' },
  { id: 'gpay', name: 'Google Pay', packageName: 'com.google.android.apps.nbu.paisa.user' },
  { id: 'phonepe', name: 'PhonePe', packageName: 'com.phonepe.app' },
  { id: 'paytm', name: 'Paytm', packageName: 'net.one97.paytm' },
  { id: 'lantern', name: 'Lantern Pay', packageName: 'example.simulator.lantern', missing: true },
];

/** The app that opens when a code is scanned. */
export const scanningApp = 'Simulator UPI';

/** The account that the simulated phone pays from. */
export const phoneAccount = { bankName: 'Meridian Bank', lastFour: '4821', maskedVpa: 'as•••@simulator' } as const;

/** The PIN's entry, if it is a listed one. */
export function findTestUpiPin(pin: string): TestUpiPin | undefined {
  return testUpiPins.find((listed) => listed.pin === pin);
}

/** The listed UPI id, in whatever case it is written. */
export function findTestVpa(vpa: string): TestVpa | undefined {
  const wanted = vpa.trim().toLowerCase();
  return testVpas.find((listed) => listed.vpa === wanted);
}
