import type { Merchant, Outcome } from './rows.ts';

/*
 * The merchants' pages, and what each of them expects of a payment. The shapes are those of published integrations; the
 * pages are our own. `docs/reference/merchants.md` is made of this table, and `merchants.node.test.ts` runs it.
 */

const shipped = (how: string): Outcome => ({ sees: `CHARGED, on its way${how}`, status: 'CHARGED' });
const notShipped = (how: string): Outcome => ({
  sees: `AUTHORIZATION_FAILED, not shipped${how}`,
  status: 'AUTHORIZATION_FAILED',
});
/** By `return_url`, whose signature the merchant's server has verified. */
const returned = shipped(', return verified');
const declined = notShipped(', return verified');
/** By the page itself, which has heard of the end. */
const heard = shipped('');
const heardDeclined = notShipped('');

const paying = {
  paid: returned,
  declined,
  reload: returned,
} as const;

const unread = {
  expected: 'The payment page opens: the result of `initiate` is not read.',
  because:
    'A signing server that is broken must be noticed before the shop is live. How the live page goes on after a refused `initiate` is not known.',
} as const;

const resultAlone = {
  expected: 'The window goes to `return_url`.',
  because:
    'The event alone is the simulator’s default, as documented for frames. A shop that waits for `return_url` sets `frameEnding` to `return` or `both`.',
} as const;

const notStarted: Outcome = { sees: 'The payment could not be started.', status: 'NOT_FOUND' };

const bookingAfterResult: Outcome = { sees: 'Acme Stores is confirming your order', status: 'CHARGED' };

