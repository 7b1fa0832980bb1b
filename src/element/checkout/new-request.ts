import { type HyperRequest, paymentPageService } from '../../protocol/requests/hyper-request.ts';

/** Puts a payload into HyperSDK's envelope with a fresh UUID v4, or with the id that it has. */
export function newRequest(payload: object, service = paymentPageService, requestId?: string): HyperRequest {
  return { requestId: requestId || newUuid(), service, payload };
}

/**
 * Returns a random UUID v4.
 *
 * The frame and the simulator take it from `uuid`, which would add 260 bytes to the script that every shop loads, and a table
 * of 256 texts to its start.
 *
 * Pages at plain http addresses have no `crypto.randomUUID`, but they have `getRandomValues`.
 */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16)).map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40; // version 4
    if (index === 8) return (byte & 0x3f) | 0x80; // variant 1
    return byte;
  });
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
