import { HyperCheckoutError } from '../protocol/checkout-error.ts';

/**
 * The HTTP status with which a server answers what a helper threw: 401, 413 or 415 where the request is to blame in
 * that way, 400 for other bad input, 503 where asking again can help, and 500 for everything else.
 *
 * Send the status alone. Who was refused learns nothing from the reason.
 */
export function httpStatusOf(error: unknown): 400 | 401 | 413 | 415 | 500 | 503 {
  if (!(error instanceof HyperCheckoutError)) return 500;
  // Keys are the server's own: the caller is not to blame for a wrong one.
  if (error.code === 'key-type' || error.code === 'key-weak' || error.field === 'apiKey') return 500;
  if (error.code === 'authentication-refused') return 401;
  if (error.code === 'json-size') return 413;
  if (error.field === 'content-type') return 415;
  if (error.kind === 'connection') return 503;
  return error.kind === 'usage' ? 500 : 400;
}
