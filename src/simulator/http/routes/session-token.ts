import { Hono } from 'hono';
import { readTokenRequest, sessionTokenAnswer } from '../../application/session-token.ts';
import { AskToken } from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** Answers `upiGetSessionToken`, for the payment page. The body is `{payload, clientId}`. */
export function sessionTokenRoutes(gateway: Gateway): Hono {
  const routes = new Hono();

  routes.post('/', async (context) => {
    const command = parsed(AskToken, await readBody(context));
    if (!command) return refuseRequest(context, unreadableBody);
    const request = await readTokenRequest(command.payload, command.clientId, gateway, gateway.clock());
    return request.ok ? context.json(sessionTokenAnswer(request.value)) : refuseIssue(context, request.issue);
  });

  return routes;
}