export const merchants: readonly Merchant[] = [
  {
    id: 'R-1',
    about: 'A container class that loads the script, prefetches, and reads results of visits without a payment alone.',
    page: 'r1',
    way: { enter: ['Check out'], remount: ['Change the cart', 'Check out'], back: 'Back to the cart' },
    ending: 'return',
    setups: [{ react: '16' }, { react: '17', only: ['paid', 'remount'] }],
    expects: {
      ...paying,
      left: { sees: 'Your cart', status: 'NEW' },
      'back press': returned,
      remount: returned,
      update: returned,
    },
    differences: [
      {
        react: '16',
        scenario: 'refused',
        outcome: notStarted,
        ...unread,
      },
      {
        react: '18',
        scenario: 'not opened',
        expected: 'The payment page opens.',
        outcome: notStarted,
        because:
          'React 18 sets the state after the task, so `initiate` is called with every field undefined. Live that is the live host with the client `common`; the simulator refuses it.',
      },
    ],
  },
  {
    id: 'R-2',
    about:
      'A buyer app that signs numbers, `null` and its own address, and reads `?status=` when it is loaded there again.',
    page: 'r2',
    way: { enter: ['Check out'] },
    ending: 'return',
    setups: [{ react: '17' }, { react: '17', ending: 'both', only: ['paid'] }],
    expects: {
      paid: { sees: 'Order confirmed', status: 'CHARGED' },
      reload: { sees: 'Order confirmed', status: 'CHARGED' },
      'bank in the window': { sees: 'Order confirmed', status: 'CHARGED' },
      declined: { sees: 'Payment AUTHORIZATION_FAILED', status: 'AUTHORIZATION_FAILED' },
      'declined then paid': { sees: 'Order confirmed', status: 'CHARGED' },
      left: { sees: 'You have not paid', status: 'NEW' },
    },
    differences: [
      { react: '17', scenario: 'refused', outcome: notStarted, ...unread },
      { react: '17', ending: 'result', scenario: 'paid', outcome: bookingAfterResult, ...resultAlone },
    ],
  },
  {
    id: 'R-3a',
    about: 'A hotel whose handler is empty, which gates on `initiateTriggered` and whose `return_url` has a query.',
    page: 'r3a',
    way: { enter: ['Book the room'], remount: ['Change the dates', 'Book the room'] },
    ending: 'return',
    setups: [{ react: '16', only: ['paid', 'declined', 'remount', 'left'] }],
    expects: { ...paying, remount: returned, left: { sees: 'You left the payment', status: 'NEW' } },
  },
  {
    id: 'R-3b',
    about: 'A hotel whose handler is empty, which waits for `isHyperReady`.',
    page: 'r3b',
    way: { enter: ['Book the room'], remount: ['Change the dates', 'Book the room'] },
    ending: 'return',
    setups: [{ react: '17' }],
    expects: { paid: returned, remount: returned },
  },
  {
    id: 'R-3c',
    about: 'A hotel with one instance for the whole site, which gates on private fields.',
    page: 'r3c',
    way: { enter: ['Book the room'], remount: ['Change the dates', 'Book the room'] },
    ending: 'return',
    setups: [
      { react: '18' },
      { react: '19', only: ['paid'] },
      { react: '18', strict: true, only: ['paid', 'remount'] },
      { react: '19', strict: true, only: ['paid', 'remount'] },
    ],
    expects: { ...paying, remount: returned, left: { sees: 'You left the payment', status: 'NEW' } },
    differences: [{ react: '18', ending: 'result', scenario: 'paid', outcome: bookingAfterResult, ...resultAlone }],
  },
  {
    id: 'R-4',
    about: 'A hook that initiates on one route and, on the next, looks at `consumeBackpress` every 400 ms.',
    page: 'r4',
    way: {
      enter: ['Check out', 'Go to the payment'],
      polls: true,
      again: ['Try again', 'Go to the payment'],
    },
    ending: 'return',
    setups: [
      { react: '18' },
      { react: '18', strict: true, only: ['paid', 'back press'] },
      { react: '18', ending: 'both', only: ['paid'] },
    ],
    expects: {
      ...paying,
      left: { sees: 'You have not paid M', status: 'NEW', route: 'retry' },
      'left then paid': returned,
      'back press': returned,
    },
    differences: [
      {
        react: '18',
        ending: 'result',
        scenario: 'polled',
        outcome: { ...bookingAfterResult, route: 'payment' },
        ...resultAlone,
        because: `${resultAlone.because} \`consumeBackpress\` stays \`true\` until then, so that the shopper is not taken for one who has left.`,
      },
    ],
  },
  {
    id: 'R-5',
    about: 'A hook with `integrationType: "redirection"`.',
    page: 'r5',
    way: { enter: ['Check out'], leavesWindow: true },
    ending: 'result',
    setups: [{ react: '18' }],
    expects: { ...paying, left: { sees: 'NEW, not shipped, return verified', status: 'NEW' } },
    differences: [
      {
        react: '18',
        scenario: 'refused',
        outcome: { sees: 'This order cannot be paid here', status: 'NOT_FOUND' },
        ...unread,
      },
    ],
  },
  {
    id: 'R-6',
    about: 'A payment link of a session in a frame of the shop.',
    page: 'r6',
    way: { enter: ['Check out'], remount: ['Change the course', 'Check out'] },
    ending: 'result',
    setups: [{ react: '19', only: ['paid', 'declined', 'remount', 'left'] }],
    expects: { ...paying, remount: returned, left: { sees: 'NEW, not shipped, return verified', status: 'NEW' } },
  },
  {
    id: 'R-7',
    about: 'A wrapper that prefetches first and goes by the events alone; its server signs with a PKCS#1 key.',
    page: 'r7',
    way: { enter: ['Check out'], back: 'Back to the ride' },
    ending: 'result',
    setups: [{ react: '19' }],
    expects: {
      paid: { sees: 'Paid: CHARGED', status: 'CHARGED' },
      declined: { sees: 'Not paid: authorization_failed', status: 'AUTHORIZATION_FAILED' },
      left: { sees: 'Not paid: backpressed', status: 'NEW' },
      'back press': { sees: 'Paid: CHARGED', status: 'CHARGED' },
      reload: { sees: 'Paid: CHARGED', status: 'CHARGED' },
      refused: notStarted,
    },
  },
  {
    id: 'R-8',
    about: 'A shop with the settings of its live site, `environment: "production"`.',
    page: 'r8',
    way: { enter: ['Check out'] },
    ending: 'result',
    setups: [],
    expects: {},
    differences: [
      {
        react: '16',
        scenario: 'not opened',
        expected: 'The payment page of the live host opens.',
        outcome: { sees: 'The payment ended: api_failure', status: 'NOT_FOUND' },
        because: 'The simulator has no live payments, and nothing may look as if there were one.',
      },
    ],
  },
  {
    id: 'R-9',
    about: 'A payment link of a session in the window.',
    page: 'r9',
    way: { enter: ['Check out'], leavesWindow: true },
    ending: 'result',
    setups: [{ react: '17' }],
    expects: { ...paying, left: { sees: 'NEW, not shipped, return verified', status: 'NEW' } },
  },
  {
    id: 'R-1 with <hyper-checkout>',
    about: 'The container class of R-1, with the element in place of the SDK.',
    page: 'r1-element',
    way: { enter: ['Check out'], remount: ['Change the cart', 'Check out'], back: 'Back to the cart' },
    ending: 'result',
    setups: [
      { react: '16' },
      { react: '17', only: ['paid'] },
      { react: '18', only: ['paid'] },
      { react: '19', only: ['paid'] },
      { react: '18', ending: 'both', only: ['paid'] },
    ],
    expects: {
      paid: heard,
      declined: heardDeclined,
      reload: heard,
      left: { sees: 'Your cart', status: 'NEW' },
      'back press': heard,
      remount: heard,
      update: heard,
      refused: notStarted,
    },
  },
  {
    id: 'R-3c with <hyper-checkout>',
    about: 'The hotel of R-3c, with the element in place of the SDK.',
    page: 'r3c-element',
    way: { enter: ['Book the room'], remount: ['Change the dates', 'Book the room'] },
    ending: 'result',
    setups: [
      { react: '18' },
      { react: '19', only: ['paid'] },
      { react: '18', strict: true, only: ['paid'] },
      { react: '19', strict: true, only: ['paid', 'remount'] },
    ],
    expects: {
      paid: heard,
      declined: heardDeclined,
      reload: heard,
      remount: heard,
      left: { sees: 'You left the payment', status: 'NEW' },
    },
  },
  {
    id: 'R-4 with <hyper-checkout>',
    about: 'The routes of R-4, with the element in a layout above them.',
    page: 'r4-element',
    way: { enter: ['Check out', 'Go to the payment'], again: ['Try again', 'Go to the payment'] },
    ending: 'result',
    setups: [
      { react: '18' },
      { react: '18', strict: true, only: ['paid', 'back press'] },
      { react: '19', only: ['paid'] },
    ],
    expects: {
      paid: heard,
      declined: heardDeclined,
      reload: heard,
      left: { sees: 'You have not paid M', status: 'NEW', route: 'retry' },
      'left then paid': heard,
      'back press': heard,
    },
  },
];
