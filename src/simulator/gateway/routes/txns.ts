import { Hono } from 'hono';
import { executeMandate } from '../execute-mandate.ts';
import type { Gateway } from '../gateway.ts';
import type { Merchant } from '../merchants.ts';
import { methodContext } from '../method-context.ts';
import { bindOrder } from '../order-binding.ts';
import { readOrderParameters } from '../order-parameters.ts';
import { openTransaction } from '../payment-attempts.ts';
import { readInstrument } from '../read-instrument.ts';
import { parameter, readParameters, unreadableParameters, type Parameters } from '../read-parameters.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { serverOnly, type ServerCaller } from '../server-caller.ts';
import { transactionFacts, type Transaction } from '../transactions.ts';

/**
 * Payments that a merchant's server begins (`POST /txns`): by card or bank, after which the shopper is sent to the
 * `payment.authentication.url`, or under a mandate, without the shopper. With `order.order_id` the order is made too.
 */
export function txnRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, clock } = gateway;
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
      const debit = store.atomically(() => executeMandate(store, merchant, parameters, mandateId, clock()));
      if ('refusal' in debit) return refuseRequest(context, debit.refusal);
      return debit.ok ? context.json(txnAnswer(gateway, debit.value)) : refuseIssue(context, debit.issue);
    }
    const made = orderFor(gateway, merchant, parameters);
    if (!made) return refuseRequest(context, noOrder);
    if (!made.ok) return refuseIssue(context, made.issue);
    const choice = readInstrument(instrumentIn(parameters), methodContext(gateway, made.value));
    if (!choice.ok) return refuseIssue(context, choice.issue);
    return context.json(txnAnswer(gateway, openTransaction(store, made.value, choice.value, clock())));
  });

  return routes;
}

function orderFor({ store, clock }: Gateway, { merchantId }: Merchant, parameters: Parameters) {
  if (parameter(parameters, 'order.order_id') === undefined) {
    const order = store.findOrder(merchantId, parameter(parameters, 'order_id') ?? '');
    return order && ({ ok: true, value: order } as const);
  }
  const wanted = readOrderParameters(parameters, merchantId, clock(), 'order.');
  return wanted.ok ? store.atomically(() => bindOrder(store, wanted.value, clock())) : wanted;
}

/** What the payment page would send for the same instrument. */
function instrumentIn(parameters: Parameters): Record<string, unknown> {
  switch (parameter(parameters, 'payment_method_type')) {
    case 'CARD':
      return {
        method: 'card',
        card: {
          number: parameter(parameters, 'card_number'),
          expiryMonth: parameter(parameters, 'card_exp_month'),
          expiryYear: parameter(parameters, 'card_exp_year'),
          cvv: parameter(parameters, 'card_security_code'),
        },
      };
    case 'NB':
      return { method: 'netbanking', bank: parameter(parameters, 'payment_method') };
    default:
      return {};
  }
}

function txnAnswer({ origin }: Gateway, transaction: Transaction): object {
  const { orderStatus, waits } = transactionFacts[transaction.state];
  return {
    order_id: transaction.orderId,
    txn_id: transaction.txnId,
    txn_uuid: transaction.uuid,
    status: orderStatus,
    ...(waits === 'bank' && {
      payment: { authentication: { method: 'GET', url: `${origin}/bank/${transaction.uuid}` } },
    }),
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
