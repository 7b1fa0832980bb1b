import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** A page of the shop: its policy, further headers, and where its SDK is. */
interface ShopPage {
  readonly policy: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly place: Readonly<Record<string, string>>;
}

/** A shop with a checkout, whose pages have one policy each. */
export interface ShopSite {
  readonly origin: string;
  /** The policies and the addresses of the SDK, which are known later than the origin; by the name of the page. */
  readonly pages: Map<string, ShopPage>;
  stop(): Promise<void>;
}

/** The files of the package that the shop hosts. */
const packageFiles = [
  'hyper-checkout.js',
  'in-page.js',
  'error-texts.js',
  'error-sentences.js',
  'checkout-dialog.js',
  'prefetch.js',
  'appearance.js',
  'follow-up.js',
];

/** Starts the shop on a free port: `/NAME` is a page with a checkout, `/return` says how the browser has come. */
export async function startShopSite(): Promise<ShopSite> {
  const pages: ShopSite['pages'] = new Map();
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    const page = pages.get(name);
    const answer = async (): Promise<readonly [type: string, body: string]> => {
      if (packageFiles.includes(name)) return ['text/javascript', await readFile(join('dist', name), 'utf8')];
      if (name === 'shop.js') return ['text/javascript', shopScript];
      if (name === 'return') return ['text/html', document(`<h1>Returned by ${request.method ?? ''}</h1>`)];
      return ['text/html', page ? document(pageOf(origin, page.place)) : document('Nothing')];
    };
    void answer().then(([type, body]) =>
      response
        .writeHead(200, {
          'content-type': `${type}; charset=utf-8`,
          ...(page && { 'content-security-policy': page.policy, ...page.headers }),
        })
        .end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The shop has no port.');
  const origin = `http://localhost:${address.port}`;
  return {
    origin,
    pages,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sets the signed pair, which stands in the page as the shop's server has written it, and shows what the policy stops. */
const shopScript = `
addEventListener('securitypolicyviolation', ({ effectiveDirective }) => document.body.append('Violation of ' + effectiveDirective));
const { orderDetails, signature } = document.body.dataset;
Object.assign(document.querySelector('hyper-checkout'), { orderDetails, signature });`;

function pageOf(origin: string, place: Readonly<Record<string, string>>): string {
  const orderDetails = JSON.stringify({
    order_id: 'L1',
    merchant_id: 'acme',
    amount: '1.00',
    customer_id: 'cust77',
    timestamp: String(Date.now()),
    return_url: `${origin}/return`,
  }).replaceAll('"', '&quot;');
  const where = Object.entries(place)
    .map(([name, url]) => `${name}="${url}"`)
    .join(' ');
  return `<body data-order-details="${orderDetails}" data-signature="${btoa('s'.repeat(256))}">
<script src="/hyper-checkout.js" defer></script><script src="/shop.js" defer></script>
<hyper-checkout environment="sandbox" client-id="acme" merchant-key-id="key" ${where}></hyper-checkout>`;
}

function document(body: string): string {
  return `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:," />${body}</html>`;
}
