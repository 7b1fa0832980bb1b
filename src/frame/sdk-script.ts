import type { SdkFailure } from '../protocol/frame-messages.ts';
import { globalHyperServices, type HyperServicesClass } from './hyper-services.ts';

/** The id of the script element in the frame’s own HTML that names HyperServices.js. */
const sdkScriptId = 'hyper-services';

/**
 * Waits for the SDK script that the page's own HTML names, and says what came of it. The page's code never chooses its
 * address.
 *
 * To be called before the parser reaches that element, so that neither its load nor its error is missed. Nothing is
 * tried again in here: a script element runs once, and a fresh frame is a fresh try.
 */
export function sdkScript(): Promise<HyperServicesClass | SdkFailure> {
  return new Promise((resolve) => {
    const settle = (event: Event) => {
      if (!(event.target instanceof HTMLScriptElement) || event.target.id !== sdkScriptId) return;
      document.removeEventListener('load', settle, true);
      document.removeEventListener('error', settle, true);
      resolve(event.type === 'error' ? 'script' : (globalHyperServices() ?? 'missing'));
    };
    // Neither event bubbles, but both pass through the document on their way down.
    document.addEventListener('load', settle, true);
    document.addEventListener('error', settle, true);
  });
}
