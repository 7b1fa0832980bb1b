import type { Command } from 'commander';
import { valueOrThrow } from '../protocol/checkout-error.ts';
import { parseSecureUrl } from '../protocol/web-url.ts';
import type { CommandContext, JsonFlag } from './command-line.ts';

interface CspFlags extends JsonFlag {
  readonly frameUrl: string;
  readonly scriptUrl?: string;
}

const help = `
Add the sources to the directives that your page has already. The element needs no style-src, no unsafe-inline and no
unsafe-eval: its styles are constructed, and the payment SDK runs inside the frame, under the frame's own policy.

Examples:
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/
  $ hyper-checkout csp --frame-url https://pay.shop.example/frame/ --script-url https://cdn.shop.example/hyper-checkout.js --json`;

/** Adds `csp`, which prints what the merchant's page must allow. */
export function addCspCommand(program: Command, { finish }: CommandContext): void {
  program
    .command('csp')
    .summary('print what the policy of your page must allow')
    .description('Prints the Content-Security-Policy that a page with <hyper-checkout> needs.')
    .requiredOption('--frame-url <url>', 'the frame-url of the element')
    .option('--script-url <url>', 'where hyper-checkout.js is loaded from, if not from the page’s own origin')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((flags: CspFlags) => {
      const frame = originOf(flags.frameUrl, '--frame-url');
      const directives: Record<string, readonly string[]> = {
        'script-src': ["'self'", ...(flags.scriptUrl === undefined ? [] : [originOf(flags.scriptUrl, '--script-url')])],
        'frame-src': [frame],
        'connect-src': ["'self'"],
      };
      const contentSecurityPolicy = Object.entries(directives)
        .map(([name, sources]) => `${name} ${sources.join(' ')}`)
        .join('; ');
      const json = { contentSecurityPolicy, directives };
      finish({ exitCode: 0, text: `Content-Security-Policy: ${contentSecurityPolicy}`, json }, flags);
    });
}

function originOf(url: string, flag: string): string {
  return new URL(valueOrThrow(parseSecureUrl(url, flag))).origin;
}
