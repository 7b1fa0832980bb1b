import { useEffect } from 'react';
import { initiateRequest, processRequest } from '../requests.js';

const hyperServices = new window.HyperServices();

function handleEvent(event) {
  const data = typeof event === 'string' ? JSON.parse(event) : event;
  switch (data.event) {
    case 'show_loader':
      break;
    case 'hide_loader':
      break;
    case 'initiate_result':
      break;
    case 'process_result':
      break;
    default:
      break;
  }
}

/** One instance for the whole site: whether it was initiated, a private field says. */
export function Payment({ order }) {
  useEffect(() => {
    if (!hyperServices.initiateTriggered) hyperServices.initiate(initiateRequest(order), handleEvent);
    if (hyperServices.initiateTriggered && hyperServices.hyperSDKDiv) hyperServices.process(processRequest(order));
    return () => hyperServices.terminate();
  }, [order]);
  return <div id="sdk-view" style={{ height: 700 }} />;
}
