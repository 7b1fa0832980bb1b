import { Hono } from 'hono';
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
import { checkoutOfToken } from '../../application/payment-sessions.ts';
import { upiSessionToken } from '../../application/session-token.ts';
import { wayBackOfToken } from '../../application/way-back.ts';
import {
  AskToken,
  type Initiated,
  type LeaveResult,
  type OpenedPaymentPage,
  OpenLink,
  type PaymentStatus,
  ReportResult,
  type ReturnAddress,
  ShowPayload,
  type Terms,
  type TransactionStep,
} from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { PayCommand } from '../../methods/contract.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { ownOrigin, tokenOnly } from '../middleware.ts';
import { refuse, refuseIssue, refuseRequest } from '../refusal.ts';

/** The routes that the payment page calls. */
export function checkoutRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const opened = tokenOnly((token) => checkoutOfToken(gateway, token), unknownToken);

  routes.post('/initiate', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const merchant = await checkInitiate(gateway, payload);
    return merchant.ok ? context.json<Initiated>({ ok: true }) : refuse(context, merchant);
  });

  routes.post('/', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const page = await openPaymentPage(gateway, payload);
    return page.ok ? context.json<OpenedPaymentPage>(page.value, 201) : refuse(context, page);
  });

  routes.post('/link', async (context) => {
    const command = parsed(OpenLink, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const page = await openByLink(gateway, command.link);
    return page.ok ? context.json<OpenedPaymentPage>(page.value, 201) : refuse(context, page);
  });

  // `upiGetSessionToken`.
  routes.post('/session-token', async (context) => {
    const command = parsed(AskToken, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const token = await upiSessionToken(gateway, command.payload, command.clientId);
    return token.ok ? context.json(token.value) : refuse(context, token);
  });

  routes.post('/:token/order', opened, async (context) => {
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
