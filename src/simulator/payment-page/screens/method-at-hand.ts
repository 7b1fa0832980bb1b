import type { Terms } from '../../contract/payment-page.ts';
import type { Method } from '../../methods/contract.ts';
import type { AtHand } from '../../methods/method-screen.ts';
import { methodScreen } from '../../methods/screens.ts';

/** The method of the last payment, opened in the list. It counts as chosen. */
export interface OpenedMethod extends AtHand {
  readonly method: Method;
}

/** Returns the method of the last payment if it can be paid with in the list. A mandate asks for the customer's consent first. */
export function openedMethod({ methods, mandate }: Terms): OpenedMethod | undefined {
  const option = methods.find(({ lastUsed, locked }) => lastUsed && locked === undefined);
  if (!option || (mandate && option.carriesMandate)) return undefined;
  const { atHand } = methodScreen(option);
  return atHand && { ...atHand, method: option.method };
}
