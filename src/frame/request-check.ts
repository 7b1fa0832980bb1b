import type { Issue } from '../protocol/checkout-error.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import { checkInitiatePayload } from '../protocol/initiate-payload.ts';
import { checkProcessPayload } from '../protocol/process-payload.ts';

/**
 * The first thing that is wrong with a request, by the same rules as on the server and in the simulator.
 *
 * Checked here and not in the merchant's page, which pays for every byte; before the SDK hears of it, so that nothing
 * half-starts.
 */
export function faultIn(request: HyperRequest, call: 'initiate' | 'process'): Issue | undefined {
  const { payload } = request;
  return (call === 'initiate' ? checkInitiatePayload(payload) : checkProcessPayload(payload)).issues[0];
}
