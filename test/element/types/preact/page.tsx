import type { SignedOrderPair } from 'hyper-checkout/preact';

/** The right usages; each wrong one is marked. */
export function Page({ order }: { order: SignedOrderPair }) {
  return (
    <>
      <hyper-checkout
        class="wide"
        client-id="acme"
        orderDetails={order.orderDetails}
        appearance={{ accent: '#9a3022' }}
        manual
        onhyper-process-result={({ detail }) => detail.outcome satisfies string}
      />
      <hyper-checkout client-id={1} /* wrong */ />
      <hyper-checkout
        amount={249} // wrong
      />
      <hyper-checkout
        clientID="acme" // wrong
      />
      <hyper-checkout
        onhyper-error={({ detail }) => void detail.status} // wrong
      />
    </>
  );
}
