import type { SignedOrderPair } from 'hyper-checkout/solid';

/** The right usages; each wrong one is marked. */
export function Page(props: { order: SignedOrderPair }) {
  return (
    <>
      <hyper-checkout
        class="wide"
        client-id="acme"
        prop:orderDetails={props.order.orderDetails}
        prop:manual={true}
        on:hyper-process-result={({ detail }) => detail.outcome satisfies string}
      />
      <hyper-checkout client-id={1} /* wrong */ />
      <hyper-checkout
        prop:amount={249} // wrong
      />
      <hyper-checkout
        prop:clientID="acme" // wrong
      />
      <hyper-checkout
        on:hyper-error={({ detail }) => void detail.status} // wrong
      />
    </>
  );
}
