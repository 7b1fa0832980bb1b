import { useState } from 'react';
import { post } from './post.js';

/** Shows the link of a session in a frame of the shop. The shop hears nothing: the order page is return_url. */
export function Shop() {
  const [link, setLink] = useState('');
  const open = async () => {
    const { payment_links: links } = await post('session');
    setLink(links.web);
  };
  return (
    <main>
      <h1>Courses</h1>
      {link === '' ? (
        <>
          <p>Your cart: one course.</p>
          <button onClick={open}>Check out</button>
        </>
      ) : (
        <>
          <button onClick={() => setLink('')}>Change the course</button>
          <iframe src={link} title="Payment" style={{ width: '100%', height: 700 }} allow="payment *" />
        </>
      )}
    </main>
  );
}
