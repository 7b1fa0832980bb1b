import type { DiscountResult, PaymentStatus, TransactionStep } from '../contract/payment-page.ts';
import { offerFailure, offerOf } from '../domain/discount.ts';
import { isDone, transactionFacts } from '../domain/transaction-state.ts';
import { endingOf, hasEndedSo, type Transaction } from '../domain/transaction.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import type { MethodContext } from '../methods/payment-method.ts';

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

/** The entries of `otherInfo` in `process_result` about a transaction's discount. */
function offerNews(transaction: Transaction): DiscountResult[] {
  const offer = offerOf(transaction);
  if (!offer) return [];
  if (isDone(transaction.state)) return [{ status: 'AVAILED', offerId: offer.id, errorCode: '', errorMessage: '' }];
  return offer.fails ? [{ status: 'FAILED', offerId: offer.id, ...offerFailure }] : [];
}
