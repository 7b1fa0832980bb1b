import type { BankAnswer, BankQuestion, PhoneQuestion } from '../contract/bank.ts';
import { quoteOf } from '../domain/discount.ts';
import { detailsOf, detailText, type Order } from '../domain/order.ts';
import { answerBank, type BankReply, renewTime } from '../domain/payment.ts';
import { transactionFacts } from '../domain/transaction-state.ts';
import type { Transaction } from '../domain/transaction.ts';
import { type Answered, refusedRequest } from '../juspay-api/request-refusal.ts';
import { bankPatience } from '../methods/bank-replies.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { mandateIn } from './payment-options.ts';
import type { Services } from './services.ts';
import { returnUrlOf } from './way-back.ts';

/** Returns a transaction with its order, both as they stand now; undefined for an unknown id. */
export async function findTransaction(
  { orders }: Pick<Services, 'orders'>,
  uuid: string,
): Promise<{ readonly order: Order; readonly transaction: Transaction } | undefined> {
  const order = await orders.findBy({ transaction: uuid });
  const transaction = order?.transactions.find((each) => each.uuid === uuid);
  return order && transaction && { order, transaction };
}

/** The answer of a call of the bank's page, or of the simulated phone. */
type AskedByBank = Promise<Answered<BankQuestion | PhoneQuestion>>;

/** Returns the question of the bank's page or the phone. */
export async function bankQuestion(services: Services, uuid: string): AskedByBank {
  const { merchants, clock } = services;
  const known = await findTransaction(services, uuid);
  if (!known) return unknownTransaction;
  const { order, transaction } = known;
  const { merchantId, instrument, state, expires } = transaction;
  return {
    ok: true,
    value: {
      ...paymentMethod(instrument.method).asks(transaction, clock()),
      bankName: instrument.bankName,
      ...quoteOf(transaction, mandateIn(order, clock())),
      currency: order.currency,
      time: transaction.created,
      phone: maskedPhone(detailText(detailsOf(order), 'customer_phone') ?? phoneOfNoCustomer),
      merchantName: merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId,
      ...(expires > 0 && { timeLeft: Math.max(0, expires - clock()) }),
      done: transactionFacts[state].final,
      returns: returnUrlOf(order) !== undefined,
    },
  };
}

/** The customer answers the bank. Returns what is asked next. */
export async function replyToBank(services: Services, uuid: string, answer: BankAnswer): AskedByBank {
  const reply = (transaction: Transaction) => replyOf(transaction, answer);
  const key = await services.store.orders.find({ transaction: uuid });
  if (key) await services.orders.change(key, (order, now) => answerBank(order, { uuid, reply }, now));
  return bankQuestion(services, uuid);
}

/** The customer asks for another password, which gives more time. */
export async function askForMoreTime(services: Services, uuid: string): AskedByBank {
  const key = await services.store.orders.find({ transaction: uuid });
  if (key) await services.orders.change(key, (order, now) => renewTime(order, { uuid, lifetime: bankPatience }, now));
  return bankQuestion(services, uuid);
}

/** An order without a phone number has a customer whom the bank knows all the same. */
const phoneOfNoCustomer = '9876543210';

/** Returns as much of a number as banks show. Blanks that do not break keep it on one line. */
function maskedPhone(number: string): string {
  return `•••••\u00a0••${number.slice(-3)}`;
}

function replyOf(transaction: Transaction, answer: BankAnswer): BankReply {
  if ('choice' in answer && answer.choice === 'leave') return 'leave';
  return paymentMethod(transaction.instrument.method).reply(transaction, answer);
}

const unknownTransaction = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This simulator has no such transaction.',
  fix: 'Open the bank’s page at the bankUrl that came with the transaction.',
});
