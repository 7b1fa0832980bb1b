import { Hono, type MiddlewareHandler } from 'hono';
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
import { refuse, refuseIssue, refuseRequest } from '../refusal.ts';

type Owner = NonNullable<ReturnType<typeof ownerOfToken>>;

/** The routes that the screen of saved methods calls (`paymentManagement`). */
export function managementRoutes(gateway: Gateway): Hono {
  const routes = new Hono();
  /** Refuses unknown tokens before the body is read. */
  const opened: MiddlewareHandler<{ readonly Variables: { readonly owner: Owner } }, '/:token/*'> = async (
    context,
    next,
  ) => {
    const owner = ownerOfToken(gateway, context.req.param('token'));
    if (!owner) return refuseIssue(context, unknownToken);
    context.set('owner', owner);
    return next();
  };

  routes.post('/', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const screen = await openSavedMethods(gateway, payload);
    return screen.ok ? context.json<SavedMethods>(screen.value, 201) : refuse(context, screen);
  });

  routes.post('/:token/remove', opened, async (context) => {
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const rest = removeFromScreen(gateway, context.get('owner'), picked.id);
    return rest.ok ? context.json<RemainingMethods>(rest.value) : refuse(context, rest);
  });

  routes.post('/:token/default', opened, async (context) => {
    const picked = parsed(PickMethod, await readBody(context));
    if (!picked) return refuseRequest(context, unreadableBody);
    const methods = preferOnScreen(gateway, context.get('owner'), picked.id);
    return methods.ok ? context.json<ReorderedMethods>(methods.value) : refuse(context, methods);
  });

  return routes;
}

const unknownToken = {
  code: 'authentication-refused',
  field: 'token',
  message: 'This screen was not opened here.',
  fix: 'Open the saved methods again with POST /checkout/management.',
} as const;
