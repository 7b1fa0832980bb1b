import { Hono } from 'hono';
import { own } from '../../../protocol/plain-object.ts';
import type { Gateway } from '../gateway.ts';
import { payloadOf, readBody, unreadableBody } from '../read-body.ts';
import { readTokenRequest } from '../read-token-request.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { sessionTokenAnswer } from '../session-token-answer.ts';

/** Answers `upiGetSessionToken`, for the payment page. The body is `{payload, clientId}`. */
export function sessionTokenRoutes(gateway: Gateway): Hono {
  const routes = new Hono();

  routes.post('/', async (context) => {
    const body = await readBody(context);
    const payload = payloadOf(body);
    if (!body || !payload) return refuseRequest(context, unreadableBody);
    const request = await readTokenRequest(payload, own(body, 'clientId'), gateway, gateway.clock());
    return request.ok ? context.json(sessionTokenAnswer(request.value)) : refuseIssue(context, request.issue);
  });

  return routes;
}
