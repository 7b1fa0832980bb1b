import type { MiddlewareHandler } from 'hono';
import { refuseRequest } from './refusal.ts';

/** The largest body that is read, in bytes. */
const most = 64 * 1024;

/**
 * Refuses bodies that are too large, whether they say so or come in chunks without a length, as Juspay's own server SDK
 * sends them.
 */
export const bodyLimit: MiddlewareHandler = async (context, next) => {
  const { req } = context;
  const length = req.header('content-length');
  if (length !== undefined) return Number(length) > most ? refuseRequest(context, tooLarge) : next();
  if (req.header('transfer-encoding') === undefined || !req.raw.body) return next();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> = req.raw.body;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return refuseRequest(context, tooLarge);
    }
    chunks.push(read.value);
  }
  const { method, headers, url } = req.raw;
  req.raw = new Request(url, { method, headers, body: Buffer.concat(chunks) });
  return next();
};

const tooLarge = {
  http: 413,
  code: 'INVALID_INPUT',
  message: 'The body is larger than 64 KiB.',
  fix: 'Send less.',
} as const;
