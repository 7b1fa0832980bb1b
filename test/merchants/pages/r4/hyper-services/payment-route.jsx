import { Fragment, useEffect, useState } from 'react';
import { useRouter } from '../router.jsx';
import { useHyperServices } from './use-hyper-services.js';

export const Layout = Fragment;

export function usePreparation() {
  const { preFetch, initiate } = useHyperServices();
  useEffect(() => {
    preFetch().then(initiate, () => {});
  }, [preFetch, initiate]);
}

export function PaymentRoute({ order }) {
  const { navigate } = useRouter();
  const { process, isConsuming, goBack, reset } = useHyperServices();
  const [isLoading, setLoading] = useState(true);

  useEffect(() => {
    process(order, (event) => {
      if (event === 'show_loader') setLoading(true);
      if (event === 'hide_loader') setLoading(false);
    });
    // No event is read for the end: a payment page that takes no back press any more was left.
    let wasConsuming = false;
    const poll = setInterval(() => {
      if (isConsuming()) {
        wasConsuming = true;
      } else if (wasConsuming) {
        clearInterval(poll);
        reset();
        navigate(`retry?oid=${order.orderId}`);
      }
    }, 400);
    return () => clearInterval(poll);
  }, [order, process, isConsuming, reset, navigate]);

  useEffect(() => {
    history.pushState(null, '', location.href);
    const handlePop = () => {
      if (goBack()) {
        reset();
        navigate('cart');
      } else {
        history.pushState(null, '', location.href);
      }
    };
    addEventListener('popstate', handlePop);
    return () => removeEventListener('popstate', handlePop);
  }, [goBack, reset, navigate]);

  return (
    <>
      {isLoading && <p>Loading…</p>}
      <div id="payment-view" style={{ height: 700 }} />
    </>
  );
}
