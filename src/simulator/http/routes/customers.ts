import { Hono } from 'hono';
import { openSession } from '../../application/client-sessions.ts';
import {
  createCustomer,
  customerAnswer,
  type CustomerFacts,
  ownCustomerId,
  updateCustomer,
} from '../../application/customers.ts';
import { mandateOf } from '../../domain/mandate.ts';
import { mandateAnswer } from '../../juspay-api/order-answer.ts';
import { parameter, type Parameters } from '../../juspay-api/parameters.ts';
import { clientAuthTokenPart } from '../../juspay-api/session-payload.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseIssue, refuseRequest } from '../refusal.ts';

/** The customers of the server API, and what they have agreed to. */
export function customerRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, orders, clock } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  const tokenFor = (merchantId: string, clientId: string, customerId: string, wanted: string | undefined) => {
    const session = { merchantId, clientId, orderId: '', customerId, action: 'paymentManagement' } as const;
    return wanted === 'true' ? clientAuthTokenPart(openSession(store, session, clock())) : {};
  };

  routes.post('/', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId, clientId } = context.get('merchant');
    const id = parameter(parameters, 'object_reference_id') ?? '';
    const made = createCustomer(store, merchantId, id, factsIn(parameters), clock());
    if (!made.ok) return refuseIssue(context, made.issue);
    const token = tokenFor(merchantId, clientId, id, parameter(parameters, 'options.get_client_auth_token'));
    return context.json({ ...customerAnswer(made.value), ...token });
  });

  routes.get('/:id', (context) => {
    const { merchantId, clientId } = context.get('merchant');
    const customer = store.findCustomer(merchantId, context.req.param('id'));
    if (!customer) return refuseRequest(context, noCustomer);
    const wanted = context.req.query('options.get_client_auth_token');
    return context.json({
      ...customerAnswer(customer),
      ...tokenFor(merchantId, clientId, customer.objectReferenceId, wanted),
    });
  });

  routes.post('/:id', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId } = context.get('merchant');
    const updated = updateCustomer(store, merchantId, context.req.param('id'), factsIn(parameters), clock());
    return updated ? context.json(customerAnswer(updated)) : refuseRequest(context, noCustomer);
  });

  routes.get('/:id/mandates', async (context) => {
    const { merchantId } = context.get('merchant');
    const customerId = ownCustomerId(store, merchantId, context.req.param('id'));
    // Every guest has the same empty id, and each is another person.
    const theirs = customerId === '' ? [] : await orders.withMandates(merchantId, customerId);
    const list = theirs.flatMap((order) => {
      const mandate = mandateOf(order, clock());
      return mandate ? [{ ...mandateAnswer(order, clock()), status: mandate.status }] : [];
    });
    return context.json({ object: 'list', list, total: list.length, offset: 0, count: list.length });
  });

  return routes;
}

function factsIn(parameters: Parameters): CustomerFacts {
  return {
    mobileCountryCode: parameter(parameters, 'mobile_country_code'),
    mobileNumber: parameter(parameters, 'mobile_number'),
    emailAddress: parameter(parameters, 'email_address'),
    firstName: parameter(parameters, 'first_name'),
    lastName: parameter(parameters, 'last_name'),
  };
}

const noCustomer = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such customer.',
  fix: 'Make the customer with POST /customers; its id or its object_reference_id names it.',
} as const;
