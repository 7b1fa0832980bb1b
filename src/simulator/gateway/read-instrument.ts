import type { Parsed } from '../../protocol/checkout-error.ts';
import { missingForUpi } from '../../protocol/mandate.ts';
import type { Choice } from '../domain/choice.ts';
import type { PayCommand } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { refused, type MethodContext } from '../methods/payment-method.ts';
import { allowsInstrument, carriesMandate } from './lock-methods.ts';
import { locksOf, mandateIn } from './offered-methods.ts';
import { detailsOf } from '../domain/order.ts';
import { amountWith, withOffer } from '../domain/discount.ts';

/**
 * Returns what the customer chose to pay with. Only listed test instruments of an offered method pass.
 *
 * @param command undefined for a method that does not exist
 */
export function readInstrument(command: PayCommand | undefined, context: MethodContext): Parsed<Choice> {
  if (!command || !paymentMethod(command.method).option(context)) {
    return refused(
      'method',
      'other',
      'The simulator does not offer this method for the order.',
      'Use one of the methods in the answer that opened the order.',
    );
  }
  const { order, now } = context;
  const { offer = '' } = command;
  const choice = paymentMethod(command.method).read(command, {
    ...context,
    order: { ...order, amount: amountWith(order, offer) },
  });
  if (!choice.ok) return choice;
  const { instrument } = choice.value;
  if (!locksOf(context).every(({ filter }) => allowsInstrument(filter, instrument, cardNumberIn(command)))) {
    return lockedOut;
  }
  const mandate = mandateIn(order, now);
  const details = detailsOf(order);
  const carries = carriesMandate(instrument.method, details);
  if (mandate?.required && !carries) {
    const [missing] = instrument.method === 'upi' ? missingForUpi(details) : [];
    return missing ? noDate(missing) : noMandate;
  }
  // A caller that does not speak of consent is a server, which has asked by itself.
  if (mandate?.required && command.mandate === false) return noConsent;
  const agreed = command.mandate === true && mandate?.required === false;
  const value = agreed && carries ? withConsent(choice.value) : choice.value;
  return withOffer(value, order, offer);
}

/** The shopper's own choice has to be remembered; what the order requires stands in the order. */
function withConsent(choice: Choice): Choice {
  return { ...choice, mandateConsent: true };
}

function cardNumberIn(command: PayCommand): string {
  return command.method === 'card' ? command.card.number.replace(/\D/g, '') : '';
}

const lockedOut = refused(
  'payment_filter',
  'locked',
  'The order is locked to other instruments.',
  'Pay with one that payment_filter lets through.',
);
const noMandate = refused(
  'method',
  'mandate',
  'The order needs a mandate, which this method cannot carry.',
  'Pay by card or UPI.',
);
const noDate = (field: string) =>
  refused(
    field,
    'upi',
    `UPI cannot carry the mandate without ${field}.`,
    `Sign the order with ${field}, or pay by card.`,
  );
const noConsent = refused(
  'mandate',
  'consent',
  'The shopper has not agreed to the mandate.',
  'Ask for consent before Pay.',
);
