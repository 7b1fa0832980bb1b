import { Hono } from 'hono';
import {
  chooseDefault,
  listMethods,
  openSavedMethods,
  ownerOfToken,
  removeMethod,
  savedMethods,
} from '../../application/saved-methods.ts';
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
import { refuse, refuseIssue, refuseRequest } from '../refusal.ts';

/** The routes that the screen of saved methods calls (`paymentManagement`). */
export function managementRoutes(gateway: Gateway): Hono {
  const { store } = gateway;
  const routes = new Hono();

  routes.post('/', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const opened = await openSavedMethods(gateway, payload);
    return opened.ok ? context.json<SavedMethods>(opened.value, 201) : refuse(context, opened);
  });

  routes.post('/:token/remove', async (context) => {
    const owner = ownerOfToken(store, context.req.param('token'));
    if (!owner) return refuseIssue(context, unknownToken);
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const removed = removeMethod(store, owner, picked.id);
    return removed
      ? context.json<RemainingMethods>({ methods: savedMethods(store, owner) })
      : refuseRequest(context, unknownMethod);
  });

  routes.post('/:token/default', async (context) => {
    const owner = ownerOfToken(store, context.req.param('token'));
    if (!owner) return refuseIssue(context, unknownToken);
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const chosen = chooseDefault(store, owner, picked.id);
    if (!chosen) return refuseRequest(context, unknownMethod);
    return context.json<ReorderedMethods>(listMethods(store, owner));
  });

  return routes;
}

const unknownToken = {
  code: 'authentication-refused',
  field: 'token',
  message: 'This screen was not opened here.',
  fix: 'Open the saved methods again with POST /checkout/management.',
} as const;

const unknownMethod = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The customer has no such saved method.',
  fix: 'Use the id of a method that this screen was given.',
} as const;
