import type { SdkFailure } from '../protocol/frame-messages.ts';
import { globalHyperServices, type HyperServicesClass } from './hyper-services.ts';

/** The id of the template in the frame’s own HTML that holds the script element of HyperServices.js. */
const sdkTemplateId = 'hyper-services';

/**
 * Loads the SDK script that the page's own HTML names, and says what came of it. The page's code never chooses its
 * address.
 *
 * The script stands in a template, where the browser does not fetch it ahead: it would compete with the greeting, which
 * the host waits for. Nothing is tried again in here: a fresh frame is a fresh try.
 */
export function loadSdkScript(): Promise<HyperServicesClass | SdkFailure> {
  return new Promise((resolve) => {
    const template = document.querySelector<HTMLTemplateElement>(`template#${sdkTemplateId}`);
    const script = template?.content.querySelector('script')?.cloneNode();
    if (!(script instanceof HTMLScriptElement)) {
      resolve('missing');
      return;
    }
    script.onload = () => resolve(globalHyperServices() ?? 'missing');
    script.onerror = () => resolve('script');
    document.head.append(script);
  });
}
