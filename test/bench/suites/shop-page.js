// @ts-check

/**
 * Prepares what boot, click and memory have in common: the shop's page, with the element from its one-file script, and
 * the bare frames that it is measured against.
 *
 * @param {import('../lab.js').Lab} lab
 * @param {string} [engineFlags]
 */
export async function openShop(lab, engineFlags) {
  const { origin, merchant } = await lab.simulator();
  const say = "parent.postMessage('first-message', location.ancestorOrigins[0])";
  const painted = `new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  }))`;
  const page = (/** @type {string} */ head, body = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Frame</title>${head}</head><body>${body}</body></html>`;
  lab.answers.set('/silent', { body: page('') });
  lab.answers.set('/bare', { body: page(`<script>${say}</script>`) });
  lab.answers.set('/bare-script', { body: page('<script src="/say.js"></script>') });
  lab.answers.set('/say.js', { type: 'text/javascript', body: say, headers: { 'cache-control': 'no-cache' } });
  lab.answers.set('/bare-painted', { body: page(`<script>${painted}.then(() => ${say})</script>`) });
  lab.answers.set('/bare-ahead', {
    body: page(`<script>onmessage = () => ${painted}.then(() => ${say}); ${say}</script>`),
  });
  lab.answers.set('/nested', { body: page('', '<iframe src="/nested-inner" title="Inner"></iframe>') });
  lab.answers.set('/nested-inner', {
    body: page(`<script>top.${say.slice('parent.'.length).replace('[0]', '[1]')}</script>`),
  });
  // Hosted as a merchant hosts it, by the server of the bare frames: servers are not what is compared.
  const { frameDocument } = await lab.server();
  const frame = await frameDocument({
    script: await lab.built('frame/frame.js'),
    driverUrl: '/frame/frame-driver.js',
    sdkUrl: `${origin}/HyperServices.js`,
    parents: [lab.shop],
  });
  lab.answers.set('/frame/', {
    body: frame.html,
    headers: { 'content-security-policy': frame.contentSecurityPolicy, 'referrer-policy': 'strict-origin' },
  });
  lab.answers.set('/frame/frame-driver.js', {
    type: 'text/javascript',
    body: await lab.built('frame/frame-driver.js'),
    headers: { 'cache-control': 'max-age=31536000, immutable' },
  });
  lab.answers.set('/shop', {
    body: `<!doctype html><html lang="en" data-key-id="${merchant.merchantKeyId}" data-frame-url="${lab.frames()}/frame/"><head><meta charset="utf-8"><title>Shop</title>
      <script src="${origin}/hyper-checkout.js"></script></head><body><script>${await lab.bundle(new URL('../pages/shop.ts', import.meta.url))}</script></body></html>`,
  });
  const shop = await lab.open('/shop', engineFlags);
  await shop.page.evaluate((url) => window.shopBench.keepWarm(url), `${lab.frames()}/silent`);
  await lab.assertOwnProcess(shop.page, lab.frames());
  return shop;
}
