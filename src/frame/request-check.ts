import type { Checked } from '../protocol/fields.ts';
import type { HyperRequest } from '../protocol/hyper-request.ts';
import { checkInitiatePayload } from '../protocol/initiate-payload.ts';
import { checkProcessPayload } from '../protocol/process-payload.ts';

/**
 * Checks a request by the same rules as on the server and in the simulator.
 *
 * Checked here and not in the merchant's page, which pays for every byte; before the SDK hears of it, so that nothing
 * half-starts.
 */
export function checkRequestOf(call: 'initiate' | 'process', { payload }: HyperRequest): Checked<object> {
  return call === 'initiate' ? checkInitiatePayload(payload) : checkProcessPayload(payload);
}
