import { useState } from 'react';
import { post } from './post.js';
import { envelope } from './requests.js';

/** A shop whose settings are those of the live site. */
export function Shop() {
  const [message, setMessage] = useState('');
  const pay = async () => {
    const { merchantId, clientId, merchantKeyId, orderDetails, signature } = await post('order');
    const common = { merchantId, clientId, environment: 'production', merchantKeyId };
    const hyperServices = new window.HyperServices();
    const handleEvent = ({ event, payload }) => {
      if (event === 'process_result') setMessage(`The payment ended: ${payload.status}.`);
    };
    hyperServices.initiate(
      envelope({ action: 'initiate', ...common, integrationType: 'iframe', hyperSDKDiv: 'live-view' }),
      handleEvent,
    );
    hyperServices.process(envelope({ action: 'paymentPage', ...common, orderDetails, signature }));
  };
  return (
    <main>
      <h1>Insurance</h1>
      <p>{message}</p>
      <button onClick={pay}>Check out</button>
      <div id="live-view" style={{ height: 700 }} />
    </main>
  );
}
