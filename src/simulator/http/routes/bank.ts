import { type Context, Hono } from 'hono';
import { askForMoreTime, type AskedByBank, bankQuestion, replyToBank } from '../../application/bank.ts';
import { BankAnswer } from '../../contract/bank.ts';
import { parsed } from '../../contract/value.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { refuse, refuseRequest } from '../refusal.ts';

/**
 * Routes of the bank's page and the simulated phone. The address holds the transaction's random id, which only the
 * customer's page has.
 */
export function bankRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const answered = async (context: Context, asked: AskedByBank) => {
    const question = await asked;
    return question.ok ? context.json(question.value) : refuse(context, question);
  };

  routes.get('/:uuid/state', (context) => answered(context, bankQuestion(gateway, context.req.param('uuid'))));

  routes.post('/:uuid/answer', async (context) => {
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const answer = parsed(BankAnswer, body);
    if (!answer) return refuseRequest(context, unreadableAnswer);
    return answered(context, replyToBank(gateway, context.req.param('uuid'), answer));
  });

  routes.post('/:uuid/resend', async (context) => {
    if (!(await readBody(context))) return refuseRequest(context, unreadableBody);
    return answered(context, askForMoreTime(gateway, context.req.param('uuid')));
  });

  return routes;
}

const unreadableAnswer = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'This is no answer to the bank.',
  fix: 'Send {"otp": six digits as text} or {"choice": "succeed", "fail" or "leave"}.',
} as const;
