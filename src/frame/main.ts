import { acceptHost } from '../bridge/accept-host.ts';
import { hostToFrame, type FrameToHost } from '../protocol/frame-messages.ts';
import { HyperServicesDriver, mountId } from './hyper-services-driver.ts';
import { observeNaturalHeight } from './natural-height.ts';
import { sdkScript } from './sdk-script.ts';

/*
 * The page inside the element's iframe. Its HTML loads this script first, then HyperServices.js, and holds an empty
 * mount. Nothing here depends on the address of the page: what it may do stands in its own HTML.
 */

const script = sdkScript();

void acceptHost<FrameToHost, typeof hostToFrame>({
  parents: listedParents(),
  parsers: hostToFrame,
  handlers: (channel) => {
    whenParsed(() => {
      const mount = document.getElementById(mountId);
      if (mount) observeNaturalHeight(mount, (height) => channel.send('height', height));
    });
    return new HyperServicesDriver(channel, script).handlers();
  },
});

// After the greeting, which the host waits for.
const styles = new CSSStyleSheet();
styles.replaceSync(`
  :root { color-scheme: light dark; }
  html, body, #${mountId} { margin: 0; block-size: 100%; overflow: hidden; background: transparent; }
  iframe { display: block; border: 0; }
`);
document.adoptedStyleSheets = [styles];

/** The exact origins that may host this page, from its own HTML. */
function listedParents(): string[] {
  const list = document.querySelector<HTMLMetaElement>('meta[name="hyper-checkout-parents"]')?.content ?? '';
  return list.split(/\s+/).filter((origin) => origin !== '');
}

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else then();
}
