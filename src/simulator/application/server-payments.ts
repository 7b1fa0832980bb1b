import { instrumentIn, parameter, type Parameters, readOrderParameters } from '../juspay-api/parameters.ts';
import { refusedRequest } from '../juspay-api/request-refusal.ts';
import { txnAnswer } from '../juspay-api/txn-answer.ts';
import { executeMandate } from './mandates.ts';
import type { Merchant } from './merchants.ts';
import { openSignedOrder } from './orders.ts';
import { beginPayment, methodContext, readInstrument } from './pay.ts';
import type { Services, ServerUseCase } from './services.ts';

/**
 * Starts a payment that a merchant's server asks for: by any method, or under a mandate without the customer. With
 * `order.order_id` it makes the order too.
 */
export const startFromServer: ServerUseCase = async (services, { merchant, parameters }) => {
  if ((parameter(parameters, 'merchant_id') ?? merchant.merchantId) !== merchant.merchantId) return otherMerchant;
  const mandateId = parameter(parameters, 'mandate_id') ?? parameter(parameters, 'mandate.mandate_id');
  if (mandateId !== undefined) {
    const debit = await executeMandate(services, merchant, parameters, mandateId);
    return debit.ok ? { ok: true, value: txnAnswer(services.origin, debit.value) } : debit;
  }
  const made = (await orderFor(services, merchant, parameters)) ?? noOrder;
  if (!made.ok) return made;
  const command = instrumentIn(parameters);
  const begun = await beginPayment(services, made.order, (order) =>
    readInstrument(command, methodContext(services, order)),
  );
  if (!begun) return noOrder;
  if (!begun.ok) return begun;
  return { ok: true, value: txnAnswer(services.origin, begun.result, methodContext(services, begun.order)) };
};

async function orderFor({ orders, clock, strict }: Services, { merchantId }: Merchant, parameters: Parameters) {
  if (parameter(parameters, 'order.order_id') === undefined) {
    const order = await orders.find(merchantId, parameter(parameters, 'order_id') ?? '');
    return order && ({ ok: true, order } as const);
  }
  const now = clock();
  const wanted = readOrderParameters(parameters, merchantId, now, { prefix: 'order.', strict, now });
  return wanted.ok ? openSignedOrder(orders, wanted.value) : wanted;
}

const noOrder = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such order.',
  fix: 'Make the order first, or send it along as order.order_id, order.amount and order.customer_id.',
});

const otherMerchant = refusedRequest({
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'merchant_id is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs, or leave merchant_id out.',
});
