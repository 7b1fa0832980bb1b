import type { Context } from 'hono';
import type { Document } from './documents.ts';

/** Answers with a page and its policy. */
export function showDocument(context: Context, document: Document, status: 200 | 400 | 403 | 404 = 200): Response {
  const isFramed = !document.contentSecurityPolicy.includes("frame-ancestors 'none'");
  return context.body(document.html, status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': document.contentSecurityPolicy,
    'cache-control': 'no-store',
    // The older header says the same to whoever does not read policies.
    ...(!isFramed && { 'x-frame-options': 'DENY' }),
    // A shop that is cross-origin isolated may hold only pages that say both.
    ...(isFramed && {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
    }),
    // The page's own frames must name this origin to the gateway, and nobody else learns more than that.
    'referrer-policy': 'strict-origin',
  });
}
