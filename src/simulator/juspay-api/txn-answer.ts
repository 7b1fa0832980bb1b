import { transactionFacts } from '../domain/transaction-state.ts';
import type { Transaction } from '../domain/transaction.ts';
import { isPaidBy, type MethodContext, type TransactionOf } from '../methods/payment-method.ts';
import { upiLink, upiLinkFields } from '../methods/upi/gateway-part.ts';

/** Returns the answer of `POST /txns`: the transaction, and how the customer authenticates. */
export function txnAnswer(origin: string, transaction: Transaction, about?: MethodContext): object {
  const { orderStatus, waits } = transactionFacts[transaction.state];
  return {
    order_id: transaction.orderId,
    txn_id: transaction.txnId,
    txn_uuid: transaction.uuid,
    status: orderStatus,
    ...(waits !== 'nowhere' && {
      payment: {
        // The phone is the simulated one: the person who opens it acts for the customer.
        authentication: { method: 'GET', url: `${origin}/${waits}/${transaction.uuid}` },
        ...(about && isPaidBy(transaction, 'upi') && { sdk_params: sdkParameters(transaction, about) }),
      },
    }),
  };
}

/** Returns the parts of a UPI app link or QR code. */
function sdkParameters(transaction: TransactionOf<'upi'>, about: MethodContext): object {
  const { pa, pn, tr, am, cu, tn } = upiLinkFields(transaction, about);
  return {
    tr,
    merchant_vpa: pa,
    merchant_name: pn,
    amount: am,
    currency: cu,
    txn_note: tn,
    intent_link: upiLink(transaction, about),
  };
}
