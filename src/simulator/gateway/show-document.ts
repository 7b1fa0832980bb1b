import type { Context } from 'hono';
import type { Document } from './documents.ts';

/** Answers with a page and its policy. */
export function showDocument(context: Context, document: Document, status: 200 | 400 | 403 | 404 = 200): Response {
  return context.body(document.html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': document.contentSecurityPolicy,
    'cache-control': 'no-store',
    // The older header says the same to whoever does not read policies.
    ...(document.contentSecurityPolicy.includes("frame-ancestors 'none'") && { 'x-frame-options': 'DENY' }),
    // The page's own frames must name this origin to the gateway, and nobody else learns more than that.
    'referrer-policy': 'strict-origin',
  });
}
