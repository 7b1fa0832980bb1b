import { createHash, randomUUID } from 'node:crypto';
import type { Parsed } from '../../protocol/checkout-error.ts';
import { missingForUpi } from '../../protocol/requests/mandate.ts';
import { type Choice, type Transaction, withScenario } from '../domain/transaction.ts';
import { amountWith, withOffer } from '../domain/discount.ts';
import type { Decision } from '../domain/events.ts';
import { detailsOf, type Order, type OrderKey } from '../domain/order.ts';
import { startPayment } from '../domain/payment.ts';
import { endingOfAmount } from '../domain/test-rules.ts';
import { inputOfEnding, nextState, transactionFacts } from '../domain/transaction-state.ts';
import type { PayCommand } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { type MethodContext, refused } from '../methods/payment-method.ts';
import { allowsInstrument, carriesMandate } from './lock-methods.ts';
import { locksOf, mandateIn } from './payment-options.ts';
import { savedMethods } from './saved-methods.ts';
import type { Services } from './services.ts';
import type { ShownInApps } from './store.ts';

/** Returns the facts about an order that its payment methods depend on, as they are now. */
export function methodContext(
  { store, merchants, clock, control }: Services,
  order: Order,
  { shown, lock = '' }: { readonly shown?: ShownInApps; readonly lock?: string } = {},
): MethodContext {
  const { merchantId } = order;
  const merchant = merchants.find({ merchantId, clientId: undefined }) ?? { merchantId, name: merchantId };
  const last = order.customerId === '' ? [] : store.keptOf(order, 'last');
  const lastCard = last.find(({ id }) => id === 'card')?.content;
  return {
    order,
    merchant,
    payeeName: shown?.payeeName ?? '',
    displayNote: shown?.displayNote ?? '',
    savedCards: savedMethods(store, order)
      .filter((method) => method.kind === 'card')
      .sort((one, other) => Number(other.id === lastCard) - Number(one.id === lastCard)),
    linkedWallets: order.customerId === '' ? [] : store.keptOf(order, 'wallet').map(({ id }) => id),
    lastMethod: last.find(({ id }) => id === 'last')?.content ?? '',
    unsignedLock: lock,
    juspayTestRules: control.settings().juspayTestRules,
    now: clock(),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}

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

/**
 * Begins a payment on the payment page or by the merchant's server: with the scenario that was set, and never a second
 * transaction that could be charged. Undefined if there is no such order.
 *
 * @param read reads the customer's choice, for the order as it stands when the payment begins
 */
export function beginPayment(
  { orders, control }: Pick<Services, 'orders' | 'control'>,
  key: OrderKey,
  read: (order: Order) => Parsed<Choice>,
): Promise<Decision<Transaction> | undefined> {
  return orders.change(key, (order, now) => {
    const choice = read(order);
    if (!choice.ok) return choice;
    const followed = following(order, choice.value, control.settings().juspayTestRules);
    return startPayment(order, { choice: followed, uuid: randomUUID() }, now);
  });
}

/**
 * The choice with the scenario that was set for the order, or that the vendor's test rules pick.
 *
 * A payment that asks nothing, such as cash or a linked wallet, begins where the scenario ends.
 */
function following(order: Order, choice: Choice, juspayTestRules: boolean): Choice {
  const byRules = juspayTestRules && isUndecided(choice) ? endingOfAmount(order.amount) : undefined;
  const name = order.nextScenario ?? byRules;
  if (!name) return choice;
  const follower = withScenario(choice, name);
  const { final } = transactionFacts[choice.begins];
  return { ...follower, ...(final && { begins: nextState('at-phone', inputOfEnding[follower.onApproval]) }) };
}

/** An instrument with an outcome of its own keeps it; so does the UPI id of a collect request. */
function isUndecided({ instrument, onApproval, scenario }: Choice): boolean {
  return onApproval === 'charged' && scenario === undefined && !('vpa' in instrument);
}
