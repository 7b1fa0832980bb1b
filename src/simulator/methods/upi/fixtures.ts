import type { PinOutcome } from '../../contract/closed-sets.ts';

/** A UPI PIN of the simulated phone, and its outcome. Any other PIN is wrong. */
export interface TestUpiPin {
  /** Six digits. */
  readonly pin: string;
  readonly ending: PinOutcome;
}

/** A UPI id that receives collect requests. The simulator refuses every other id. */
export interface TestVpa {
  readonly vpa: string;
  /** The answer of its owner, which comes by itself. */
  readonly answer: 'approves' | 'declines' | 'stays silent' | 'expires';
}

/** An app of the simulated phone. */
export interface TestUpiApp {
  readonly id: string;
  /** Text only, since logos belong to their companies. */
  readonly name: string;
  /** As the clickstream names it. */
  readonly packageName: string;
  /** The phone does not have the app. */
  readonly missing?: true;
}

/** The PINs that the simulated phone knows. */
export const testUpiPins: readonly TestUpiPin[] = [
  { pin: '123456', ending: 'charged' },
  { pin: '111111', ending: 'authorization_failed' },
  { pin: '222222', ending: 'authorizing' },
];

/** The number of PINs that the customer may try. */
export const pinAttempts = 3;

/** The lifetime of a code, an app's payment or a collect request, in ms. */
export const upiLifetime = 5 * 60_000;

/** The time that the owner of a listed UPI id takes to answer, in ms. */
export const vpaAnswersAfter = 3_000;

/** The lifetime of a request whose owner lets it expire, in ms. */
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

/** The apps that a customer can choose: made-up names, well-known names, and one that is not on the phone. */
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

/** Returns the entry of a listed PIN. */
export function findTestUpiPin(pin: string): TestUpiPin | undefined {
  return testUpiPins.find((listed) => listed.pin === pin);
}

/** Returns the listed UPI id, in any case. */
export function findTestVpa(vpa: string): TestVpa | undefined {
  const wanted = vpa.trim().toLowerCase();
  return testVpas.find((listed) => listed.vpa === wanted);
}
