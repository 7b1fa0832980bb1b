import type { Channel } from '../bridge/channel.ts';
import { visibleDeadline } from '../bridge/page-view.ts';
import { hostToFrame, type FrameToHost, type SdkFailure } from '../protocol/frame-messages.ts';
import type { FrameSettings } from '../protocol/frame-settings.ts';
import { HyperServicesDriver, type DriverSurroundings } from './hyper-services-driver.ts';
import type { HyperServicesClass } from './hyper-services.ts';
import type { GuardReport } from './message-guard.ts';
import { PageWatch } from './page-watch.ts';
import { watchSdkIframe } from './sdk-iframe.ts';

/** Options for {@link drivePage}. */
export interface DrivePageOptions {
  readonly channel: Channel<FrameToHost>;
  readonly sdk: Promise<HyperServicesClass | SdkFailure>;
  readonly settings: FrameSettings;
  /** The first message that the guard has stopped although it looked like an event of the SDK. */
  readonly stopped: Promise<GuardReport>;
  /** The element, with an id, that the SDK puts its iframe in. */
  readonly mount: HTMLElement;
  /** Begins anew with a fresh SDK: the payment page was lost and nothing was paid. */
  readonly restart: () => void;
  readonly useScheme?: DriverSurroundings['useScheme'];
}

/** Does what the host says with the SDK in this document, be it the frame page or the merchant's own. */
export function drivePage({ channel, sdk, settings, stopped, mount, restart, useScheme }: DrivePageOptions): void {
  void stopped.then((report) => channel.send('warned', stoppedMessage(report)));
  const watch = new PageWatch({
    deadlines: settings.deadlines,
    wait: visibleDeadline,
    // Where the browser does not tell, the shopper may have paid.
    isUntouched: () => 'userActivation' in navigator && !navigator.userActivation.hasBeenActive,
    warn: (warning) => channel.send('warned', warning),
    restart,
    lose: () => channel.send('sdk-failed', 'lost'),
  });
  const driver = new HyperServicesDriver(channel, sdk, { settings, watch, mountId: mount.id, useScheme });
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
  channel.open(hostToFrame, driver.handlers());
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
