import { Channel } from '../bridge/channel.ts';
import { greetHost } from '../bridge/greeting.ts';
import type { FrameToHost } from '../protocol/frame-messages.ts';
import { pageOriginsOf } from '../protocol/frame-settings.ts';
import { addressInTemplate, loadDriver, loadSdkScript, sdkTemplateId, settingsOfPage } from './sdk-script.ts';
import { guardMessages } from './message-guard.ts';

/*
 * The script in the page inside the element's iframe. The host waits for its greeting, and whatever else a frame does
 * meanwhile slows that down. So it greets, and once the host has answered it asks for the two scripts that the page's
 * own HTML names, side by side: the driver, which is the rest of this room, and HyperServices.js.
 */

/** The time that the frame waits for a busy host, in ms. */
const patience = 50;

// It keeps what the host says until the driver is there.
const channel = greetHost({ parents: listedParents() }).then((port) => new Channel<FrameToHost>(port));
const waited = new Promise((resolve) => setTimeout(resolve, patience));

const settings = settingsOfPage();
// Before the script of the SDK, so that the guard hears every message first.
const stopped = guardMessages({ origins: pageOriginsOf(addressInTemplate(sdkTemplateId)?.origin, settings) });

void Promise.race([channel, waited]).then(async () => {
  const sdk = loadSdkScript();
  const driveFrame = await loadDriver();
  const host = await channel;
  if (driveFrame) driveFrame({ channel: host, sdk, settings, stopped });
  else host.send('refused', { requestId: '', code: 'sdk-load', field: 'frame-driver.js', reason: 'driver' });
});

/** The exact origins that may host this page, from its own HTML. */
function listedParents(): string[] {
  const list = document.querySelector<HTMLMetaElement>('meta[name="hyper-checkout-parents"]')?.content ?? '';
  return list.split(' ').filter((origin) => origin !== '');
}
