import { render } from 'preact';
import { useState } from 'preact/hooks';
import 'hyper-checkout/preact';
import type { CheckoutProperties } from 'hyper-checkout/preact';

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
        Gift note <input value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
      </label>
      <button onClick={() => void buy()}>Buy</button>
      <button onClick={() => setBuying(false)}>Back to the cart</button>
      {isBuying && <hyper-checkout {...order} onhyper-process-result={({ detail }) => setStatus(detail.status)} />}
      <output>{status}</output>
    </main>
  );
}

render(<Shop />, document.getElementById('app')!);
