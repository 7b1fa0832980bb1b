import { Hono } from 'hono';
import { findMandate } from '../../application/orders.ts';
import { changeMandate } from '../../domain/mandate.ts';
import type { MandateCommand } from '../../domain/order.ts';
import { mandateAnswer } from '../../juspay-api/order-answer.ts';
import { parameter } from '../../juspay-api/parameters.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseRequest } from '../refusal.ts';

const done: Readonly<Record<MandateCommand, string>> = {
  pause: 'Mandate is Paused.',
  resume: 'Mandate is Active.',
  revoke: 'Mandate is Revoked.',
};

/** The mandates of the server API: look at one, pause, resume and revoke it. `POST /txns` executes it. */
export function mandateRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { orders, clock } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.get('/:id', async (context) => {
    const found = await findMandate(orders, context.get('merchant').merchantId, context.req.param('id'), clock());
    const answer = found && mandateAnswer(found.order, clock());
    return answer ? context.json(answer) : refuseRequest(context, noMandate);
  });

  routes.post('/:id', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const given = parameter(parameters, 'command');
    const command = commands.find((known) => known === given);
    if (!command) return refuseRequest(context, noCommand);
    const { merchantId } = context.get('merchant');
    const now = clock();
    const pause = command === 'pause';
    const pauseStart = pause ? (secondsIn(parameter(parameters, 'pause_start_date')) ?? now) : 0;
    const pauseEnd = pause ? (secondsIn(parameter(parameters, 'pause_end_date')) ?? 0) : 0;
    if (Number.isNaN(pauseStart) || Number.isNaN(pauseEnd) || (pauseEnd > 0 && pauseEnd <= pauseStart)) {
      return refuseRequest(context, oddPause);
    }
    const found = await findMandate(orders, merchantId, context.req.param('id'), now);
    const changed =
      found &&
      (await orders.change(found.order, (order, at) => changeMandate(order, { command, pauseStart, pauseEnd }, at)));
    if (!changed) return refuseRequest(context, noMandate);
    if (!changed.ok) return refuseRequest(context, otherStatus);
    const message = pause && pauseStart > now ? 'Pause mandate is scheduled.' : done[command];
    return context.json({ ...mandateAnswer(changed.order, now), response_message: message });
  });

  return routes;
}

const commands = ['pause', 'resume', 'revoke'] as const;

/** Seconds since 1970 as ms; NaN if it is no such text, undefined if there is none. */
function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  return /^[1-9]\d{8,10}$/.test(text) ? Number(text) * 1000 : NaN;
}

const noMandate = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'Mandate not found',
  fix: 'Use the mandate_id of the order status; an order makes one with options.create_mandate REQUIRED, or OPTIONAL and consent.',
} as const;

const noCommand = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'The simulator has no such command.',
  fix: `Send command as one of: ${commands.join(', ')}.`,
} as const;

const oddPause = {
  http: 400,
  code: 'INVALID_INPUT',
  message: 'A pause begins and ends at seconds since 1970, and ends later than it begins.',
  fix: 'Send pause_start_date and pause_end_date in seconds, or leave them out.',
} as const;

const otherStatus = {
  http: 409,
  code: 'INVALID_ACTION',
  message: 'The mandate is not in a status in which this can be done.',
  fix: 'Only an ACTIVE mandate can be paused, only a PAUSED one resumed; both can be revoked.',
} as const;
