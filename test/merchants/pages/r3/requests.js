const service = 'in.juspay.hyperpay';

export function initiateRequest({ merchantId, clientId, environment }) {
  return {
    requestId: crypto.randomUUID(),
    service,
    payload: {
      action: 'initiate',
      merchantId,
      clientId,
      environment,
      integrationType: 'iframe',
      hyperSDKDiv: 'sdk-view',
    },
  };
}

export function processRequest(order) {
  const { merchantId, clientId, environment, merchantKeyId, orderId, orderDetails, signature } = order;
  return {
    requestId: crypto.randomUUID(),
    service,
    payload: {
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
    },
  };
}
