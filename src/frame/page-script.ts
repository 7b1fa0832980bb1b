import type { SdkFailure } from '../protocol/frame-messages.ts';
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
