import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { useRouter } from './router.jsx';

const Checkout = createContext(undefined);

/** Above the routes, since the element begins anew where it is moved. */
export function Layout({ children }) {
  const checkout = useRef(null);
  const { route } = useRouter();
  const { clientId, merchantKeyId } = window.shop;
  return (
    <Checkout.Provider value={checkout}>
      {children}
      <div hidden={route !== 'payment'}>
        <hyper-checkout
          ref={checkout}
          manual
          client-id={clientId}
          merchant-key-id={merchantKeyId}
          environment="sandbox"
        />
      </div>
    </Checkout.Provider>
  );
}

export function usePreparation() {
  const checkout = useContext(Checkout);
  useEffect(() => checkout.current.initiate(), [checkout]);
}

export function PaymentRoute({ order }) {
  const checkout = useContext(Checkout);
  const { navigate } = useRouter();
  const [isLoading, setLoading] = useState(true);
  useEffect(() => {
    const element = checkout.current;
    const stopLoading = () => setLoading(false);
    element.addEventListener('hyper-hide-loader', stopLoading);
    return () => element.removeEventListener('hyper-hide-loader', stopLoading);
  }, [checkout]);
  useEffect(() => {
    const retry = () => navigate(`retry?oid=${order.orderId}`);
    const show = ({ outcome }) => {
      if (outcome === 'cancelled') retry();
      else location.assign(`order?order_id=${order.orderId}`);
    };
    checkout.current.process(order).then(show, retry);
  }, [order, checkout, navigate]);
  useEffect(() => {
    history.pushState(null, '', location.href);
    const stayOrGo = (isTaken) => (isTaken ? history.pushState(null, '', location.href) : navigate('cart'));
    const handlePop = () => void checkout.current.handleBackPress().then(stayOrGo);
    addEventListener('popstate', handlePop);
    return () => removeEventListener('popstate', handlePop);
  }, [checkout, navigate]);
  return isLoading && <p>Loading…</p>;
}
