import { useCallback } from 'react';
import { envelope, initiateRequest, processRequest } from '../../requests.js';
import { loadScript } from './load-script.js';

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
  const site = { clientId, merchantId, environment: 'sandbox' };
  hyperServices.initiate(initiateRequest(site, { hyperSDKDiv: 'payment-view' }), handleEvent);
}

/** One instance for all routes. */
export function useHyperServices() {
  const preFetch = useCallback(async () => {
    await loadScript();
    const { clientId } = window.shop;
    window.HyperServices.preFetch(envelope({ clientId, environment: 'sandbox' }));
  }, []);

  const initiate = useCallback(async () => {
    await loadScript();
    initiateNow();
  }, []);

  const process = useCallback(async (order, handler) => {
    await loadScript();
    initiateNow();
    onEvent = handler;
    hyperServices.process(processRequest(order));
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
