import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { HyperCheckout, type CheckoutProperties } from 'hyper-checkout/react';

function Shop() {
  const [note, setNote] = useState('');
  const [isBuying, setBuying] = useState(false);
  const [order, setOrder] = useState<CheckoutProperties>();
  const [status, setStatus] = useState('Not paid');

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
      {isBuying && <HyperCheckout {...order} onHyperProcessResult={({ detail }) => setStatus(detail.status)} />}
      <output>{status}</output>
    </main>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
