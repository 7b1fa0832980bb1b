import { bankScreens, phoneScreens } from '../bank/screens.ts';
import { screens } from '../payment-page/screens.ts';

/** A screen of any of the simulator's pages. */
export interface RoomScreen {
  readonly name: string;
  /** The properties of the page's element. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The shopper's actions on it before it is looked at. */
  readonly prepare?: (page: ParentNode) => void;
  /** The properties that the element is given after that. */
  readonly then?: Readonly<Record<string, unknown>>;
}

/** A page of the simulator that shoppers see. */
export interface Room {
  readonly title: string;
  readonly room: 'payment-page' | 'bank';
  readonly tag: 'hyper-payment-page' | 'hyper-bank-page' | 'hyper-phone-page';
  /** In CSS pixels: as narrow as it gets. */
  readonly narrowest: number;
  /** The element before it has anything to show. */
  readonly blank: RoomScreen['properties'];
  readonly screens: readonly RoomScreen[];
}

const emptyPage = { flow: { screen: 'waiting' }, live: false, loginUrl: '', returnUrl: undefined };
const emptyBank = { state: undefined, busy: false, lost: false, resent: false, alone: false };

/** Every screen that a shopper can see. */
export const rooms: readonly Room[] = [
  {
    title: 'the payment page',
    room: 'payment-page',
    tag: 'hyper-payment-page',
    narrowest: 288,
    blank: emptyPage,
    screens: screens.map(({ flow, beside, then, ...screen }) => ({
      ...screen,
      properties: { ...beside, flow },
      ...(then && { then: { flow: then } }),
    })),
  },
  {
    title: 'the bank’s page',
    room: 'bank',
    tag: 'hyper-bank-page',
    // That of its frame in the payment page.
    narrowest: 278,
    blank: emptyBank,
    screens: bankScreens.map(withState),
  },
  {
    title: 'the phone',
    room: 'bank',
    tag: 'hyper-phone-page',
    narrowest: 320,
    blank: { state: undefined, busy: false, lost: false },
    screens: phoneScreens.map(withState),
  },
];

function withState({ state, beside, then, ...screen }: (typeof bankScreens | typeof phoneScreens)[number]): RoomScreen {
  return { ...screen, properties: { ...beside, state }, ...(then && { then: { state: then } }) };
}
