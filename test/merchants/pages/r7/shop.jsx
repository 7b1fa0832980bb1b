import { useEffect, useRef, useState } from 'react';
import { post } from '../post.js';
import { envelope } from '../requests.js';
import { HyperWrapper } from './wrapper.js';

/** An app that goes by the events alone, and asks its server after a success. */
export function Shop() {
  const wrapper = useRef(undefined);
  const [isPaying, setPaying] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [message, setMessage] = useState('');

  useEffect(() => {
    wrapper.current = new HyperWrapper();
    const { clientId } = window.shop;
    wrapper.current.preFetch(envelope({ clientId, environment: 'sandbox' }));
  }, []);

  const leave = async (text) => {
    await wrapper.current.terminate();
    setPaying(false);
    setMessage(text);
  };

  const pay = async () => {
    setPaying(true);
    setLoading(true);
    const order = await post('order');
    const { merchantId, clientId, environment, merchantKeyId, orderId, orderDetails, signature, initiate } = order;
    const common = { merchantId, clientId, environment, merchantKeyId };
    const remove = wrapper.current.addListener(async ({ data }) => {
      const { event, payload } = JSON.parse(data);
      if (event === 'initiate_result' && payload.status !== 'success') {
        remove();
        await leave('The payment could not be started.');
      } else if (event === 'initiate_result') {
        await wrapper.current.process(envelope({ action: 'paymentPage', ...common, orderDetails, signature }));
      } else if (event === 'hide_loader') {
        setLoading(false);
      } else if (event === 'process_result') {
        remove();
        if (payload.status === 'charged') {
          const { status } = await post('confirm_order', { order_id: orderId });
          await leave(`Paid: ${status}.`);
        } else {
          await leave(`Not paid: ${payload.status}.`);
        }
      }
    });
    await wrapper.current.createHyperServices();
    await wrapper.current.initiate(
      envelope({ action: 'initiate', ...common, integrationType: 'iframe', hyperSDKDiv: 'app-view', ...initiate }),
    );
  };

  const goBack = async () => {
    const { onBackPressed } = await wrapper.current.onBackPressed();
    if (!onBackPressed) await leave('');
  };

  return (
    <main>
      <h1>Rides</h1>
      <p>{message}</p>
      {isPaying ? (
        <>
          <button onClick={goBack}>Back to the ride</button>
          {isLoading && <p>Loading…</p>}
          <div id="app-view" style={{ height: 700 }} />
        </>
      ) : (
        <button onClick={pay}>Check out</button>
      )}
    </main>
  );
}
