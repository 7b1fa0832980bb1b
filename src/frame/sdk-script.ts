import type { SdkFailure } from '../protocol/frame-messages.ts';
import { globalHyperServices, type HyperServicesClass } from './hyper-services.ts';
import { loadNamedScript } from './named-script.ts';

/** Loads the SDK script that the page's own HTML names, and says what came of it. */
export async function loadSdkScript(): Promise<HyperServicesClass | SdkFailure> {
  const outcome = await loadNamedScript('hyper-services');
  return outcome === 'failed' ? 'script' : (globalHyperServices() ?? 'missing');
}
