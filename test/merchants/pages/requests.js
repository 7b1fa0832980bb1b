const service = 'in.juspay.hyperpay';

/** The envelope of a call, with an id of its own unless there is one. */
export function envelope(payload, requestId = crypto.randomUUID()) {
  return { requestId, service, payload };
}

export function initiateRequest({ merchantId, clientId, environment }, more = {}, requestId) {
  const place = { integrationType: 'iframe', hyperSDKDiv: 'sdk-view' };
  return envelope({ action: 'initiate', merchantId, clientId, environment, ...place, ...more }, requestId);
}

export function processRequest(order, more = {}, requestId) {
  const { merchantId, clientId, environment, merchantKeyId, orderId, orderDetails, signature } = order;
  const payload = {
    action: 'paymentPage',
    merchantId,
    clientId,
    environment,
    merchantKeyId,
    orderId,
    amount: '10.00',
    customerId: 'cust77',
    orderDetails,
    signature,
    ...more,
  };
  return envelope(payload, requestId);
}
