import { Hono } from 'hono';
import { openSavedMethods, ownerOfToken, preferOnScreen, removeFromScreen } from '../../application/saved-methods.ts';
import {
  PickMethod,
  type RemainingMethods,
  type ReorderedMethods,
  type SavedMethods,
  ShowPayload,
} from '../../contract/payment-page.ts';
import { parsed } from '../../contract/value.ts';
import { readBody, unreadableBody } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { tokenOnly } from '../middleware.ts';
import { refuse, refuseRequest } from '../refusal.ts';

/** The routes that the screen of saved methods calls (`paymentManagement`). */
export function managementRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  const opened = tokenOnly((token) => ownerOfToken(gateway, token), unknownToken);

  routes.post('/', async (context) => {
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

const unknownToken = {
  ok: false,
  issue: {
    code: 'authentication-refused',
    field: 'token',
    message: 'This screen was not opened here.',
    fix: 'Open the saved methods again with POST /checkout/management.',
  },
} as const;
