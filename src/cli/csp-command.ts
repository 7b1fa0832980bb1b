import type { Command } from 'commander';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { helperOriginsOf } from '../protocol/frame-settings.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import { type CommandContext, type JsonFlag, UsageError } from './command-line.ts';

interface CspFlags extends JsonFlag {
  readonly frameUrl?: string;
  readonly sdkUrl?: string;
  readonly scriptUrl?: string;
  readonly orderStatusUrl?: string;
}

const help = `
With --frame-url, add the sources to the directives that your page has already. The element needs no style-src, no
unsafe-inline and no unsafe-eval: its styles are constructed, and the payment SDK runs inside the frame, under the frame's
own policy.

With --sdk-url the SDK runs in your page and under its policy. Leave default-src, child-src and frame-src out of that one:
they also judge where the payment page goes, such as to a bank or to the app behind a upi: link. A page that requires Trusted
Types allows the policy hyper-checkout too, as far as Juspay's script runs under them.

Examples:
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/ --script-url https://cdn.shop.example/hyper-checkout.js --json
  $ hyper-checkout csp --sdk-url https://public.releases.juspay.in/hyper-sdk-web/HyperServices.js`;

/** Adds `csp`, which prints what the merchant's page must allow. */
export function addCspCommand(program: Command, { finish }: CommandContext): void {
  program
    .command('csp')
    .summary('print what the policy of your page must allow')
    .description('Prints the Content-Security-Policy that a page with <hyper-checkout> needs.')
    .option('--frame-url <url>', 'the frame-url of the element')
    .option('--sdk-url <url>', 'the sdk-url of the element, in place of a frame-url')
    .option('--script-url <url>', 'where hyper-checkout.js is loaded from, if not from the page’s own origin')
    .option('--order-status-url <url>', 'the order-status-url of the element')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((flags: CspFlags) => {
      const directives = directivesFor(flags);
      const contentSecurityPolicy = Object.entries(directives)
        .map(([name, sources]) => `${name} ${sources.join(' ')}`)
        .join('; ');
      const json = { contentSecurityPolicy, directives };
      finish({ exitCode: 0, text: `Content-Security-Policy: ${contentSecurityPolicy}`, json }, flags);
    });
}

function directivesFor({
  frameUrl,
  sdkUrl,
  scriptUrl,
  orderStatusUrl,
}: CspFlags): Readonly<Record<string, readonly string[]>> {
  const own = ["'self'", ...(scriptUrl === undefined ? [] : [originOf(scriptUrl, '--script-url')])];
  const asked = orderStatusUrl === undefined ? [] : [sourceOf(orderStatusUrl, '--order-status-url')];
  if (frameUrl !== undefined && sdkUrl === undefined) {
    const directives = { 'script-src': own, 'frame-src': [originOf(frameUrl, '--frame-url')] };
    return asked.length > 0 ? { ...directives, 'connect-src': asked } : directives;
  }
  if (sdkUrl !== undefined && frameUrl === undefined) {
    const sdk = [...new Set([originOf(sdkUrl, '--sdk-url'), ...helperOriginsOf({})])];
    return { 'script-src': [...own, ...sdk], 'connect-src': [...asked, ...sdk] };
  }
  throw new UsageError('The place of the SDK is missing, or there are two.', 'Pass either --frame-url or --sdk-url.');
}

/** A path of the page leads to its own origin. */
function sourceOf(url: string, flag: string): string {
  return /^\.{0,2}\//.test(url) ? "'self'" : originOf(url, flag);
}

function originOf(url: string, flag: string): string {
  return new URL(valueOrThrow(parseSecureUrl(url, flag))).origin;
}
