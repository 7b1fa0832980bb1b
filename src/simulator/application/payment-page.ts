import type {
  DiscountResult,
  OpenedPaymentPage,
  OrderSummary,
  PaymentStatus,
  Terms,
  TransactionStep,
} from '../contract/payment-page.ts';
import { causeOf } from '../domain/cause.ts';
import { offerFailure, offerOf, offersFor, quoteOf } from '../domain/discount.ts';
import { detailsOf, detailText, lastTransaction, type Order } from '../domain/order.ts';
import { readBasket } from '../domain/order-lines.ts';
import { isDone, transactionFacts } from '../domain/transaction-state.ts';
import { chargedAmount, endingOf, hasEndedSo, type Transaction } from '../domain/transaction.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import type { MethodContext } from '../methods/payment-method.ts';
import type { Merchant, Merchants } from './merchants.ts';
import { beginPayment, methodContext, readInstrument } from './pay.ts';
import { openKnownOrder, openOrder, orderOfLink } from './payment-sessions.ts';
import { lockInPayload, readProcessPayload, updatingActions } from './read-process-payload.ts';
import { judgeAge, readInitiatePayload } from './verify-payload.ts';
import type { Services } from './services.ts';
import type { Checkout } from './store.ts';
import { sameAmount } from '../../protocol/amount.ts';
import type { Parsed } from '../../protocol/checkout-error.ts';
import { leavePage } from '../domain/payment.ts';
import { replaceOrder } from '../domain/signed-order.ts';
import type { LeaveResult, ReportResult } from '../contract/payment-page.ts';
import type { PayCommand } from '../methods/contract.ts';
import { refusedRequest, type Answered } from '../juspay-api/request-refusal.ts';
import { mandateIn, offeredMethods } from './payment-options.ts';

/** Checks a payload of `initiate`, and returns whose it is. */
export function checkInitiate(
  { merchants, clock, strict }: Services,
  payload: Record<string, unknown>,
): Promise<Parsed<Merchant>> {
  return readInitiatePayload(payload, merchants, clock(), strict);
}

/** Opens the payment page for a payload of `process`. */
export async function openPaymentPage(
  services: Services,
  payload: Record<string, unknown>,
): Promise<Parsed<OpenedPaymentPage>> {
  const opened = await openOrder(services, payload);
  if (!opened.ok) return opened;
  const { token, order, updatesOrder } = opened.value;
  const answer = checkoutAnswer(services, order, updatesOrder, lockInPayload(payload));
  return { ok: true, value: { token, ...answer } };
}

/** Opens the payment page for a payment link, the only thing that such a browser has. */
export async function openByLink(services: Services, link: string): Promise<Parsed<OpenedPaymentPage>> {
  const order = await orderOfLink(services, link);
  if (!order.ok) return order;
  const token = await openKnownOrder(services, order.value);
  // There is no merchant page that could answer a paymentAttempt.
  return { ok: true, value: { token, ...checkoutAnswer(services, order.value, false) } };
}

/** Updates the order of an open page from a payload of `updateOrder` or `resumePayment`. */
export async function updateFromPage(
  services: Services,
  checkout: Checkout,
  payload: Record<string, unknown>,
): Promise<Parsed<Terms>> {
  const { orders, merchants, clock, strict } = services;
  const { merchantId } = checkout;
  // The documented payload names neither merchant nor key: they are those of the open order, unless it says otherwise.
  const merchantKeyId = merchants.find({ merchantId, clientId: undefined })?.merchantKeyId;
  const now = clock();
  const whole = { merchantId, merchantKeyId, ...payload };
  const request = await readProcessPayload(whole, merchants, updatingActions, { strict, now });
  if (!request.ok) return request;
  const { signed } = request.value;
  const age = judgeAge(signed.details.timestamp, now);
  if (age) return { ok: false, issue: age };
  const updated = (await orders.change(checkout, (known, at) => replaceOrder(known, signed, at))) ?? unknownToken;
  return updated.ok ? { ok: true, value: termsOf(services, updated.order, checkout.lock) } : updated;
}

/** Starts the payment for which the customer pressed Pay. */
export async function startFromPage(
  services: Services,
  checkout: Checkout,
  command: PayCommand | undefined,
): Promise<Parsed<TransactionStep>> {
  const about = (order: Order) => methodContext(services, order, checkout);
  const begun = await beginPayment(services, checkout, (order) => {
    const choice = readInstrument(command, about(order));
    if (!choice.ok || command?.amount === undefined) return choice;
    const isShown = sameAmount(command.amount, choice.value.amount ?? order.amount);
    return isShown ? choice : { ok: false, issue: otherAmount };
  });
  if (!begun) return unknownToken;
  return begun.ok ? { ok: true, value: transactionAnswer(begun.result, about(begun.order)) } : begun;
}

/** Returns the status of a transaction, after its webhooks where the plan says so. */
export async function paymentStatus(
  services: Services,
  { merchantId, orderId }: Checkout,
  uuid: string,
): Promise<Answered<PaymentStatus>> {
  const order = await services.orders.find(merchantId, orderId);
  const transaction = order?.transactions.find((each) => each.uuid === uuid);
  if (!order || !transaction) return otherTransaction;
  await tellServerFirst(services, transaction);
  return { ok: true, value: standing(transaction, order, services.clock()) };
}

/** Leaves the payment page. */
export async function leaveFromPage({ orders }: Services, checkout: Checkout): Promise<Parsed<LeaveResult>> {
  const left = await orders.change(checkout, leavePage);
  return left?.ok ? { ok: true, value: { status: left.result } } : unknownToken;
}

