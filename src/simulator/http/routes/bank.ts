import { Hono } from 'hono';
import { askForMoreTime, bankQuestion, replyToBank } from '../../application/bank.ts';
import { BankAnswer } from '../../contract/bank.ts';
import { refusedRequest } from '../../juspay-api/request-refusal.ts';
import { takes, takesJson } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { answerWith } from '../refusal.ts';

/**
 * Routes of the bank's page and the simulated phone. The address holds the transaction's random id, which only the
 * customer's page has.
 */
export function bankRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  routes.get('/:uuid/state', (context) => answerWith(context, bankQuestion(gateway, context.req.param('uuid'))));
  routes.post('/:uuid/answer', takes(BankAnswer, unreadableAnswer), (context) =>
    answerWith(context, replyToBank(gateway, context.req.param('uuid'), context.get('command'))),
  );
  routes.post('/:uuid/resend', takesJson, (context) =>
    answerWith(context, askForMoreTime(gateway, context.req.param('uuid'))),
  );
  return routes;
}

const unreadableAnswer = refusedRequest({
  http: 400,
  code: 'INVALID_INPUT',
  message: 'This is no answer to the bank.',
  fix: 'Send {"otp": six digits as text} or {"choice": "succeed", "fail" or "leave"}.',
});
