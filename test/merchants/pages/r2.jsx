import { useEffect, useState } from 'react';
import { post } from './post.js';
import { initiateRequest, processRequest } from './requests.js';

/** A buyer app of one page: it pays, comes back to its own address and reads there how it went. */
export function Shop() {
  const returned = new URLSearchParams(window.location.search);
  const status = returned.get('status');
  const [view, setView] = useState(status === 'CHARGED' ? 'confirming' : 'bill');
  const [message, setMessage] = useState(status && status !== 'CHARGED' ? `Payment ${status}.` : '');

  useEffect(() => {
    if (status !== 'CHARGED') return;
    void post('confirm_order', { order_id: returned.get('order_id') }).then(({ status: confirmed }) => {
      setView(confirmed === 'CHARGED' ? 'confirmed' : 'bill');
    });
  }, []);

  const pay = async () => {
    setView('paying');
    setMessage('');
    const order = await post('order', {
      amount: 9,
      customer_phone: '+919000000000',
      customer_email: null,
      timestamp: Date.now(),
      return_url: window.location.href,
    });
    const sessionId = crypto.randomUUID();
    const hyperServices = new window.HyperServices();
    const handleEvent = ({ event, requestId, payload }) => {
      if (requestId !== sessionId) return;
      if (event === 'initiate_result') {
        hyperServices.process(processRequest(order, { amount: 9, customerId: undefined }, sessionId));
      }
      if (event === 'process_result' && ['backpressed', 'user_aborted', 'api_failure'].includes(payload.status)) {
        hyperServices.terminate();
        setView('bill');
        setMessage(payload.status === 'api_failure' ? 'The payment could not be started.' : 'You have not paid.');
      }
    };
    const signed = { merchantKeyId: order.merchantKeyId, ...order.initiate };
    hyperServices.initiate(initiateRequest(order, { hyperSDKDiv: 'sdk', ...signed }, sessionId), handleEvent);
  };

  return (
    <main>
      <h1>Groceries</h1>
      {view === 'confirming' && <p>One moment…</p>}
      {view === 'confirmed' && <p>Order confirmed</p>}
      {view === 'bill' && (
        <>
          <p>Your bill: ₹9. {message}</p>
          <button onClick={pay}>Check out</button>
        </>
      )}
      <div id="sdk" style={{ height: 700, display: view === 'paying' ? 'block' : 'none' }} />
    </main>
  );
}
