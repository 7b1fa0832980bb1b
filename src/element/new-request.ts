import { v4 as uuid } from 'uuid';
import { paymentPageService, type HyperRequest } from '../protocol/hyper-request.ts';

/** Puts a payload into HyperSDK's envelope with a fresh UUID v4. */
export function newRequest(payload: object, service = paymentPageService): HyperRequest {
  return { requestId: uuid(), service, payload };
}
