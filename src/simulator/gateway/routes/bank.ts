import { Hono } from 'hono';
import { BankAnswer, type BankQuestion, type PhoneQuestion } from '../../contract/bank.ts';
import { parsed } from '../../contract/value.ts';
import type { Gateway } from '../gateway.ts';
import { paymentMethod } from '../instruments/payment-methods.ts';
import { answerTransaction, renewTransaction } from '../payment-attempts.ts';
import { readBody, unreadableBody } from '../read-body.ts';
import { refuseRequest } from '../refusal.ts';
import type { Transaction } from '../transactions.ts';
import { transactionFacts } from '../transaction-state.ts';
import { returnUrlOf } from '../way-back.ts';

/** What the bank's page, and the simulated phone, talk to. The address holds the transaction's random id, which only the shopper's page has. */
export function bankRoutes(gateway: Gateway): Hono {
  const { store, clock } = gateway;
  const routes = new Hono();

  routes.get('/:uuid/state', (context) => {
    const transaction = store.findTransaction(context.req.param('uuid'));
    return transaction ? context.json(questionOf(gateway, transaction)) : refuseRequest(context, unknownTransaction);
  });

  routes.post('/:uuid/answer', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const answer = parsed(BankAnswer, body);
    if (!answer) return refuseRequest(context, unreadableAnswer);
    const transaction = answerTransaction(store, context.req.param('uuid'), answer, clock());
    return transaction ? context.json(questionOf(gateway, transaction)) : refuseRequest(context, unknownTransaction);
  });

  routes.post('/:uuid/resend', async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const transaction = renewTransaction(store, context.req.param('uuid'), clock());
    return transaction ? context.json(questionOf(gateway, transaction)) : refuseRequest(context, unknownTransaction);
  });

  return routes;
}

function questionOf({ store, merchants, clock }: Gateway, transaction: Transaction): BankQuestion | PhoneQuestion {
  const { merchantId, orderId, instrument, state, expires } = transaction;
  const order = store.findOrder(merchantId, orderId);
  return {
    ...paymentMethod(instrument.method).asks(transaction, clock()),
    bankName: instrument.bankName,
    amount: transaction.amount,
    currency: order?.currency ?? 'INR',
    merchantName: merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId,
    ...(expires > 0 && { timeLeft: Math.max(0, expires - clock()) }),
    done: transactionFacts[state].final,
    returns: order !== undefined && returnUrlOf(order) !== undefined,
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
