'use client';

import { useState } from 'react';
import { useHyperCheckout, type CheckoutProperties } from 'hyper-checkout/react';

export function Shop({ ordered }: { ordered: CheckoutProperties | undefined }) {
  const [note, setNote] = useState('');
  const [order, setOrder] = useState(ordered);
  const [isBuying, setBuying] = useState(ordered !== undefined);
  const [status, setStatus] = useState('Not paid');
  const checkout = useHyperCheckout({ onHyperProcessResult: ({ detail }) => setStatus(detail.status) });

  async function buy() {
    setBuying(true);
    if (order) return;
    const response = await fetch('/orders', { method: 'POST' });
    setOrder((await response.json()) as CheckoutProperties);
  }

  return (
    <main>
      <label>
        Gift note <input value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      <button onClick={() => void buy()}>Buy</button>
      <button onClick={() => setBuying(false)}>Back to the cart</button>
      {isBuying && (
        <hyper-checkout
          ref={checkout}
          client-id={order?.clientId}
          environment={order?.environment}
          frame-url={order?.frameUrl}
          merchant-key-id={order?.merchantKeyId}
          order-details={order?.orderDetails}
          signature={order?.signature}
        />
      )}
      <output>{status}</output>
    </main>
  );
}
