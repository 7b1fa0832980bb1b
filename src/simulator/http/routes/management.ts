import { Hono } from 'hono';
import type { Parsed } from '../../../protocol/checkout-error.ts';
import { own } from '../../../protocol/plain-object.ts';
import { isSessionPayload, judgeSessionAge, readSession } from '../../application/client-sessions.ts';
import type { Merchants } from '../../application/merchants.ts';
import {
  chooseDefault,
  defaultMethod,
  openManagement,
  ownerOfToken,
  removeMethod,
  savedMethods,
} from '../../application/saved-methods.ts';
import type { MethodOwner, Store } from '../../application/store.ts';
import { judgeEnvironment, readSignedCustomer } from '../../application/verify-payload.ts';
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
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** What the screen of saved methods talks to (`paymentManagement`). */
export function managementRoutes({ store, merchants, clock, strict }: Gateway): Hono {
  const routes = new Hono();

  routes.post('/', async (context) => {
    const payload = parsed(ShowPayload, await readBody(context))?.payload;
    if (!payload) return refuseRequest(context, unreadableBody);
    const environment = own(payload, 'environment') === undefined ? undefined : judgeEnvironment(payload);
    if (environment) return refuseIssue(context, environment);
    if (own(payload, 'action') !== 'paymentManagement') return refuseIssue(context, otherAction);
    const now = clock();
    const customer = isSessionPayload(payload)
      ? readSessionCustomer(store, payload, now)
      : await readSignedOwner(payload, merchants, now, strict);
    if (!customer.ok) return refuseIssue(context, customer.issue);
    const owner = customer.value;
    const token = openManagement(store, owner, now);
    return context.json<SavedMethods, 201>(
      {
        token,
        merchantName: merchants.find({ merchantId: owner.merchantId, clientId: undefined })?.name ?? owner.merchantId,
        guest: owner.customerId === '',
        methods: savedMethods(store, owner),
        default: defaultMethod(store, owner),
      },
      201,
    );
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
    return context.json<ReorderedMethods>({
      methods: savedMethods(store, owner),
      default: defaultMethod(store, owner),
    });
  });

  return routes;
}

async function readSignedOwner(
  payload: Record<string, unknown>,
  merchants: Merchants,
  now: number,
  strict: boolean,
): Promise<Parsed<MethodOwner>> {
  const customer = await readSignedCustomer(payload, merchants, now, strict);
  if (!customer.ok) return customer;
  const { merchant, said } = customer.value;
  return { ok: true, value: { merchantId: merchant.merchantId, customerId: said.customer_id } };
}

function readSessionCustomer(store: Store, payload: Record<string, unknown>, now: number): Parsed<MethodOwner> {
  const session = readSession(store, payload);
  if (!session.ok) return session;
  const age = judgeSessionAge(session.value, now);
  return age ? { ok: false, issue: age } : session;
}

const otherAction = {
  code: 'not-allowed',
  field: 'action',
  message: 'This action has no meaning here.',
  fix: 'Use paymentManagement.',
} as const;

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
