import type { Channel } from '../bridge/channel.ts';
import { hostToFrame, type FrameToHost, type SdkFailure } from '../protocol/frame-messages.ts';
import { HyperServicesDriver, mountId } from './hyper-services-driver.ts';
import type { HyperServicesClass } from './hyper-services.ts';
import { observeNaturalHeight } from './natural-height.ts';

/**
 * Does in the page inside the element's iframe what the host says, once it has greeted (`main.ts`).
 *
 * Nothing here depends on the address of the page: what it may do stands in its own HTML.
 */
export function driveFrame(channel: Channel<FrameToHost>, sdk: Promise<HyperServicesClass | SdkFailure>): void {
  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :root { color-scheme: light dark; }
    html, body, #${mountId} { margin: 0; block-size: 100%; overflow: hidden; background: transparent; }
    iframe { display: block; border: 0; }
  `);
  document.adoptedStyleSheets = [styles];
  whenParsed(() => {
    const mount = document.getElementById(mountId);
    if (mount) observeNaturalHeight(mount, (height) => channel.send('height', height));
  });
  channel.open(hostToFrame, new HyperServicesDriver(channel, sdk).handlers());
}

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else then();
}
