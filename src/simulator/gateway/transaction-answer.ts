import type { PaymentStatus, TransactionStep } from '../contract/payment-page.ts';
import type { MethodContext } from '../methods/payment-method.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { offerNews, offerOf } from './offers.ts';
import { endingOf, hasEndedSo } from '../domain/transaction.ts';
import type { Transaction } from '../domain/transaction.ts';
import { transactionFacts } from '../domain/transaction-state.ts';

/** Where the payment page sends the shopper with a transaction. */
export function transactionAnswer(transaction: Transaction, context: MethodContext): TransactionStep {
  const { uuid, state, expires, instrument, amount } = transaction;
  const { waits } = transactionFacts[state];
  const begun = { transactionId: uuid, waits, ...(offerOf(transaction) && { amount }) };
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

/** Where a transaction stands, in the words of events. `expired` tells a missed deadline from a refusal. */
export function standing(transaction: Transaction): PaymentStatus {
  const { state, instrument, amount } = transaction;
  const offers = offerNews(transaction);
  const { status, final } = transactionFacts[state];
  const row = hasEndedSo(transaction) ? endingOf(transaction) : undefined;
  return {
    status: row?.says ?? status,
    final,
    ...(row?.pageDies && { pageDies: true }),
    ...(state === 'expired' && { expired: true }),
    ...(offerOf(transaction) && { amount }),
    ...(offers.length > 0 && { offers }),
    paymentInstrument: instrument.name,
    paymentInstrumentGroup: instrument.group,
  };
}
