import { greetedHost } from './greeted-host.ts';
import { acceptHost } from '../bridge/accept-host.ts';
import { hostToFrame, type FrameToHost } from '../protocol/frame-messages.ts';
import { HyperServicesDriver, mountId } from './hyper-services-driver.ts';
import { observeNaturalHeight } from './natural-height.ts';
import { loadSdkScript } from './sdk-script.ts';

/*
 * The page inside the element's iframe, once it has greeted (`main.ts`). Its HTML names HyperServices.js and has an
 * empty mount.
 * Nothing here depends on the address of the page: what it may do stands in its own HTML.
 */

const script = loadSdkScript();

void acceptHost<FrameToHost, typeof hostToFrame>({
  greeted: greetedHost,
  parsers: hostToFrame,
  handlers: (channel) => {
    whenParsed(() => {
      const mount = document.getElementById(mountId);
      if (mount) observeNaturalHeight(mount, (height) => channel.send('height', height));
    });
    return new HyperServicesDriver(channel, script).handlers();
  },
});

const styles = new CSSStyleSheet();
styles.replaceSync(`
  :root { color-scheme: light dark; }
  html, body, #${mountId} { margin: 0; block-size: 100%; overflow: hidden; background: transparent; }
  iframe { display: block; border: 0; }
`);
document.adoptedStyleSheets = [styles];

function whenParsed(then: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else then();
}
