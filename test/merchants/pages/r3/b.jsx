import { useEffect } from 'react';
import { Hotel } from './hotel.jsx';
import { initiateRequest, processRequest } from './requests.js';

const handleEvent = () => {};

/** Looks at a private field until the payment page is ready. */
function Payment({ order }) {
  useEffect(() => {
    const hyperServices = new window.HyperServices();
    hyperServices.initiate(initiateRequest(order), handleEvent);
    const timer = setInterval(() => {
      if (!hyperServices.isHyperReady) return;
      clearInterval(timer);
      hyperServices.process(processRequest(order));
    }, 50);
    return () => {
      clearInterval(timer);
      hyperServices.terminate();
    };
  }, [order]);
  return <div id="sdk-view" style={{ height: 700 }} />;
}

export const Shop = () => <Hotel Payment={Payment} />;
