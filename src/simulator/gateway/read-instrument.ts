import type { Parsed } from '../../protocol/checkout-error.ts';
import { own } from '../../protocol/plain-object.ts';
import { methodNames, type Choice, type MethodContext, type ShopperAnswer } from './instruments/instrument.ts';
import { paymentMethods } from './instruments/payment-methods.ts';
import { refused } from './instruments/refused.ts';

/** Reads what the shopper wants to pay with. Only listed test instruments of an offered method pass. */
export function readInstrument(body: Record<string, unknown>, context: MethodContext): Parsed<Choice> {
  const name = methodNames.find((known) => known === own(body, 'method'));
  const method = name && paymentMethods[name];
  if (!method?.offer(context)) {
    return refused(
      'method',
      'other',
      'The simulator does not offer this method for the order.',
      'Use one of the methods in the answer that opened the order.',
    );
  }
  return method.read(body, context);
}

/** Reads what the shopper answers at the bank or on the phone; undefined if it is no such answer. */
export function readShopperAnswer(body: Record<string, unknown>): ShopperAnswer | undefined {
  const otp = own(body, 'otp');
  if (typeof otp === 'string' && /^\d{6}$/.test(otp)) return { otp };
  const pin = own(body, 'pin');
  if (typeof pin === 'string' && /^\d{4}(\d\d)?$/.test(pin)) return { pin };
  const choice = own(body, 'choice');
  return choice === 'succeed' || choice === 'fail' || choice === 'leave' ? { choice } : undefined;
}
