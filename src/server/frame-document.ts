import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { issueOf } from '../protocol/issue-of.ts';
import { base64Of } from './base64.ts';

/** What {@link frameDocument} is made from. */
export interface FrameDocumentOptions {
  /** The address of HyperServices.js: Juspay's, or the simulator's. */
  readonly sdkUrl: string;
  /**
   * The text of this package's `frame.js`, which goes into the page: a script of its own address would cost a trip
   * before the page can greet. In Node: `readFile(fileURLToPath(import.meta.resolve('hyper-checkout/frame.js')), 'utf8')`.
   */
  readonly script: string;
  /**
   * Where you serve this package's `frame-driver.js`, which the page loads once it has greeted: an address on the
   * page's own origin, absolute or as seen from the page. Let it change with the version of the package.
   */
  readonly driverUrl: string;
  /** The exact origins of the pages that may hold the frame, such as `https://shop.example`. No patterns. */
  readonly parents: readonly string[];
}

/** A page and the policy that it is to be served with. */
export interface FrameDocument {
  readonly html: string;
  /**
   * The value of the `Content-Security-Policy` header. `frame-ancestors` works only as a header, so a page served
   * without it is guarded by the list in its HTML alone.
   */
  readonly contentSecurityPolicy: string;
}

/**
 * Writes the page that goes into the element's iframe: it names the SDK script in its own HTML, so that no address
 * can make it load another. Its policy allows its own script by hash, so no other inline script runs.
 *
 * @throws {HyperCheckoutError} `not-allowed` for a `script` that is empty or could not stand inside a page; `required`
 *   without a `driverUrl`
 *
 * Serve the HTML with the policy from a path of your own and give its address to the element as `frame-url`.
 */
export async function frameDocument({
  sdkUrl,
  script,
  driverUrl,
  parents,
}: FrameDocumentOptions): Promise<FrameDocument> {
  if (script === '' || /<!--|<\/?script/i.test(script)) throw new HyperCheckoutError(issueOf('not-allowed', 'script'));
  if (!driverUrl) throw new HyperCheckoutError(issueOf('required', 'driverUrl'));
  const sdkOrigin = sourceOf(sdkUrl);
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="hyper-checkout-parents" content="${escapeAttribute(parents.join(' '))}" />
    <title>Payment</title>
    <template id="hyper-checkout-driver"><script src="${escapeAttribute(driverUrl)}"></script></template>
    <template id="hyper-services"><script src="${escapeAttribute(sdkUrl)}"></script></template>
    <script>${script}</script>
  </head>
  <body>
    <div id="hyperSDKDiv"></div>
  </body>
</html>
`;
  const sources = [...new Set(["'self'", sdkOrigin])].join(' ');
  return {
    html,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${await hashOf(script)} ${sources}`,
      // The payment page, and the bank pages that it opens, are framed by the SDK from origins of its own choice.
      `frame-src ${sdkOrigin === "'self'" ? "'self'" : `${sdkOrigin} https:`}`,
      `connect-src ${sources}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${parents.length === 0 ? "'none'" : parents.join(' ')}`,
    ].join('; '),
  };
}

/** A script as a policy names it by its bytes. HTML makes one kind of line end of all, so a hash is of that. */
async function hashOf(script: string): Promise<string> {
  const bytes = new TextEncoder().encode(script.replace(/\r\n?/g, '\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `'sha256-${base64Of(digest)}'`;
}

/** The source of a script as a policy names it; an address without a scheme but with a host has that host's origin. */
function sourceOf(url: string): string {
  if (/^https?:\/\//.test(url)) return new URL(url).origin;
  return url.startsWith('//') ? new URL(`https:${url}`).origin : "'self'";
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
