import { useEffect, useRef, useState } from 'react';

export function Payment({ order }) {
  const checkout = useRef(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    checkout.current.process(order).then(
      ({ outcome }) => outcome !== 'cancelled' && location.assign(`order?order_id=${order.orderId}`),
      ({ code }) => code !== 'terminated' && setFault(code),
    );
  }, [order]);
  if (fault) return <p>The payment could not be started: {fault}.</p>;
  return (
    <hyper-checkout
      ref={checkout}
      manual
      client-id={order.clientId}
      merchant-key-id={order.merchantKeyId}
      environment={order.environment}
    />
  );
}
