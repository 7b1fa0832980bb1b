import { v4 as uuid } from 'uuid';
import { paymentPageService, type HyperRequest } from '../protocol/hyper-request.ts';

/** Puts a payload into HyperSDK's envelope with a fresh UUID v4, or with the id that it has. */
export function newRequest(payload: object, service = paymentPageService, requestId?: string): HyperRequest {
  return { requestId: requestId || uuid(), service, payload };
}
