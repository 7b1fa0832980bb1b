import type { Tab } from '../../support/browser.js';

/** One place on the way to a payment. */
export interface Step {
  readonly at: string;
  /** A text that is seen there, and nowhere before. */
  readonly sees: string | RegExp;
  /** The shopper's actions there to get on; `phone` opens the simulated phone, which has a network of its own. */
  readonly go: (tab: Tab, phone: () => Promise<Tab>) => Promise<void>;
  /**
   * The button that the shopper presses again after the network was lost. Absent: nothing here needs the page's
   * network.
   */
  readonly retry?: string | RegExp;
  /** The payment has begun, and the page learns by itself what becomes of it elsewhere. */
  readonly follows?: true;
  /** The step at which the shopper finds the payment after the page was loaded again. */
  readonly resumesAt: number;
}

/** A way to pay with its end. */
export interface Way {
  readonly steps: readonly Step[];
  /** A customer of whom the simulator knows a saved card, for each order another one. */
  readonly saves?: boolean;
  /** Cash is the only way that ends otherwise than charged. */
  readonly cash?: boolean;
}

const home = (press: string | RegExp): Step => ({
  at: 'the list of methods',
  sees: 'Netbanking',
  go: (tab) => tab.press(press),
  resumesAt: 0,
});

const password = (sees: string | RegExp): Step => ({
  at: 'the bank',
  sees,
  async go(tab) {
    await tab.fill('OTP', '123456');
  },
  retry: 'Confirm payment',
  follows: true,
  resumesAt: 2,
});

const onPress = (at: string, sees: string | RegExp, press: string | RegExp): Step => ({
  at,
  sees,
  go: (tab) => tab.press(press),
  retry: press,
  resumesAt: 0,
});

const phone = (sees: string): Step => ({
  at: 'the phone',
  sees,
  async go(_, open) {
    const tab = await open();
    try {
      await tab.fill('UPI PIN', '123456');
      await tab.press(/^Pay /);
      await tab.sees('Payment approved');
    } finally {
      await tab.close();
    }
  },
  follows: true,
  resumesAt: 2,
});

/** Each way to pay, from the list of methods to the last press. To add one, add an entry. */
export const waysToPay: Readonly<Record<string, Way>> = {
  card: {
    steps: [
      home(/^Card/),
      {
        at: 'the form',
        sees: 'Card number',
        async go(tab) {
          await tab.fill('Card number', '4111111111111111');
          await tab.fill('Expiry date', '12/39');
          await tab.fill('CVV', '123');
          await tab.press(/^Pay /);
        },
        retry: /^Pay /,
        resumesAt: 0,
      },
      password('OTP'),
    ],
  },
  netbanking: {
    steps: [
      home(/^Netbanking/),
      {
        at: 'the list of banks',
        sees: 'All banks',
        async go(tab) {
          await tab.press('HDFC Bank');
          await tab.press(/^Continue/);
        },
        retry: /^Continue/,
        resumesAt: 0,
      },
      { ...onPress('the bank', 'Approve this payment?', 'Approve payment'), follows: true, resumesAt: 2 },
    ],
  },
  'UPI by code': {
    steps: [home(/^UPI/), onPress('the form', 'Pay by UPI', 'Show QR code'), phone('Scan to pay')],
  },
  'UPI by app': {
    steps: [home(/^UPI/), onPress('the form', 'Pay by UPI', 'Chai Pay'), phone('Approve in Chai Pay')],
  },
  wallet: {
    steps: [
      home(/^Wallet/),
      onPress('the list of wallets', 'Link it once with an OTP', 'Link Paytm and pay'),
      password('Link your wallet'),
    ],
  },
  'pay later': {
    steps: [
      home(/^Pay later/),
      onPress('the list of lenders', /Continue with/, /^Continue with/),
      password('Confirm that you pay later'),
    ],
  },
  cash: {
    cash: true,
    steps: [home(/^Cash on delivery/), onPress('the form', /Have ₹/, 'Place order')],
  },
  'saved card': {
    saves: true,
    steps: [
      home(/^Visa •••• 4242/),
      {
        at: 'the form',
        sees: 'Pay by saved card',
        async go(tab) {
          await tab.fill('CVV', '123');
          await tab.press(/^Pay /);
        },
        retry: /^Pay /,
        resumesAt: 0,
      },
      password('OTP'),
    ],
  },
};
