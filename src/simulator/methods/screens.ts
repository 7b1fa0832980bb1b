import { cardScreen } from './card/screen.ts';
import { cashScreen } from './cash/screen.ts';
import type { Method, MethodOption } from './contract.ts';
import type { MethodScreen, ScreenPart } from './method-screen.ts';
import { netbankingScreen } from './netbanking/screen.ts';
import { payLaterScreen } from './pay-later/screen.ts';
import { savedCardScreen } from './saved-card/screen.ts';
import { upiScreen } from './upi/screen.ts';
import { walletScreen } from './wallet/screen.ts';

/** The screen part of every payment method. */
const screens: { readonly [M in Method]: ScreenPart<M> } = {
  upi: upiScreen,
  'saved-card': savedCardScreen,
  card: cardScreen,
  netbanking: netbankingScreen,
  wallet: walletScreen,
  'pay-later': payLaterScreen,
  cash: cashScreen,
};

/** Returns the screen of a method, in the language that is set. */
export function methodScreen(option: MethodOption): MethodScreen {
  return screenPart(option.method).screen(option);
}

/** Registers the components of all methods. */
export function defineMethodElements(): void {
  for (const { elements } of Object.values(screens)) {
    for (const [tag, element] of Object.entries(elements)) customElements.define(tag, element);
  }
}

function screenPart<M extends Method>(name: M): ScreenPart<M> {
  return screens[name];
}
