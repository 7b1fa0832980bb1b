import type { Tab, Wanted } from '../support/browser.js';

/** The facts about a merchant's page that the steps of a shopper depend on. */
export interface Way {
  /** The presses from the page's beginning to the payment page. */
  readonly enter: readonly string[];
  /** The presses that take the payment off the page and put it there again. */
  readonly remount?: readonly string[];
  /** The shop's own way back, which asks the payment page first. Default: the browser's. */
  readonly back?: string;
  /** The window is left for the payment page, and finds it again after a reload. */
  readonly leavesWindow?: true;
  /** The page looks at the SDK in intervals, which run at the press of a button. */
  readonly polls?: true;
  /** The button that tries again where a payment was given up. */
  readonly again?: readonly string[];
}

/** The steps of a shopper, once the page of a merchant is open. */
interface Scenario {
  /** For the documentation. */
  readonly about: string;
  readonly run: (tab: Tab, way: Way) => Promise<void>;
}

const laterButton = '400 ms later';

async function press(tab: Tab, names: readonly Wanted[]): Promise<void> {
  for (const name of names) await tab.press(name);
}

/** Until the merchant's page knows, too, that the payment page is there: before that the SDK takes no back press. */
async function enter(tab: Tab, { enter: names }: Way): Promise<void> {
  await press(tab, names);
  await tab.sees('Netbanking');
  await tab.losesSight('Loading…');
}

async function atBank(tab: Tab): Promise<void> {
  await tab.press(/^Netbanking/);
  await press(tab, ['HDFC Bank', /^Continue to /]);
}

async function approve(tab: Tab): Promise<void> {
  await atBank(tab);
  await tab.press('Approve payment');
}

async function decline(tab: Tab): Promise<void> {
  await atBank(tab);
  await press(tab, ['Decline payment', 'Back to the shop']);
}

async function leave(tab: Tab, { polls }: Way): Promise<void> {
  if (polls) await tab.press(laterButton);
  await press(tab, ['Back', 'Leave']);
  if (!polls) return;
  await tab.sees('You left the payment');
  await tab.press(laterButton);
}

/** Everything that a shopper does on the merchants' pages. */
export const scenarios = {
  paid: {
    about: 'The shopper pays.',
    async run(tab, way) {
      await enter(tab, way);
      await approve(tab);
    },
  },
  polled: {
    about: 'The shopper pays, and the page looks at the SDK once more.',
    async run(tab, way) {
      await enter(tab, way);
      await tab.press(laterButton);
      await approve(tab);
      await tab.sees('Payment successful');
      await tab.press(laterButton);
    },
  },
  'bank in the window': {
    about: 'The shopper pays at a bank that refuses frames.',
    async run(tab, way) {
      await enter(tab, way);
      await tab.press(/^Netbanking/);
      await tab.fill(/search/i, 'Fort');
      await press(tab, ['Fort Bank', /^Continue to /, 'Approve payment']);
    },
  },
  declined: {
    about: 'The bank declines, and the shopper goes back to the shop.',
    async run(tab, way) {
      await enter(tab, way);
      await decline(tab);
    },
  },
  'declined then paid': {
    about: 'The bank declines, and the shopper pays at the second try.',
    async run(tab, way) {
      await enter(tab, way);
      await decline(tab);
      await tab.sees('AUTHORIZATION_FAILED');
      await enter(tab, way);
      await approve(tab);
    },
  },
  left: {
    about: 'The shopper leaves the payment page by its own button.',
    async run(tab, way) {
      await enter(tab, way);
      await leave(tab, way);
    },
  },
  'left then paid': {
    about: 'The shopper leaves the payment page, tries again and pays.',
    async run(tab, way) {
      await enter(tab, way);
      await leave(tab, way);
      await press(tab, way.again ?? []);
      await tab.sees('Netbanking');
      await approve(tab);
    },
  },
  'back press': {
    about: 'The shopper presses back, keeps paying when asked, and pays.',
    async run(tab, way) {
      await enter(tab, way);
      if (way.back === undefined) await tab.back();
      else await tab.press(way.back);
      await tab.press('Continue payment');
      await approve(tab);
    },
  },
  reload: {
    about: 'The shopper reloads the page and pays.',
    async run(tab, way) {
      await enter(tab, way);
      await tab.reload();
      if (way.leavesWindow) await tab.sees('Netbanking');
      else await enter(tab, way);
      await approve(tab);
    },
  },
  remount: {
    about: 'The page takes the payment away and shows it again, and the shopper pays.',
    async run(tab, way) {
      await enter(tab, way);
      await press(tab, way.remount ?? []);
      await tab.sees('Netbanking');
      await approve(tab);
    },
  },
  update: {
    about: 'The page changes the order of the open payment page, and the shopper pays the new amount.',
    async run(tab, way) {
      await enter(tab, way);
      await tab.press('Apply the coupon');
      await tab.sees('₹8.00');
      await approve(tab);
    },
  },
  refused: {
    about: 'The merchant’s server signs `initiate` wrongly.',
    run: (tab, { enter: names }) => press(tab, names),
  },
  'not opened': {
    about: 'The page asks for a payment that the simulator does not open.',
    run: (tab, { enter: names }) => press(tab, names),
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;
