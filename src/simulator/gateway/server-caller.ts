import type { MiddlewareHandler } from 'hono';
import type { Gateway } from './gateway.ts';
import type { Merchant } from './merchants.ts';
import { refuseRequest } from './refusal.ts';

/** What a route behind {@link serverOnly} knows of its caller. */
export interface ServerCaller {
  readonly Variables: { readonly merchant: Merchant };
}

/**
 * Lets only merchants' servers through: Basic authentication with the API key and no password, the header `x-merchantid`,
 * and a `version` that is a day, if there is one.
 */
export function serverOnly({ merchants }: Pick<Gateway, 'merchants'>): MiddlewareHandler<ServerCaller> {
  return async (context, next) => {
    const merchant = merchants.authenticate(context.req.header('authorization'));
    if (!merchant) {
      context.header('www-authenticate', 'Basic realm="simulator"');
      return refuseRequest(context, unauthenticated);
    }
    if (context.req.header('x-merchantid') !== merchant.merchantId) return refuseRequest(context, otherMerchant);
    const version = context.req.header('version');
    if (version !== undefined && !/^20\d\d-[01]\d-[0-3]\d$/.test(version)) return refuseRequest(context, oddVersion);
    context.set('merchant', merchant);
    return next();
  };
}

const unauthenticated = {
  http: 401,
  code: 'UNAUTHENTICATED',
  message: 'The API key is missing or not known here.',
  fix: 'Send the header authorization: Basic base64("<api key>:"), with the colon and no password.',
} as const;

const otherMerchant = {
  http: 401,
  code: 'UNAUTHORIZED',
  message: 'x-merchantid is missing or is not the merchant of this API key.',
  fix: 'Send the merchant id to which the API key belongs in the header x-merchantid.',
} as const;

const oddVersion = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The header version is no day.',
  fix: 'Write the version as YYYY-MM-DD, such as 2024-01-03, or leave it out.',
} as const;
