import type { SdkFailure } from '../protocol/frame-messages.ts';
import { type FrameSettings, readFrameSettings, settingsTemplateId } from '../protocol/frame-settings.ts';
import type { driveFrame } from './drive-frame.ts';
import { globalHyperServices, type HyperServicesClass } from './hyper-services.ts';

/** The part of Trusted Types that is used here. */
interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): unknown;
  };
}

/** The policy that a page with Trusted Types has to allow. */
const policyName = 'hyper-checkout';

const loading = new Map<string, Promise<HyperServicesClass | SdkFailure>>();

/**
 * Loads the script of the SDK into the merchant's page, once; a page that has it already, for `preFetch` say, keeps it.
 *
 * A try that failed is forgotten, so that the next one is fresh.
 */
export function loadSdkFrom(url: string): Promise<HyperServicesClass | SdkFailure> {
  const known = globalHyperServices();
  if (known) return Promise.resolve(known);
  const started = loading.get(url);
  if (started) return started;
  const outcome = load(url);
  loading.set(url, outcome);
  void outcome.then((found) => {
    if (typeof found === 'string') loading.delete(url);
  });
  return outcome;
}

function load(url: string): Promise<HyperServicesClass | SdkFailure> {
  return new Promise((resolve) => {
    const script = document.createElement('script');
    script.onload = () => resolve(globalHyperServices() ?? 'missing');
    script.onerror = () => {
      script.remove();
      resolve('script');
    };
    try {
      Reflect.set(script, 'src', trusted(url));
    } catch {
      // The page requires Trusted Types and does not allow the policy.
      resolve('policy');
      return;
    }
    document.head.append(script);
  });
}

let trust: ((url: string) => unknown) | undefined;

function trusted(url: string): unknown {
  const policies: unknown = Reflect.get(window, 'trustedTypes');
  if (!hasPolicies(policies)) return url;
  const policy = trust ? undefined : policies.createPolicy(policyName, { createScriptURL: (address) => address });
  if (policy) trust = (address) => policy.createScriptURL(address);
  return trust?.(url);
}

function hasPolicies(value: unknown): value is TrustedTypePolicies {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}

/** The outcome of loading a script: `unnamed` if the page's HTML has no such template. */
export type ScriptOutcome = 'loaded' | 'failed' | 'unnamed';

/**
 * Loads a script that the page's own HTML names, in a template of that id. The page's code never chooses an address.
 *
 * In a template the browser does not fetch it ahead: it would compete with the greeting, which the host waits for.
 * Nothing is tried again in here: a fresh frame is a fresh try.
 */
function loadNamedScript(templateId: string): Promise<ScriptOutcome> {
  return new Promise((resolve) => {
    const script = scriptIn(templateId)?.cloneNode();
    if (!(script instanceof HTMLScriptElement)) {
      resolve('unnamed');
      return;
    }
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('failed');
    document.head.append(script);
  });
}

/** The address of a script that the page's own HTML names. */
export function addressInTemplate(templateId: string): URL | undefined {
  const address = scriptIn(templateId)?.getAttribute('src');
  // Inside a template it is not resolved.
  return address ? new URL(address, document.baseURI) : undefined;
}

function scriptIn(templateId: string): HTMLScriptElement | null | undefined {
  return document.querySelector<HTMLTemplateElement>(`template#${templateId}`)?.content.querySelector('script');
}

/** Loads the rest of this room, the built `frame-driver.js`; undefined if it did not come. */
export async function loadDriver(): Promise<typeof driveFrame | undefined> {
  await loadNamedScript('hyper-checkout-driver');
  const found: unknown = Reflect.get(window, 'HyperCheckoutFrame');
  return isDriver(found) ? found.driveFrame : undefined;
}

function isDriver(value: unknown): value is { readonly driveFrame: typeof driveFrame } {
  return typeof value === 'object' && value !== null && 'driveFrame' in value;
}

/** The id of the template that names the script of the SDK. */
export const sdkTemplateId = 'hyper-services';

/** Loads the SDK script that the page's own HTML names, and says what came of it. */
export async function loadSdkScript(): Promise<HyperServicesClass | SdkFailure> {
  const outcome = await loadNamedScript(sdkTemplateId);
  return outcome === 'failed' ? 'script' : (globalHyperServices() ?? 'missing');
}

/** The settings in the HTML of this page. */
export function settingsOfPage(): FrameSettings {
  const template = document.querySelector<HTMLTemplateElement>(`template#${settingsTemplateId}`);
  return readFrameSettings(template?.content.textContent ?? '');
}
