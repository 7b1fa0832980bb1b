import { defined, isPlainObject, own, ownText } from './plain-object.ts';

/** The id of the template in the frame page that holds its {@link FrameSettings} as JSON. */
export const settingsTemplateId = 'hyper-checkout-settings';

/**
 * The settings of a frame page, which stand in its own HTML: no address and no message can change them.
 *
 * They belong to the page and not to the element because they depend on the SDK, which the page loads.
 */
export interface FrameSettings {
  /** The origins of payment pages besides Juspay's own and that of the SDK's script. */
  readonly pageOrigins?: readonly string[];
  /** The value of `window.tenantInfo`, for a tenant of Juspay with hosts of its own. */
  readonly tenant?: Readonly<Record<string, unknown>>;
  /** The region of the SDK, such as `eu`. Default: `in`. */
  readonly region?: string;
  /**
   * The permissions of the payment page beside `payment` and `clipboard-write`, such as `camera *;`. The element hands on
   * `camera`, `microphone` and `geolocation`.
   */
  readonly iframePermissions?: string;
  readonly deadlines?: FrameDeadlines;
}

/**
 * The time that the frame waits without a sign of life, in ms. A slow network or a slow bank may need more than the defaults.
 */
export interface FrameDeadlines {
  /** For the SDK to initiate. Default: 20,000. */
  readonly initiate?: number;
  /** For a session token. Default: 60,000. */
  readonly token?: number;
  /** For the payment page to show itself after an order, and for the result of a page that came back. Default: 10,000. */
  readonly page?: number;
  /** For a bank's page in the place of the payment page. Default: 900,000. */
  readonly bank?: number;
}

/** The origin of the releases of Juspay's script: its helper is loaded from there, whichever host served the script. */
const releaseOrigin = 'https://public.releases.juspay.in';
/** The same for the region `eu`. */
const euReleaseOrigin = 'https://public.releases.juspay.io';

/** The origins of Juspay's payment pages, of their parts, and of the hosts that a bank comes back to. */
const juspayPageOrigins: readonly string[] = [
  'https://payments.juspay.in',
  'https://sandbox.assets.juspay.in',
  'https://assets.juspay.in',
  'https://api.juspay.in',
  'https://sandbox.juspay.in',
  releaseOrigin,
  euReleaseOrigin,
];

/** Reads the settings that `frameDocument` wrote. A value of another type is left out. */
export function readFrameSettings(text: string): FrameSettings {
  const given = parseJson(text);
  if (!isPlainObject(given)) return {};
  const pageOrigins = own(given, 'pageOrigins');
  const tenant = own(given, 'tenant');
  return defined({
    pageOrigins: Array.isArray(pageOrigins) ? pageOrigins.filter((origin) => typeof origin === 'string') : undefined,
    tenant: isPlainObject(tenant) ? tenant : undefined,
    region: ownText(given, 'region'),
    iframePermissions: ownText(given, 'iframePermissions'),
    deadlines: readDeadlines(own(given, 'deadlines')),
  });
}

/** The origins of every page that may say how a payment ended. */
export function pageOriginsOf(sdkOrigin: string | undefined, settings: FrameSettings): ReadonlySet<string> {
  const all = [...juspayPageOrigins, sdkOrigin, tenantOrigin(settings), ...(settings.pageOrigins ?? [])];
  return new Set(all.filter((origin) => origin !== undefined));
}

/** The origins of the helper script that Juspay's script loads on demand, whichever host served that one. */
export function helperOriginsOf(settings: FrameSettings): readonly string[] {
  const eu = settings.region?.toLowerCase() === 'eu' ? euReleaseOrigin : undefined;
  return [releaseOrigin, eu, tenantOrigin(settings)].filter((origin) => origin !== undefined);
}

/** The origin of the hosts of a tenant, if it has its own. */
export function tenantOrigin({ tenant = {} }: FrameSettings): string | undefined {
  return ownText(tenant, 'assetsDomain') || undefined;
}

function readDeadlines(given: unknown): FrameDeadlines | undefined {
  if (!isPlainObject(given)) return undefined;
  const time = (name: keyof FrameDeadlines) => {
    const value = own(given, name);
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  return defined({ initiate: time('initiate'), token: time('token'), page: time('page'), bank: time('bank') });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A page without settings.
  }
}
