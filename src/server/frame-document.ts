/** What {@link frameDocument} is made from. */
export interface FrameDocumentOptions {
  /** The address of HyperServices.js: Juspay's, or the simulator's. */
  readonly sdkUrl: string;
  /** The address of this package's `frame.js`, absolute or relative to the page. */
  readonly scriptUrl: string;
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
 * can make it load another.
 *
 * Serve the HTML with the policy from a path of your own and give its address to the element as `frame-url`.
 */
export function frameDocument({ sdkUrl, scriptUrl, parents }: FrameDocumentOptions): FrameDocument {
  const sdkOrigin = sourceOf(sdkUrl);
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="hyper-checkout-parents" content="${escapeAttribute(parents.join(' '))}" />
    <title>Payment</title>
    <script src="${escapeAttribute(scriptUrl)}"></script>
    <script src="${escapeAttribute(sdkUrl)}" id="hyper-services" async></script>
  </head>
  <body>
    <div id="hyperSDKDiv"></div>
  </body>
</html>
`;
  const sources = [...new Set(["'self'", sdkOrigin, sourceOf(scriptUrl)])].join(' ');
  return {
    html,
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src ${sources}`,
      // The payment page, and the bank pages that it opens, are framed by the SDK from origins of its own choice.
      `frame-src ${sdkOrigin === "'self'" ? "'self'" : `${sdkOrigin} https:`}`,
      `connect-src ${sources}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${parents.length === 0 ? "'none'" : parents.join(' ')}`,
    ].join('; '),
  };
}

/** The source of a script as a policy names it; an address without a scheme but with a host has that host's origin. */
function sourceOf(url: string): string {
  if (/^https?:\/\//.test(url)) return new URL(url).origin;
  return url.startsWith('//') ? new URL(`https:${url}`).origin : "'self'";
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
