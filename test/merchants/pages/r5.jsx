import { useRef } from 'react';
import { post } from './post.js';
import { envelope } from './requests.js';

/** Sends the whole window to the payment page. Nobody calls back: the order page is return_url. */
function useRedirection() {
  const hyperServices = useRef(undefined);
  return async () => {
    const order = await post('order');
    const { merchantId, clientId, environment, merchantKeyId, orderDetails, signature, initiate } = order;
    const common = { merchantId, clientId, environment, merchantKeyId };
    hyperServices.current ??= new window.HyperServices();
    if (!hyperServices.current.isInitialised()) {
      hyperServices.current.initiate(
        envelope({ action: 'initiate', ...common, integrationType: 'redirection', ...initiate }),
      );
    }
    hyperServices.current.process(envelope({ action: 'paymentPage', ...common, orderDetails, signature }));
  };
}

export function Shop() {
  const pay = useRedirection();
  return (
    <main>
      <h1>Tickets</h1>
      <p>Your cart: one ticket.</p>
      <button onClick={pay}>Check out</button>
    </main>
  );
}
