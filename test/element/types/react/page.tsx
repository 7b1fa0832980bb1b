import { useRef } from 'react';

import { HyperCheckout, useHyperCheckout, type HyperCheckoutElement } from 'hyper-checkout/react';

/** The right usages of the component, the hook and the tag; each wrong one is marked. */
export function Page({ order }: { order: { orderDetails: string; signature: string } | undefined }) {
  const ref = useRef<HyperCheckoutElement>(null);
  const own = useHyperCheckout({ clientId: 'acme', onHyperError: ({ detail }) => detail.fix });
  useHyperCheckout({ amount: 1 }); // wrong
  return (
    <>
      <HyperCheckout
        {...order}
        ref={ref}
        className="wide"
        clientId="acme"
        manual={false}
        onClick={() => ref.current?.restart()}
        onHyperProcessResult={({ detail }) => detail.outcome satisfies string}
      >
        <p slot="loader">One moment</p>
      </HyperCheckout>
      <HyperCheckout
        clientID="acme" // wrong
      />
      <HyperCheckout
        amount={249} // wrong
      />
      <HyperCheckout
        onHyperResult={() => undefined} // wrong
      />
      <HyperCheckout
        onHyperError={({ detail }) => void detail.status} // wrong
      />
      <hyper-checkout ref={own} class="wide" client-id="acme" order-details={order?.orderDetails} manual />
      <hyper-checkout
        clientId="acme" // wrong
      />
      <hyper-checkout client-id={1} /* wrong */ />
      <hyper-checkout onhyper-error={() => undefined} /* wrong */ />
      <hyper-checkout
        manual={false} // wrong
      />
    </>
  );
}
