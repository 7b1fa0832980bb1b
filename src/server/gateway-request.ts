import { HyperCheckoutError } from '../protocol/checkout-error.ts';
import { valueOrThrow } from '../protocol/errors/catalogue.ts';
import { readAtMost } from '../protocol/read-at-most.ts';
import { parseSecureUrl, parseWebUrl } from '../protocol/web-url.ts';
import { base64Of } from './bytes.ts';

/** The address of the gateway and the credentials for it. */
export interface GatewayOptions {
  /** `https://api.juspay.in`, `https://sandbox.juspay.in`, or the simulator's origin. */
  readonly baseUrl: string;
  /** The API key, a secret of the server. Goes out by https, or in the clear to this machine only, see `allowHttp`. */
  readonly apiKey: string;
  readonly merchantId: string;
  /** Takes an http address of another machine: that of a simulator in a container. Default false. */
  readonly allowHttp?: boolean;
  /** Sent as `x-routing-id`: the customer's id, or the order's for a guest. */
  readonly routingId?: string;
  /** Sent as `version`, such as `2023-06-30`: pins the API version. */
  readonly version?: string;
  /** Gives up after this many ms. Default: 10,000. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
  /** Default: the platform's. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** One call of the gateway: the path, and for a POST its body. */
export interface GatewayCall {
  readonly path: string;
  /** Sent as JSON, or as a form if it is `URLSearchParams`. */
  readonly body?: URLSearchParams | object;
}

/** An answer of the gateway, or the reason for its absence. */
export type GatewayAnswer =
  | {
      readonly status: number;
      /** The JSON. Undefined for an answer that is not JSON or is longer than a mebibyte. */
      readonly body: unknown;
      /** In ms; undefined if the gateway does not say. */
      readonly retryAfter: number | undefined;
    }
  | { readonly reason: 'timeout' | 'network' };

/** No answer of the gateway is longer; one that is would only fill the memory of the server. */
const longestAnswer = 1024 * 1024;

/**
 * Calls the gateway once. Redirects are not followed, since they would carry the key elsewhere.
 * @param limit ms
 * @throws {HyperCheckoutError} `authentication-refused`, `required`, `url-scheme`, `url-form`; and the signal's own reason
 * once it aborts
 */
export async function askGateway(call: GatewayCall, options: GatewayOptions, limit: number): Promise<GatewayAnswer> {
  const { signal } = options;
  const url = `${baseOf(options)}${call.path}`;
  const init = requestInit(call, options);
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(Math.max(Math.ceil(limit), 1));
  const life = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  let answer: Extract<GatewayAnswer, { status: number }>;
  try {
    const response = await (options.fetch ?? fetch)(url, { ...init, redirect: 'manual', signal: life });
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN) * 1000;
    const body = jsonOf(await readAtMost(response, longestAnswer));
    answer = { status: response.status, body, retryAfter: retryAfter > 0 ? retryAfter : undefined };
  } catch {
    // Whether the network or the limit ended it, the answer is the same; the platform's error may name the address.
    signal?.throwIfAborted();
    return { reason: timeout.aborted ? 'timeout' : 'network' };
  }
  if (answer.status === 401 || answer.status === 403) {
    const message = 'The gateway refuses the API key or the merchant id.';
    const fix = 'Check both, and that they belong to this environment.';
    throw new HyperCheckoutError({ code: 'authentication-refused', field: 'apiKey', message, fix });
  }
  return answer;
}

/** Fails for a text that is missing or empty. */
export function assertTexts(texts: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(texts)) {
    if (typeof value !== 'string' || value === '') {
      const fix = `Pass ${field} as text.`;
      throw new HyperCheckoutError({ code: 'required', field, message: `${field} is missing.`, fix });
    }
  }
}

function requestInit({ body }: GatewayCall, options: GatewayOptions): RequestInit {
  const { apiKey, merchantId, routingId, version } = options;
  assertTexts({ apiKey, merchantId });
  const isForm = body instanceof URLSearchParams;
  const headers = {
    accept: 'application/json',
    // The colon ends the user name; the password is empty.
    authorization: `Basic ${base64Of(new TextEncoder().encode(`${apiKey}:`))}`,
    'x-merchantid': merchantId,
    ...(routingId !== undefined && { 'x-routing-id': routingId }),
    ...(version !== undefined && { version }),
    ...(body && { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
  };
  if (!body) return { headers };
  return { method: 'POST', headers, body: isForm ? body.toString() : JSON.stringify(body) };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The address to which paths are added. What would show the API key to the network is refused. */
function baseOf({ baseUrl, allowHttp = false }: GatewayOptions): string {
  const parse = allowHttp ? parseWebUrl : parseSecureUrl;
  const { origin, pathname } = new URL(valueOrThrow(parse(baseUrl, 'baseUrl')));
  return origin + pathname.replace(/\/+$/, '');
}
