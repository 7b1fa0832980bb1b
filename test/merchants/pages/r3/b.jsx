import { useEffect } from 'react';
import { Hotel } from './hotel.jsx';
import { initiateRequest, processRequest } from '../requests.js';

const handleEvent = () => {};

/** Looks at a private field until the payment page is ready. */
function Payment({ order }) {
  useEffect(() => {
    const hyperServices = new window.HyperServices();
    hyperServices.initiate(initiateRequest(order), handleEvent);
    let look;
    const processWhenReady = () => {
      if (hyperServices.isHyperReady) hyperServices.process(processRequest(order));
      else look = requestAnimationFrame(processWhenReady);
    };
    processWhenReady();
    return () => {
      cancelAnimationFrame(look);
      hyperServices.terminate();
    };
  }, [order]);
  return <div id="sdk-view" style={{ height: 700 }} />;
}

export const Shop = () => <Hotel Payment={Payment} />;
