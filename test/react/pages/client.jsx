import { createRoot, hydrateRoot } from 'react-dom/client';
import { Shop } from './shop.jsx';

/** What a test does with the page, and what the page has heard. */
const place = document.getElementById('root');
const isHydrated = place.childElementCount > 0;
const heard = [];
const at = { current: null };
let root;
let render = 0;

globalThis.shop = {
  heard,
  at,
  show(props) {
    render += 1;
    const shop = <Shop {...props} render={render} heard={heard} at={at} />;
    if (root) root.render(shop);
    else if (isHydrated) root = hydrateRoot(place, shop);
    else (root = createRoot(place)).render(shop);
  },
  leave() {
    root.unmount();
    root = createRoot(place);
  },
};
