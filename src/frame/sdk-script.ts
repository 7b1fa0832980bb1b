import type { SdkFailure } from '../protocol/frame-messages.ts';
import { globalHyperServices, type HyperServicesClass } from './hyper-services.ts';
import { loadNamedScript } from './named-script.ts';

/** The id of the template that names the script of the SDK. */
export const sdkTemplateId = 'hyper-services';

/** Loads the SDK script that the page's own HTML names, and says what came of it. */
export async function loadSdkScript(): Promise<HyperServicesClass | SdkFailure> {
  const outcome = await loadNamedScript(sdkTemplateId);
  return outcome === 'failed' ? 'script' : (globalHyperServices() ?? 'missing');
}
