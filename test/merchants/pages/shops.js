/** The shops by the name that an address has for them. */
const shops = {
  r1: () => import('./r1/with-hyper-services.jsx'),
  'r1-element': () => import('./r1/with-element.jsx'),
  r2: () => import('./r2.jsx'),
  r3a: () => import('./r3/a.jsx'),
  r3b: () => import('./r3/b.jsx'),
  r3c: () => import('./r3/with-hyper-services.jsx'),
  'r3c-element': () => import('./r3/with-element.jsx'),
  r4: () => import('./r4/with-hyper-services.jsx'),
  'r4-element': () => import('./r4/with-element.jsx'),
  r5: () => import('./r5.jsx'),
  r6: () => import('./r6.jsx'),
  r7: () => import('./r7/shop.jsx'),
  r8: () => import('./r8.jsx'),
  r9: () => import('./r9.jsx'),
};

/** Loads the shop that the server has named for this page. */
export async function openShop() {
  const { name, isStrict } = window.shop;
  const { Shop } = await shops[name]();
  return { Shop, isStrict };
}
