import { endings } from '../../../src/simulator/domain/endings.ts';
import type { OrderStatusName } from '../../../src/protocol/order-status.ts';
import type { ProcessStatus } from '../../../src/protocol/process-status.ts';
import type { Tab } from '../../support/browser.js';

/** The shopper's actions on the pages of one payment. */
type Hand = Pick<Tab, 'press' | 'fill' | 'sees'>;

/** One way to pay with one way to end. */
export interface Cell {
  /** As words after "a payment". */
  readonly name: string;
  /** The status in the last event. */
  readonly status: ProcessStatus;
  /** In the order status API, once nothing more is due. */
  readonly orderStatus: OrderStatusName;
  /** Pay was pressed, so the merchant page is told of an attempt. */
  readonly attempted: boolean;
  /** Fields of the order that differ from the usual ones. */
  readonly order?: () => Readonly<Record<string, string>>;
  /** The shopper's steps, from the choice of methods on. */
  readonly walk: (hand: Hand) => Promise<void>;
}

async function payByCard(hand: Hand, number: string): Promise<void> {
  await hand.press(/^(Card|New card|Another card)/);
  await hand.fill('Card number', number);
  await hand.fill('Expiry date', '12/39');
  await hand.fill('CVV', '123');
  await hand.press(/^Pay /);
}

async function confirm(hand: Hand, password = '123456'): Promise<void> {
  await hand.fill('OTP', password);
}

/** Three wrong passwords, then the way out. */
async function lockOut(hand: Hand): Promise<void> {
  for (const left of [/two tries left|2 tries left/i, /one try left/i]) {
    await confirm(hand, '000000');
    await hand.sees(left);
  }
  await confirm(hand, '000000');
  await giveUp(hand);
}

async function askByUpiId(hand: Hand, upiId: string): Promise<void> {
  await hand.press(/^UPI/);
  await hand.press('Use a UPI ID instead');
  await hand.fill('UPI ID', upiId);
  await hand.press('Send request');
}

async function goToBank(hand: Hand): Promise<void> {
  await hand.press(/^Netbanking/);
  await hand.press('HDFC Bank');
  await hand.press(/^Continue/);
}

/** Pays by netbanking. */
export async function approveAtBank(hand: Hand): Promise<void> {
  await goToBank(hand);
  await hand.press('Approve payment');
}

/** A wallet that was linked is remembered. */
const somebodyNew = () => ({ customer_id: `new-${crypto.randomUUID()}` });

/** After a failure the page offers another way; this is the way out. */
export const giveUp = (hand: Hand) => hand.press(/^Back to/);

const declined = { status: 'authorization_failed', orderStatus: 'AUTHORIZATION_FAILED' } as const;
const locked = { status: 'authentication_failed', orderStatus: 'AUTHENTICATION_FAILED' } as const;
const charged = { status: 'charged', orderStatus: 'CHARGED' } as const;

/** By card: every status that HyperSDK's `process_result` can have, by the test card of the table. */
const byCard: readonly Cell[] = Object.values(endings)
  .filter(({ kind }) => kind === 'status')
  .map((row): Cell => {
    const status: ProcessStatus = 'says' in row ? row.says : row.ending;
    const [orderStatus] = row.order;
    return {
      name: `by card for "${row.title}"`,
      status,
      orderStatus,
      attempted: true,
      walk: async (hand) => {
        await payByCard(hand, row.card);
        await confirm(hand);
        if (failures.includes(status)) await giveUp(hand);
      },
    };
  });

/** The statuses at which the page offers another try before it tells the merchant. */
export const failures: readonly ProcessStatus[] = [
  'authorization_failed',
  'authentication_failed',
  'api_failure',
  'juspay_declined',
  'new',
];

/** Every method with every ending that the shopper can bring about there. */
export const cells: readonly Cell[] = [
  ...byCard,
  {
    ...locked,
    name: 'by card with three wrong passwords',
    attempted: true,
    walk: async (hand) => {
      await payByCard(hand, '4111111111111111');
      await lockOut(hand);
    },
  },
  {
    ...charged,
    name: 'by a UPI request that is approved',
    attempted: true,
    walk: (hand) => askByUpiId(hand, 'success@simulator'),
  },
  {
    ...declined,
    name: 'by a UPI request that is declined',
    attempted: true,
    walk: async (hand) => {
      await askByUpiId(hand, 'failure@simulator');
      await giveUp(hand);
    },
  },
  {
    name: 'by a UPI request that nobody answers, given up',
    status: 'user_aborted',
    orderStatus: 'PENDING_VBV',
    attempted: true,
    walk: async (hand) => {
      await askByUpiId(hand, 'pending@simulator');
      await hand.sees('pe•••@simulator');
      await hand.press('Back');
      await hand.press('Cancel payment');
    },
  },
  {
    ...charged,
    name: 'by netbanking that is charged',
    attempted: true,
    walk: approveAtBank,
  },
  {
    ...declined,
    name: 'by netbanking that is declined',
    attempted: true,
    walk: async (hand) => {
      await goToBank(hand);
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
      await goToBank(hand);
      await hand.press('Leave without deciding');
    },
  },
  {
    name: 'that is given up before Pay',
    status: 'backpressed',
    orderStatus: 'NEW',
    attempted: false,
    walk: async (hand) => {
      await hand.sees('Netbanking');
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
      await goToBank(hand);
      await hand.sees('Approve payment');
      await hand.press('Back');
      await hand.press('Cancel payment');
    },
  },
  {
    ...charged,
    name: 'by a wallet that is linked',
    attempted: true,
    walk: async (hand) => {
      await hand.press(/^Wallet/);
      await hand.press(/^Link .* and pay/);
      await confirm(hand);
    },
    order: somebodyNew,
  },
  {
    ...charged,
    name: 'by a wallet with too little, after adding the rest',
    attempted: true,
    order: somebodyNew,
    walk: async (hand) => {
      await hand.press(/^Wallet/);
      await hand.press(/^MobiKwik/);
      await hand.press(/^Link .* and pay/);
      await confirm(hand);
      await hand.press(/^Add .* and pay/);
    },
  },
  {
    ...locked,
    name: 'by a wallet with three wrong passwords',
    attempted: true,
    order: somebodyNew,
    walk: async (hand) => {
      await hand.press(/^Wallet/);
      await hand.press(/^Link .* and pay/);
      await lockOut(hand);
    },
  },
  {
    name: 'in cash at the door',
    status: 'cod_initiated',
    orderStatus: 'COD_INITIATED',
    attempted: true,
    walk: async (hand) => {
      await hand.press(/^Cash on delivery/);
      await hand.press('Place order');
    },
  },
  {
    ...charged,
    name: 'later, with a lender',
    attempted: true,
    walk: async (hand) => {
      await hand.press(/^Pay later/);
      await hand.press(/^Continue with/);
      await confirm(hand);
    },
  },
  {
    ...charged,
    name: 'by a saved card',
    attempted: true,
    walk: async (hand) => {
      await hand.press(/^Visa •••• 4242/);
      await hand.fill('CVV', '123');
      await hand.press(/^Pay /);
      await confirm(hand);
    },
  },
  {
    ...charged,
    name: 'by a saved card in instalments',
    attempted: true,
    order: () => ({ amount: '10000.00' }),
    walk: async (hand) => {
      await hand.press(/^Visa •••• 4242/);
      await hand.press(/^EMI from/);
      await hand.press(/× 6 months/);
      await hand.fill('CVV', '123');
      await hand.press(/^Pay /);
      await confirm(hand);
    },
  },
];
