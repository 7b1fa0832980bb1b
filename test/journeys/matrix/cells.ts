import type { ProcessStatus } from '../../../src/protocol/process-status.ts';
import type { Tab } from '../../support/browser.js';

/** What the shopper does on the pages of one payment. */
type Hand = Pick<Tab, 'press' | 'fill' | 'sees'>;

/** One way to pay with one way to end. */
export interface Cell {
  /** As a sentence after "a payment". */
  readonly name: string;
  /** The status in the last event. */
  readonly status: ProcessStatus;
  /** In the order status API. */
  readonly orderStatus: string;
  /** Fields of the order that differ from the usual ones. */
  readonly order?: Readonly<Record<string, string>>;
  /** What the shopper does, from the choice of methods on. */
  readonly walk: (hand: Hand) => Promise<void>;
  /** The merchant is told of an attempt: Pay was pressed. */
  readonly attempted: boolean;
}

const card = (number: string) => async (hand: Hand) => {
  await hand.press(/^Card/);
  await hand.fill('Card number', number);
  await hand.fill('Expiry date', '12/39');
  await hand.fill('Security code', '123');
  await hand.press(/^Pay /);
};

const otp = async (hand: Hand, password: string) => {
  await hand.fill('One-time password', password);
  await hand.press('Confirm payment');
};

const bank = async (hand: Hand) => {
  await hand.press(/^Netbanking/);
  await hand.press('HDFC Bank');
  await hand.press(/^Continue/);
};

const giveUp = (hand: Hand) => hand.press(/^Back to/);

/** Every method with every ending that it can have. */
export const cells: readonly Cell[] = [
  {
    name: 'by card that is charged',
    status: 'charged',
    orderStatus: 'CHARGED',
    attempted: true,
    walk: async (hand) => {
      await card('4111111111111111')(hand);
      await otp(hand, '123456');
    },
  },
  {
    name: 'by card that is declined',
    status: 'authorization_failed',
    orderStatus: 'AUTHORIZATION_FAILED',
    attempted: true,
    walk: async (hand) => {
      await card('4000000000000002')(hand);
      await otp(hand, '123456');
      await giveUp(hand);
    },
  },
  {
    name: 'by card with three wrong passwords',
    status: 'authentication_failed',
    orderStatus: 'AUTHENTICATION_FAILED',
    attempted: true,
    walk: async (hand) => {
      await card('4111111111111111')(hand);
      await otp(hand, '000000');
      await hand.sees(/two tries left|2 tries left/i);
      await otp(hand, '000000');
      await hand.sees(/one try left/i);
      await otp(hand, '000000');
      await giveUp(hand);
    },
  },
  {
    name: 'by netbanking that is charged',
    status: 'charged',
    orderStatus: 'CHARGED',
    attempted: true,
    walk: async (hand) => {
      await bank(hand);
      await hand.press('Approve payment');
    },
  },
  {
    name: 'by netbanking that is declined',
    status: 'authorization_failed',
    orderStatus: 'AUTHORIZATION_FAILED',
    attempted: true,
    walk: async (hand) => {
      await bank(hand);
      await hand.press('Decline payment');
      await giveUp(hand);
    },
  },
  {
    name: 'by netbanking whose page is left without a decision',
    status: 'pending_vbv',
    orderStatus: 'PENDING_VBV',
    attempted: true,
    walk: async (hand) => {
      await bank(hand);
      await hand.press(/Leave/);
    },
  },
  {
    name: 'that is given up before Pay',
    status: 'backpressed',
    orderStatus: 'NEW',
    attempted: false,
    walk: async (hand) => {
      await hand.press('Back');
      await hand.press(/^Leave/);
    },
  },
  {
    name: 'that is given up at the bank',
    status: 'user_aborted',
    orderStatus: 'PENDING_VBV',
    attempted: true,
    walk: async (hand) => {
      await bank(hand);
      await hand.sees('Approve payment');
      await hand.press('Back');
      await hand.press('Cancel payment');
    },
  },
];
