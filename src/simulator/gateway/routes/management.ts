import { Hono } from 'hono';
import { own, ownText } from '../../../protocol/plain-object.ts';
import type { Gateway } from '../gateway.ts';
import { payloadOf, readBody, unreadableBody } from '../read-body.ts';
import { judgeEnvironment } from '../read-initiate-payload.ts';
import { readSignedCustomer } from '../read-signed-customer.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';
import { openManagement, ownerOfToken, removeMethod, savedMethods } from '../saved-methods.ts';

/** What the screen of saved methods talks to (`paymentManagement`). */
export function managementRoutes({ store, merchants, clock }: Gateway): Hono {
  const routes = new Hono();

  routes.post('/', async (context) => {
    const payload = payloadOf(await readBody(context));
    if (!payload) return refuseRequest(context, unreadableBody);
    const environment = own(payload, 'environment') === undefined ? undefined : judgeEnvironment(payload);
    if (environment) return refuseIssue(context, environment);
    if (own(payload, 'action') !== 'paymentManagement') return refuseIssue(context, otherAction);
    const now = clock();
    const customer = await readSignedCustomer(payload, merchants, now);
    if (!customer.ok) return refuseIssue(context, customer.issue);
    const { merchant, said } = customer.value;
    const owner = { merchantId: merchant.merchantId, customerId: said.customer_id };
    const token = openManagement(store, owner, now);
    return context.json(
      {
        token,
        merchantName: merchant.name,
        guest: owner.customerId === '',
        methods: savedMethods(store, owner),
      },
      201,
    );
  });

  routes.post('/:token/remove', async (context) => {
    const owner = ownerOfToken(store, context.req.param('token'));
    if (!owner) return refuseIssue(context, unknownToken);
    const body = await readBody(context);
    if (!body) return refuseRequest(context, unreadableBody);
    const removed = removeMethod(store, owner, ownText(body, 'id') ?? '');
    return removed ? context.json({ methods: savedMethods(store, owner) }) : refuseRequest(context, unknownMethod);
  });

  return routes;
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