/** Notes the status that the page reported to the merchant's page: in a failure scenario it may differ from the truth. */
export function reportResult({ orders }: Services, checkout: Checkout, { status }: ReportResult): ReportResult {
  orders.note(checkout, { source: 'page', text: 'process_result to the shop', status });
  return { status };
}

/** Sends the webhooks of an outcome before the page learns it, if the scenario or the settings ask for that. */
async function tellServerFirst({ control }: Services, transaction: Transaction): Promise<void> {
  const plan = endingOf(transaction)?.webhooks ?? control.settings().webhooks;
  if (plan === 'first') await control.tellServerFirst(transaction.merchantId, transaction.orderId);
}

/** Returns the payment page's answer for an open order. */
function checkoutAnswer(
  services: Services,
  order: Order,
  updatesOrder: boolean,
  lock = '',
): Omit<OpenedPaymentPage, 'token'> {
  const last = lastTransaction(order);
  const merchant = services.merchants.find({ merchantId: order.merchantId, clientId: undefined });
  const frameEnding = services.control.settings().frameEnding || merchant?.frameEnding;
  const about = methodContext(services, order, { lock });
  return {
    ...termsOf(services, order, lock),
    orderUpdation: updatesOrder,
    ...(frameEnding && { frameEnding }),
    // A reload after the payment: nothing is left to do but to say how it ended.
    ...(last && isDone(last.state) && { outcome: { transactionId: last.uuid, ...standing(last, order, about.now) } }),
    // A reload in the middle: the page can go on at the bank, or say why the shopper should try again.
    ...(last &&
      !isDone(last.state) && { previous: { ...transactionAnswer(last, about), ...standing(last, order, about.now) } }),
  };
}

/** Returns the amount to pay, and the methods to pay it with. */
function termsOf(services: Services, order: Order, lock: string): Terms {
  const about = methodContext(services, order, { lock });
  return {
    order: orderAnswer(order, services.merchants),
    ...offeredMethods(about),
    mandate: mandateIn(order, about.now) ?? null,
  };
}

/** Describes the order as it is now, which may be more than the text that opened it. */
function orderAnswer(order: Order, merchants: Merchants): OrderSummary {
  const { merchantId, orderId, amount, currency, customerId } = order;
  const offers = offersFor(order);
  const details = detailsOf(order);
  const description = detailText(details, 'description');
  const { lines } = readBasket(detailText(details, 'basket'), amount);
  return {
    orderId,
    amount,
    currency,
    ...(description !== undefined && { description }),
    ...(lines.length > 0 && { lines }),
    merchantName: merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId,
    customerId,
    guest: customerId === '',
    ...(offers.length > 0 && { offers }),
  };
}

/** Refuses a token that no page was opened with. */
export const unknownToken = {
  ok: false,
  issue: {
    code: 'authentication-refused',
    field: 'token',
    message: 'This checkout was not opened here.',
    fix: 'Open the order again with POST /checkout.',
  },
} as const;

const otherAmount = {
  code: 'conflict',
  field: 'amount',
  message: 'The payment would cost another amount than the customer saw.',
  fix: 'Show the customer the new amount first.',
} as const;

/** Returns the next step for the customer: the bank's page, the phone, or none. */
function transactionAnswer(transaction: Transaction, context: MethodContext): TransactionStep {
  const { uuid, state, expires, instrument } = transaction;
  const { waits } = transactionFacts[state];
  const begun = { transactionId: uuid, waits, quote: quoteOf(transaction, mandateIn(context.order, context.now)) };
  switch (waits) {
    case 'bank':
      return {
        ...begun,
        waits,
        bankUrl: `/bank/${uuid}`,
        ...(transaction.bankRefusesFrames && { framing: 'refused', bankName: instrument.bankName }),
      };
    case 'phone': {
      const texts = paymentMethod(instrument.method).handover?.(transaction, context);
      return {
        ...begun,
        waits,
        phoneUrl: `/phone/${uuid}`,
        method: instrument.method,
        ...(expires > 0 && { expiresIn: Math.max(0, expires - context.now) }),
        ...(texts && { texts }),
      };
    }
    case 'nowhere':
      return { ...begun, waits };
  }
}

/** Returns the standing of a transaction: in the words of events, and for the customer. */
function standing(transaction: Transaction, order: Order, now: number): PaymentStatus {
  const { state, instrument, txnId, updated } = transaction;
  const { method, bankName, lastFour } = instrument;
  const arrived = state === 'half-charged' ? chargedAmount(transaction) : undefined;
  const offers = offerNews(transaction);
  const { status, final } = transactionFacts[state];
  const row = hasEndedSo(transaction) ? endingOf(transaction) : undefined;
  return {
    status: row?.says ?? status,
    final,
    ...(row?.pageDies && { pageDies: true }),
    cause: causeOf(transaction),
    quote: quoteOf(transaction, mandateIn(order, now)),
    receipt: { transactionId: txnId, method, bankName, lastFour, time: updated, ...(arrived && { arrived }) },
    ...(offers.length > 0 && { offers }),
    paymentInstrument: instrument.name,
    paymentInstrumentGroup: instrument.group,
  };
}

/** The entries of `otherInfo` in `process_result` about a transaction's discount. */
function offerNews(transaction: Transaction): DiscountResult[] {
  const offer = offerOf(transaction);
  if (!offer) return [];
  if (isDone(transaction.state)) return [{ status: 'AVAILED', offerId: offer.id, errorCode: '', errorMessage: '' }];
  return offer.fails ? [{ status: 'FAILED', offerId: offer.id, ...offerFailure }] : [];
}

const otherTransaction = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The order of this checkout has no such transaction.',
  fix: 'Use the transactionId that this checkout was given.',
});
