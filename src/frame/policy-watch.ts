import type { Channel } from '../bridge/channel.ts';
import type { FrameToHost, Refusal } from '../protocol/frame-messages.ts';

/** The part of a violation that is reported. */
export interface PolicyViolation {
  readonly effectiveDirective: string;
  readonly blockedURI: string;
  readonly disposition: string;
}

/** Reports to the host what the policy of this page stops, once for each directive and origin. */
export function watchPolicy(channel: Channel<FrameToHost>): void {
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
