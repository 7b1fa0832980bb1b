import type { MethodOption } from '../../methods/contract.ts';
import { cardScreen } from './card-screen.ts';
import { cashScreen } from './cash-screen.ts';
import type { MethodScreen } from './method-screen.ts';
import { netbankingScreen } from './netbanking-screen.ts';
import { payLaterScreen } from './pay-later-screen.ts';
import { savedCardScreen } from './saved-card-screen.ts';
import { upiScreen } from './upi-screen.ts';
import { walletScreen } from './wallet-screen.ts';

/** Returns the screen of a method, in the language that is set. One line per method. */
export function methodScreen(option: MethodOption): MethodScreen {
  switch (option.method) {
    case 'upi':
      return upiScreen(option);
    case 'saved-card':
      return savedCardScreen(option);
    case 'card':
      return cardScreen(option);
    case 'netbanking':
      return netbankingScreen(option);
    case 'wallet':
      return walletScreen(option);
    case 'pay-later':
      return payLaterScreen(option);
    case 'cash':
      return cashScreen();
  }
}
