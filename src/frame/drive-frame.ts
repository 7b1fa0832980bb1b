import type { Channel } from '../bridge/channel.ts';
import type { FrameToHost, Refusal } from '../protocol/frame-messages.ts';
import { drivePage, type DrivePageOptions } from './drive-page.ts';

/** The id of the element of the frame page that the SDK puts its iframe in. */
const mountId = 'hyperSDKDiv';

/** Options for {@link driveFrame}, from the script in the page. */
export type DriveFrameOptions = Omit<DrivePageOptions, 'mount' | 'restart' | 'useScheme'>;

/**
 * Does in the page inside the element's iframe what the host says, once it has greeted (`main.ts`).
 *
 * Nothing here depends on the address of the page: what it may do stands in its own HTML.
 */
export function driveFrame(options: DriveFrameOptions): void {
  const { channel, settings } = options;
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :root { color-scheme: light dark; }
    html, body, #${mountId} { margin: 0; block-size: 100%; background: transparent; }
    iframe { display: block; border: 0; }
  `);
  document.adoptedStyleSheets = [styles];
  // The vendor's script reads it anew at each use.
  if (settings.tenant) Reflect.set(window, 'tenantInfo', settings.tenant);
  watchPolicy(channel);
  whenParsed(() => {
    const mount = document.getElementById(mountId);
    if (mount) drivePage({ ...options, mount, restart: () => restart(channel), useScheme });
  });
}

/** The payment page stands on this one, and the SDK of the simulator looks what its colours are. */
function useScheme(colorScheme: string): void {
  document.documentElement.style.colorScheme = colorScheme;
}

/** Stays with the iframe, and so tells a page that has already begun anew. */
const restarted = 'hyper-checkout-restarted';

/** Loads this page again, so that the host begins anew; once, since a payment page that is lost again is no accident. */
function restart(channel: Channel<FrameToHost>): void {
  if (window.name === restarted) return channel.send('sdk-failed', 'page');
  window.name = restarted;
  location.reload();
}

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else then();
}

/** The part of a violation that is reported. */
export interface PolicyViolation {
  readonly effectiveDirective: string;
  readonly blockedURI: string;
  readonly disposition: string;
}

/** Reports to the host what the policy of this page stops, once for each directive and origin. */
function watchPolicy(channel: Channel<FrameToHost>): void {
  const told = new Set<string>();
  document.addEventListener('securitypolicyviolation', (violation) => {
    const warning = warningOf(violation);
    if (!warning?.message || told.has(warning.message)) return;
    told.add(warning.message);
    channel.send('warned', warning);
    // The payment page itself has been replaced by an error page. Our own policy does not have this directive.
    if (warning.reason === 'frame-src') channel.send('sdk-failed', 'policy');
  });
}

/** The warning about a violation. Undefined for one that stopped nothing, or stopped only an extension of the browser. */
export function warningOf({ effectiveDirective, blockedURI, disposition }: PolicyViolation): Refusal | undefined {
  const isOfExtension = /^[a-z-]+-extension/.test(blockedURI);
  if (disposition !== 'enforce' || isOfExtension) return undefined;
  const origin = /^https?:/.test(blockedURI) ? new URL(blockedURI).origin : blockedURI;
  const isScript = effectiveDirective.startsWith('script-src') && origin !== blockedURI;
  return {
    requestId: '',
    code: 'frame-policy',
    field: 'frame-url',
    reason: effectiveDirective,
    message: `The policy of the frame page stopped something of ${origin || 'the page'} (${effectiveDirective}).`,
    fix: isScript
      ? `If that script belongs to the SDK, write the frame page with --allow-script ${origin}.`
      : 'Serve the frame page with the policy that hyper-checkout frame wrote, and with no other.',
  };
}
