import { createSignal, Show } from 'solid-js';
import { render } from 'solid-js/web';
import 'hyper-checkout/solid';
import type { CheckoutProperties } from 'hyper-checkout/solid';

function Shop() {
  const [note, setNote] = createSignal('');
  const [isBuying, setBuying] = createSignal(false);
  const [order, setOrder] = createSignal<CheckoutProperties>();
  const [status, setStatus] = createSignal('Not paid');

  async function buy() {
    setBuying(true);
    if (order()) return;
    const response = await fetch('/orders', { method: 'POST' });
    setOrder((await response.json()) as CheckoutProperties);
  }

  return (
    <main>
      <label>
        Gift note <input value={note()} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
      </label>
      <button onClick={() => void buy()}>Buy</button>
      <button onClick={() => setBuying(false)}>Back to the cart</button>
      <Show when={isBuying()}>
        <hyper-checkout
          client-id={order()?.clientId}
          environment={order()?.environment}
          frame-url={order()?.frameUrl}
          merchant-key-id={order()?.merchantKeyId}
          order-details={order()?.orderDetails}
          signature={order()?.signature}
          on:hyper-process-result={({ detail }) => setStatus(detail.status)}
        />
      </Show>
      <output>{status()}</output>
    </main>
  );
}

render(() => <Shop />, document.getElementById('app')!);
