import { type Context, Hono } from 'hono';
import { parseJsonBody } from '../../../protocol/json-text.ts';
import { own, ownText } from '../../../protocol/plain-object.ts';
import { checkInitiate } from '../../application/payment-page.ts';
import { openOrder } from '../../application/payment-sessions.ts';
import { ShowPayload } from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { errorPage, showDocument } from '../documents.ts';
import type { Gateway } from '../gateway.ts';

/** What the SDK's redirection mode sends on to the page of the link, which the gateway has no use for. */
const forThePage = ['language', 'guest_login_url'];

/**
 * Where a merchant page with `integrationType: "redirection"` sends the browser: a form with the fields `id` and
 * `payload`, and in that JSON `initPayload` and `processPayload`.
 *
 * The shopper goes on at a link of the gateway's own, which can be reloaded without sending the form again.
 */
export function redirectionRoutes(gateway: Gateway): Hono {
  const routes = new Hono();

  routes.post('/:key', async (context) => {
    const sent = await readForm(context);
    if (!sent) return refuse(context, 'The form has no payload that could be read.');
    const merchant = await checkInitiate(gateway, sent.initiate);
    if (!merchant.ok) return refuse(context, `initiate: ${merchant.issue.message} (${merchant.issue.code})`);
    const opened = await openOrder(gateway, sent.process);
    if (!opened.ok) return refuse(context, `process: ${opened.issue.message} (${opened.issue.code})`);
    const wishes = new URLSearchParams();
    for (const key of forThePage) {
      const wish = ownText(sent.process, key);
      if (wish) wishes.set(key, wish);
    }
    // Behind the hash: it is nobody's but the page's, and no address of a server.
    const hash = wishes.size > 0 ? `#${wishes.toString()}` : '';
    return context.redirect(`/pay/${opened.value.token}${hash}`, 303);
  });

  return routes;
}

/** The two payloads in the form, or undefined. The form comes from a foreign page, so each is read as a stranger's. */
async function readForm(
  context: Context,
): Promise<{ initiate: Record<string, unknown>; process: Record<string, unknown> } | undefined> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return undefined;
  const sent = parseJsonBody(new URLSearchParams(await context.req.text()).get('payload') ?? '', 'payload');
  if (!sent.ok) return undefined;
  const [initiate, process] = ['initPayload', 'processPayload'].map((key) => {
    return parsed(ShowPayload, own(sent.value, key))?.payload;
  });
  return initiate && process ? { initiate, process } : undefined;
}

function refuse(context: Context, reason: string): Response {
  const title = 'This order cannot be paid here';
  const sentence = 'We could not accept what the shop sent. No money was taken. Please go back.';
  return showDocument(context, errorPage(title, sentence, reason), 400);
}
