import { newUuid } from './new-uuid.ts';
import { paymentPageService, type HyperRequest } from '../protocol/requests/hyper-request.ts';

/** Puts a payload into HyperSDK's envelope with a fresh UUID v4, or with the id that it has. */
export function newRequest(payload: object, service = paymentPageService, requestId?: string): HyperRequest {
  return { requestId: requestId || newUuid(), service, payload };
}
