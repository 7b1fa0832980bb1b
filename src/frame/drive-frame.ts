import type { Channel } from '../bridge/channel.ts';
import { visibleDeadline } from '../bridge/visible-deadline.ts';
import { hostToFrame, type FrameToHost, type SdkFailure } from '../protocol/frame-messages.ts';
import type { FrameSettings } from '../protocol/frame-settings.ts';
import { HyperServicesDriver, mountId } from './hyper-services-driver.ts';
import type { HyperServicesClass } from './hyper-services.ts';
import type { GuardReport } from './message-guard.ts';
import { PageWatch } from './page-watch.ts';
import { watchPolicy } from './policy-watch.ts';
import { watchSdkIframe } from './sdk-iframe.ts';

/** What {@link driveFrame} is handed by the script in the page. */
export interface DriveFrameOptions {
  readonly channel: Channel<FrameToHost>;
  readonly sdk: Promise<HyperServicesClass | SdkFailure>;
  readonly settings: FrameSettings;
  /** The first message that the guard has stopped although it looked like an event of the SDK. */
  readonly stopped: Promise<GuardReport>;
}

/**
 * Does in the page inside the element's iframe what the host says, once it has greeted (`main.ts`).
 *
 * Nothing here depends on the address of the page: what it may do stands in its own HTML.
 */
export function driveFrame({ channel, sdk, settings, stopped }: DriveFrameOptions): void {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :root { color-scheme: light dark; }
    html, body, #${mountId} { margin: 0; block-size: 100%; background: transparent; }
    iframe { display: block; border: 0; }
  `);
  document.adoptedStyleSheets = [styles];
  // The vendor's script reads it anew at each use.
  if (settings.tenant) Reflect.set(window, 'tenantInfo', settings.tenant);
  void stopped.then((report) => channel.send('warned', stoppedMessage(report)));
  watchPolicy(channel);
  const watch = new PageWatch({
    deadlines: settings.deadlines,
    wait: visibleDeadline,
    // Where the browser does not tell, the shopper may have paid.
    isUntouched: () => 'userActivation' in navigator && !navigator.userActivation.hasBeenActive,
    warn: (warning) => channel.send('warned', warning),
    restart: () => restart(channel),
    lose: () => channel.send('sdk-failed', 'lost'),
  });
  const driver = new HyperServicesDriver(channel, sdk, settings, watch);
  whenParsed(() => {
    const mount = document.getElementById(mountId);
    if (!mount) return;
    watchSdkIframe(mount, {
      height: (height) => channel.send('height', height),
      loaded: () => {
        driver.alive();
        watch.loaded();
      },
      ready: () => {
        driver.alive();
        watch.ready();
      },
      removed: () => watch.removed(),
    });
  });
  channel.open(hostToFrame, driver.handlers());
}

/** Stays with the iframe, and so tells a page that has already begun anew. */
const restarted = 'hyper-checkout-restarted';

/** Loads this page again, so that the host begins anew; once, since a payment page that is lost again is no accident. */
function restart(channel: Channel<FrameToHost>): void {
  if (window.name === restarted) return channel.send('sdk-failed', 'page');
  window.name = restarted;
  location.reload();
}

function stoppedMessage({ origin, isOwnFrame, count }: GuardReport) {
  return {
    requestId: '',
    code: 'origin-rejected',
    field: 'frame-url',
    reason: isOwnFrame ? 'page-origin' : 'stranger',
    message: `A page of ${origin} sent what looks like an event of the SDK. It was stopped, as ${count === 1 ? 'the first message' : `one of ${count} messages`} of strangers.`,
    fix: isOwnFrame
      ? `If Juspay serves your payment page from there, write the frame page with --page-origin ${origin}.`
      : 'Nothing has to change: only the payment page may say how a payment ended.',
  } as const;
}

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else then();
}
