import { type Context, Hono } from 'hono';
import { parseJsonBody } from '../../../protocol/json-text.ts';
import { own, ownText } from '../../../protocol/plain-object.ts';
import {
  checkInitiate,
  leaveFromPage,
  openByLink,
  openPaymentPage,
  paymentStatus,
  reportResult,
  startFromPage,
  unknownToken,
  updateFromPage,
} from '../../application/payment-page.ts';
import { checkoutOfToken, openOrder } from '../../application/payment-sessions.ts';
import { openSavedMethods, ownerOfToken, preferOnScreen, removeFromScreen } from '../../application/saved-methods.ts';
import { upiSessionToken } from '../../application/session-token.ts';
import { wayBackOfToken } from '../../application/way-back.ts';
import {
  AskToken,
  type Initiated,
  type LeaveResult,
  type OpenedPaymentPage,
  OpenLink,
  type PaymentStatus,
  PickMethod,
  type RemainingMethods,
  type ReorderedMethods,
  ReportResult,
  type ReturnAddress,
  type SavedMethods,
  ShowPayload,
  type Terms,
  type TransactionStep,
} from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { PayCommand } from '../../methods/contract.ts';
import { readBody, unreadableBody } from '../body.ts';
import { errorPage, showDocument } from '../documents.ts';
import type { Gateway } from '../gateway.ts';
import { ownOrigin, tokenOnly } from '../middleware.ts';
import { refuse, refuseIssue, refuseRequest } from '../refusal.ts';

/** The routes that the payment page calls. */
export function checkoutRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const { record } = gateway.requests;
  const opened = tokenOnly((token) => checkoutOfToken(gateway, token), unknownToken);

  routes.post('/initiate', record, async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const merchant = await checkInitiate(gateway, payload);
    return merchant.ok ? context.json<Initiated>({ ok: true }) : refuse(context, merchant);
  });

  routes.post('/', record, async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const page = await openPaymentPage(gateway, payload);
    return page.ok ? context.json<OpenedPaymentPage>(page.value, 201) : refuse(context, page);
  });

  routes.post('/link', record, async (context) => {
    const command = parsed(OpenLink, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const page = await openByLink(gateway, command.link);
    return page.ok ? context.json<OpenedPaymentPage>(page.value, 201) : refuse(context, page);
  });

  // `upiGetSessionToken`.
  routes.post('/session-token', record, async (context) => {
    const command = parsed(AskToken, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const token = await upiSessionToken(gateway, command.payload, command.clientId);
    return token.ok ? context.json(token.value) : refuse(context, token);
  });

  routes.post('/:token/order', record, opened, async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const terms = await updateFromPage(gateway, context.get('opened'), payload);
    return terms.ok ? context.json<Terms>(terms.value) : refuse(context, terms);
  });

  routes.post('/:token/transactions', opened, async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const step = await startFromPage(gateway, context.get('opened'), parsed(PayCommand, body));
    return step.ok ? context.json<TransactionStep>(step.value, 201) : refuse(context, step);
  });

  routes.get('/:token/transactions/:uuid', opened, async (context) => {
    const status = await paymentStatus(gateway, context.get('opened'), context.req.param('uuid'));
    return status.ok ? context.json<PaymentStatus>(status.value) : refuse(context, status);
  });

  routes.post('/:token/leave', opened, async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const left = await leaveFromPage(gateway, context.get('opened'));
    return left.ok ? context.json<LeaveResult>(left.value) : refuse(context, left);
  });

  routes.post('/:token/result', opened, async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const report = parsed(ReportResult, body);
    if (!report) return refuseIssue(context, unknownStatus);
    return context.json<ReportResult>(reportResult(gateway, context.get('opened'), report));
  });

  routes.post('/:token/return', opened, async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    const back = await wayBackOfToken(gateway, context.req.param('token'));
    // A form is posted by a document of the gateway's own, so that a link leads back whatever the merchant's method is.
    return context.json<ReturnAddress>({
      url: back?.form ? `${ownOrigin(context)}/checkout/${context.req.param('token')}/return` : (back?.url ?? null),
    });
  });

  return routes;
}

const unknownStatus = {
  code: 'not-allowed',
  field: 'status',
  message: 'process_result has twelve statuses. This is not one of them.',
  fix: 'Send one of them, such as charged.',
} as const;

/** The keys that the redirection mode of the SDK passes on to the page of the link. The gateway does not use them. */
const forThePage = ['language', 'guest_login_url'];

/**
 * Routes of `integrationType: "redirection"`: the merchant page sends the browser here with a form of the fields `id`
 * and `payload`, and in that JSON `initPayload` and `processPayload`.
 *
 * The customer goes on at a link of the gateway's own, which can be reloaded without sending the form again.
 */
export function redirectionRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const { record } = gateway.requests;

  routes.post('/:key', record, async (context) => {
    const sent = await readForm(context);
    if (!sent) return refuseWithPage(context, 'The form has no payload that could be read.');
    const merchant = await checkInitiate(gateway, sent.initiate);
    if (!merchant.ok) return refuseWithPage(context, `initiate: ${merchant.issue.message} (${merchant.issue.code})`);
    const opened = await openOrder(gateway, sent.process);
    if (!opened.ok) return refuseWithPage(context, `process: ${opened.issue.message} (${opened.issue.code})`);
    const wishes = new URLSearchParams();
    for (const key of forThePage) {
      const wish = ownText(sent.process, key);
      if (wish) wishes.set(key, wish);
    }
    // Behind the hash: no server sees it in an address.
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

function refuseWithPage(context: Context, reason: string): Response {
  const title = 'This order cannot be paid here';
  const sentence = 'We could not accept what the shop sent. No money was taken. Please go back.';
  return showDocument(context, errorPage(title, sentence, reason), 400);
}

/** The routes that the screen of saved methods calls (`paymentManagement`). */
export function managementRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const { record } = gateway.requests;
  const opened = tokenOnly((token) => ownerOfToken(gateway, token), unknownScreen);

  routes.post('/', record, async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const screen = await openSavedMethods(gateway, payload);
    return screen.ok ? context.json<SavedMethods>(screen.value, 201) : refuse(context, screen);
  });

  routes.post('/:token/remove', opened, async (context) => {
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const rest = removeFromScreen(gateway, context.get('opened'), picked.id);
    return rest.ok ? context.json<RemainingMethods>(rest.value) : refuse(context, rest);
  });

  routes.post('/:token/default', opened, async (context) => {
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const methods = preferOnScreen(gateway, context.get('opened'), picked.id);
    return methods.ok ? context.json<ReorderedMethods>(methods.value) : refuse(context, methods);
  });

  return routes;
}

const unknownScreen = {
  ok: false,
  issue: {
    code: 'authentication-refused',
    field: 'token',
    message: 'This screen was not opened here.',
    fix: 'Open the saved methods again with POST /checkout/management.',
  },
} as const;
