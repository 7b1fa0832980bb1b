import { useCallback } from 'react';
import { loadScript } from './load-script.js';

const service = 'in.juspay.hyperpay';
let hyperServices;
let onEvent = () => {};

function handleEvent(event) {
  const data = typeof event === 'string' ? JSON.parse(event) : event;
  const payload = typeof data.payload === 'string' ? JSON.parse(data.payload) : data.payload || {};
  onEvent(data.event, payload);
}

function initiateNow() {
  hyperServices ??= new window.HyperServices();
  if (hyperServices.isInitialised()) return;
  const { clientId, merchantId } = window.shop;
  hyperServices.initiate(
    {
      requestId: crypto.randomUUID(),
      service,
      payload: {
        action: 'initiate',
        merchantId,
        clientId,
        environment: 'sandbox',
        integrationType: 'iframe',
        hyperSDKDiv: 'payment-view',
      },
    },
    handleEvent,
  );
}

/** One instance for all routes. */
export function useHyperServices() {
  const preFetch = useCallback(async () => {
    await loadScript();
    const { clientId } = window.shop;
    window.HyperServices.preFetch({ service, payload: { clientId, environment: 'sandbox' } });
  }, []);

  const initiate = useCallback(async () => {
    await loadScript();
    initiateNow();
  }, []);

  const process = useCallback(async (order, handler) => {
    await loadScript();
    initiateNow();
    onEvent = handler;
    const { merchantId, clientId, environment, merchantKeyId, orderId, orderDetails, signature } = order;
    hyperServices.process({
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
    });
  }, []);

  const isConsuming = useCallback(() => Boolean(hyperServices?.consumeBackpress), []);

  const goBack = useCallback(() => !hyperServices || hyperServices.handleBackpress(), []);

  const reset = useCallback(() => {
    hyperServices?.terminate();
    hyperServices = undefined;
    onEvent = () => {};
  }, []);

  return { preFetch, initiate, process, isConsuming, goBack, reset };
}
