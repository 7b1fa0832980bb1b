import { type Context, Hono } from 'hono';
import { findTransaction } from '../../application/orders.ts';
import { returnUrlOf } from '../../application/way-back.ts';
import { BankAnswer, type BankQuestion, type PhoneQuestion } from '../../contract/bank.ts';
import { parsed } from '../../contract/value.ts';
import type { Order } from '../../domain/order.ts';
import { answerBank, type BankReply, renewTime } from '../../domain/payment.ts';
import { transactionFacts } from '../../domain/transaction-state.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { bankPatience } from '../../methods/bank-replies.ts';
import { paymentMethod } from '../../methods/gateway-parts.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { refuseRequest } from '../refusal.ts';

/** What the bank's page, and the simulated phone, talk to. The address holds the transaction's random id, which only the shopper's page has. */
export function bankRoutes(gateway: Gateway): Hono {
  const { orders } = gateway;
  const routes = new Hono();

  const answerState = async (context: Context, uuid: string) => {
    const known = await findTransaction(orders, uuid);
    return known ? context.json(questionOf(gateway, known)) : refuseRequest(context, unknownTransaction);
  };

  routes.get('/:uuid/state', (context) => answerState(context, context.req.param('uuid')));

  routes.post('/:uuid/answer', async (context) => {
    const uuid = context.req.param('uuid');
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const answer = parsed(BankAnswer, body);
    if (!answer) return refuseRequest(context, unreadableAnswer);
    const reply = (transaction: Transaction) => replyOf(transaction, answer);
    const order = await orders.findBy({ transaction: uuid });
    if (order) await orders.change(order, (known, now) => answerBank(known, { uuid, reply }, now));
    return answerState(context, uuid);
  });

  routes.post('/:uuid/resend', async (context) => {
    const uuid = context.req.param('uuid');
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const order = await orders.findBy({ transaction: uuid });
    if (order) await orders.change(order, (known, now) => renewTime(known, { uuid, lifetime: bankPatience }, now));
    return answerState(context, uuid);
  });

  return routes;
}

function replyOf(transaction: Transaction, answer: BankAnswer): BankReply {
  if ('choice' in answer && answer.choice === 'leave') return 'leave';
  return paymentMethod(transaction.instrument.method).reply(transaction, answer);
}

function questionOf(
  { merchants, clock }: Gateway,
  { order, transaction }: { readonly order: Order; readonly transaction: Transaction },
): BankQuestion | PhoneQuestion {
  const { merchantId, instrument, state, expires } = transaction;
  return {
    ...paymentMethod(instrument.method).asks(transaction, clock()),
    bankName: instrument.bankName,
    amount: transaction.amount,
    currency: order.currency,
    merchantName: merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId,
    ...(expires > 0 && { timeLeft: Math.max(0, expires - clock()) }),
    done: transactionFacts[state].final,
    returns: returnUrlOf(order) !== undefined,
  };
}

const unknownTransaction = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This simulator has no such transaction.',
  fix: 'Open the bank’s page at the bankUrl that came with the transaction.',
} as const;

const unreadableAnswer = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'This is no answer to the bank.',
  fix: 'Send {"otp": six digits as text} or {"choice": "succeed", "fail" or "leave"}.',
} as const;
