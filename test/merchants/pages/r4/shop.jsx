import { useEffect } from 'react';
import { post } from '../post.js';
import { RouterProvider, useRouter } from './router.jsx';

/** A shop of four routes. The payment is prepared on one of them and shown on the next. */
export function shopWith({ Layout, usePreparation, PaymentRoute }) {
  function CartRoute() {
    const { navigate } = useRouter();
    return (
      <>
        <p>Your cart: one shirt.</p>
        <button onClick={() => navigate('address')}>Check out</button>
      </>
    );
  }

  function AddressRoute() {
    const { navigate, setOrder } = useRouter();
    usePreparation();
    const goOn = async () => {
      setOrder(await post('order'));
      navigate('payment');
    };
    return (
      <>
        <p>Your address: 1 Park Street.</p>
        <button onClick={goOn}>Go to the payment</button>
      </>
    );
  }

  function RetryRoute() {
    const { navigate } = useRouter();
    return (
      <>
        <p>You have not paid {new URLSearchParams(location.search).get('oid')}.</p>
        <button onClick={() => navigate('address')}>Try again</button>
      </>
    );
  }

  /** Without an order, such as after a reload, the payment starts in the cart. */
  function GuardedPaymentRoute() {
    const { navigate, order } = useRouter();
    useEffect(() => {
      if (!order) navigate('cart');
    }, [order, navigate]);
    return order ? <PaymentRoute order={order} /> : null;
  }

  const routes = { address: AddressRoute, payment: GuardedPaymentRoute, retry: RetryRoute };

  function Routes() {
    const { route } = useRouter();
    const Route = routes[route] ?? CartRoute;
    return <Route />;
  }

  return function Shop() {
    return (
      <RouterProvider>
        <main>
          <h1>Shirts</h1>
          <Layout>
            <Routes />
          </Layout>
        </main>
      </RouterProvider>
    );
  };
}
