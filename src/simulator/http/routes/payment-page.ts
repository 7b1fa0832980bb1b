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
  type SessionToken,
  ShowPayload,
  type Terms,
  type TransactionStep,
} from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { PayCommand } from '../../methods/contract.ts';
import { readBody, takes, takesJson, unreadableBody } from '../body.ts';
import { errorPage, showDocument } from '../documents.ts';
import type { Gateway } from '../gateway.ts';
import { ownOrigin, tokenOnly } from '../middleware.ts';
import { answerWith, refuse, refuseRequest } from '../refusal.ts';

/** The routes that the payment page calls. */
export function checkoutRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const { record } = gateway.requests;
  const opened = tokenOnly((token) => checkoutOfToken(gateway, token), unknownToken);

  routes.post('/initiate', record, takes(ShowPayload), async (context) => {
    const merchant = await checkInitiate(gateway, context.get('command').payload);
    return merchant.ok ? context.json<Initiated>({ ok: true }) : refuse(context, merchant);
  });
  routes.post('/', record, takes(ShowPayload), (context) =>
    answerWith<OpenedPaymentPage>(context, openPaymentPage(gateway, context.get('command').payload), 201),
  );
  routes.post('/link', record, takes(OpenLink), (context) =>
    answerWith<OpenedPaymentPage>(context, openByLink(gateway, context.get('command').link), 201),
  );
  // `upiGetSessionToken`.
  routes.post('/session-token', record, takes(AskToken), (context) => {
    const { payload, clientId } = context.get('command');
    return answerWith<SessionToken>(context, upiSessionToken(gateway, payload, clientId));
  });
  routes.post('/:token/order', record, opened, takes(ShowPayload), (context) =>
    answerWith<Terms>(context, updateFromPage(gateway, context.get('opened'), context.get('command').payload)),
  );
  routes.post('/:token/transactions', opened, async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const started = startFromPage(gateway, context.get('opened'), parsed(PayCommand, body));
    return answerWith<TransactionStep>(context, started, 201);
  });
  routes.get('/:token/transactions/:uuid', opened, (context) =>
    answerWith<PaymentStatus>(context, paymentStatus(gateway, context.get('opened'), context.req.param('uuid'))),
  );
  routes.post('/:token/leave', opened, takesJson, (context) =>
    answerWith<LeaveResult>(context, leaveFromPage(gateway, context.get('opened'))),
  );
  routes.post('/:token/result', opened, takes(ReportResult, unknownStatus), (context) =>
    context.json<ReportResult>(reportResult(gateway, context.get('opened'), context.get('command'))),
  );
  routes.post('/:token/return', opened, takesJson, async (context) => {
    const token = context.req.param('token');
    const back = await wayBackOfToken(gateway, token);
    // A form is posted by a document of the gateway's own, so that a link leads back whatever the merchant's method is.
    return context.json<ReturnAddress>({
      url: back?.form ? `${ownOrigin(context)}/checkout/${token}/return` : (back?.url ?? null),
    });
  });

  return routes;
}

const unknownStatus = {
  ok: false,
  issue: {
    code: 'not-allowed',
    field: 'status',
    message: 'process_result has twelve statuses. This is not one of them.',
    fix: 'Send one of them, such as charged.',
  },
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

  routes.post('/', record, takes(ShowPayload), (context) =>
    answerWith<SavedMethods>(context, openSavedMethods(gateway, context.get('command').payload), 201),
  );
  routes.post('/:token/remove', opened, takes(PickMethod), (context) =>
    answerWith<RemainingMethods>(context, removeFromScreen(gateway, context.get('opened'), context.get('command').id)),
  );
  routes.post('/:token/default', opened, takes(PickMethod), (context) =>
    answerWith<ReorderedMethods>(context, preferOnScreen(gateway, context.get('opened'), context.get('command').id)),
  );

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
