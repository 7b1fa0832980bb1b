import type { Reply, Shop } from './shop.ts';

/** A call of the server API as a merchant's server makes it. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: object;
  /** Sent as a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Over those that a merchant sends. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the server API with the test merchant's API key. With a body it is a POST. */
export async function call(shop: Shop, path: string, { method, json, form, headers = {} }: Call = {}): Promise<Reply> {
  const { merchant, origin } = shop.simulator;
  const body = json ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded';
  const response = await fetch(new URL(path, origin), {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Basic ${Buffer.from(`${merchant.apiKey}:`).toString('base64')}`,
      'x-merchantid': merchant.merchantId,
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const answer: unknown = await response.json();
  const isObject = typeof answer === 'object' && answer !== null;
  return { status: response.status, headers: response.headers, body: isObject ? { ...answer } : {} };
}
