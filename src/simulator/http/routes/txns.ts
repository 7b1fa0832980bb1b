import { Hono } from 'hono';
import { executeMandate } from '../../application/execute-mandate.ts';
import type { Merchant } from '../../application/merchants.ts';
import { openSignedOrder } from '../../application/orders.ts';
import { beginPayment, methodContext, readInstrument } from '../../application/pay.ts';
import { transactionFacts } from '../../domain/transaction-state.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { instrumentIn, parameter, type Parameters, readOrderParameters } from '../../juspay-api/parameters.ts';
import { isPaidBy, type MethodContext, type TransactionOf } from '../../methods/payment-method.ts';
import { upiLink, upiLinkFields } from '../../methods/upi/gateway-part.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/**
 * Payments that a merchant's server begins (`POST /txns`): by any method, after which the shopper is sent to the
 * `payment.authentication.url`, or under a mandate, without the shopper. With `order.order_id` the order is made too.
 */
export function txnRoutes(gateway: Gateway): Hono<ServerCaller> {
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const merchant = context.get('merchant');
    if ((parameter(parameters, 'merchant_id') ?? merchant.merchantId) !== merchant.merchantId) {
      return refuseRequest(context, otherMerchant);
    }
    const mandateId = parameter(parameters, 'mandate_id') ?? parameter(parameters, 'mandate.mandate_id');
    if (mandateId !== undefined) {
      const debit = executeMandate(gateway, merchant, parameters, mandateId);
      if ('refusal' in debit) return refuseRequest(context, debit.refusal);
      return debit.ok ? context.json(txnAnswer(gateway, debit.value)) : refuseIssue(context, debit.issue);
    }
    const made = orderFor(gateway, merchant, parameters);
    if (!made) return refuseRequest(context, noOrder);
    if (!made.ok) return refuseIssue(context, made.issue);
    const begun = beginPayment(gateway, made.order, (order) =>
      readInstrument(instrumentIn(parameters), methodContext(gateway, order)),
    );
    if (!begun) return refuseRequest(context, noOrder);
    if (!begun.ok) return refuseIssue(context, begun.issue);
    return context.json(txnAnswer(gateway, begun.result, methodContext(gateway, begun.order)));
  });

  return routes;
}

function orderFor({ orders, clock, strict }: Gateway, { merchantId }: Merchant, parameters: Parameters) {
  if (parameter(parameters, 'order.order_id') === undefined) {
    const order = orders.find(merchantId, parameter(parameters, 'order_id') ?? '');
    return order && ({ ok: true, order } as const);
  }
  const now = clock();
  const wanted = readOrderParameters(parameters, merchantId, now, { prefix: 'order.', strict, now });
  return wanted.ok ? openSignedOrder(orders, wanted.value, () => undefined) : wanted;
}

function txnAnswer({ origin }: Gateway, transaction: Transaction, about?: MethodContext): object {
  const { orderStatus, waits } = transactionFacts[transaction.state];
  return {
    order_id: transaction.orderId,
    txn_id: transaction.txnId,
    txn_uuid: transaction.uuid,
    status: orderStatus,
    ...(waits !== 'nowhere' && {
      payment: {
        // The phone is the simulated one: whoever opens it stands there for the shopper.
        authentication: { method: 'GET', url: `${origin}/${waits}/${transaction.uuid}` },
        ...(about && isPaidBy(transaction, 'upi') && { sdk_params: sdkParameters(transaction, about) }),
      },
    }),
  };
}

/** What a UPI app or a QR code is made of. */
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

const otherMerchant = {
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'merchant_id is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs, or leave merchant_id out.',
} as const;

const noOrder = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'Make the order first, or send it along as order.order_id, order.amount and order.customer_id.',
} as const;
