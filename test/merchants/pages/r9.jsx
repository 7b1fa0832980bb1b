import { post } from './post.js';

/** Sends the window to the link of a session. The order page is return_url. */
export function Shop() {
  const pay = async () => {
    const { payment_links: links } = await post('session');
    location.assign(links.web);
  };
  return (
    <main>
      <h1>Donations</h1>
      <p>Your cart: one donation.</p>
      <button onClick={pay}>Check out</button>
    </main>
  );
}
