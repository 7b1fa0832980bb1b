import { Hono } from 'hono';
import { AskToken } from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import type { Gateway } from '../gateway.ts';
import { readBody, unreadableBody } from '../read-body.ts';
import { readTokenRequest } from '../read-token-request.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { sessionTokenAnswer } from '../session-token-answer.ts';

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
