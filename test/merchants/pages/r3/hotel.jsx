import { useState } from 'react';
import { post } from '../post.js';

/** The page of a hotel that books one room. The payment is a part of it; the confirmation is another page. */
export function Hotel({ Payment, returnUrl = 'return' }) {
  const [order, setOrder] = useState();
  const book = async () => setOrder(await post('order', { return_url: new URL(returnUrl, document.baseURI).href }));
  return (
    <main>
      <h1>Hotel</h1>
      <button onClick={order ? () => setOrder(undefined) : book}>{order ? 'Change the dates' : 'Book the room'}</button>
      {order && <Payment order={order} />}
    </main>
  );
}
