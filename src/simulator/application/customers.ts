import { randomUUID } from 'node:crypto';
import type { Issue } from '../../protocol/checkout-error.ts';
import { parameter, type Parameters } from '../juspay-api/parameters.ts';
import { refusedRequest } from '../juspay-api/request-refusal.ts';
import { clientAuthTokenPart } from '../juspay-api/session-payload.ts';
import { wireTime } from '../juspay-api/order-answer.ts';
import { openSession } from './client-sessions.ts';
import type { Merchant } from './merchants.ts';
import type { SeedCustomer } from './seed.ts';
import type { Services, ServerUseCase } from './services.ts';
import type { Customer, Store } from './store.ts';

/** Facts of a customer. Undefined facts stay as they are. */
type CustomerFacts = {
  readonly [K in 'mobileCountryCode' | 'mobileNumber' | 'emailAddress' | 'firstName' | 'lastName']: string | undefined;
};

/** Returns the customer with a merchant's own id, and makes one if there is none: asking twice makes one. */
function openCustomer(
  store: Store,
  key: Pick<Customer, 'merchantId' | 'objectReferenceId'>,
  facts: CustomerFacts,
  now: number,
): Customer {
  return store.atomically(() => {
    const known = store.findCustomer(key.merchantId, key.objectReferenceId);
    if (known) return known;
    const customer: Customer = {
      id: `cst_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
      ...key,
      mobileCountryCode: facts.mobileCountryCode ?? '91',
      mobileNumber: facts.mobileNumber ?? '',
      emailAddress: facts.emailAddress ?? '',
      firstName: facts.firstName ?? '',
      lastName: facts.lastName ?? '',
      created: now,
      updated: now,
    };
    store.saveCustomer(customer);
    return customer;
  });
}

/** Makes a customer of a merchant's server. */
export const createCustomer: ServerUseCase = (services, { merchant, parameters }) => {
  const objectReferenceId = parameter(parameters, 'object_reference_id') ?? '';
  if (objectReferenceId === '') return { ok: false, issue: idMissing };
  const key = { merchantId: merchant.merchantId, objectReferenceId };
  const customer = openCustomer(services.store, key, factsIn(parameters), services.clock());
  return { ok: true, value: { ...customerAnswer(customer), ...tokenPart(services, merchant, customer, parameters) } };
};

/** Returns a customer. */
export const showCustomer: ServerUseCase = (services, { merchant, parameters, id }) => {
  const customer = services.store.findCustomer(merchant.merchantId, id);
  if (!customer) return noCustomer;
  return { ok: true, value: { ...customerAnswer(customer), ...tokenPart(services, merchant, customer, parameters) } };
};

/** Changes some facts of a customer. */
export const updateCustomer: ServerUseCase = ({ store, clock }, { merchant, parameters, id }) =>
  store.atomically(() => {
    const customer = store.findCustomer(merchant.merchantId, id);
    if (!customer) return noCustomer;
    const given = Object.entries(factsIn(parameters)).filter(([, value]) => value !== undefined);
    const updated: Customer = { ...customer, ...Object.fromEntries(given), updated: clock() };
    store.saveCustomer(updated);
    return { ok: true, value: customerAnswer(updated) };
  });

function factsIn(parameters: Parameters): CustomerFacts {
  return {
    mobileCountryCode: parameter(parameters, 'mobile_country_code'),
    mobileNumber: parameter(parameters, 'mobile_number'),
    emailAddress: parameter(parameters, 'email_address'),
    firstName: parameter(parameters, 'first_name'),
    lastName: parameter(parameters, 'last_name'),
  };
}

/** Opens a session for the customer's saved methods, if the call asks for one. */
function tokenPart(
  { store, clock }: Services,
  { merchantId, clientId }: Merchant,
  { objectReferenceId: customerId }: Customer,
  parameters: Parameters,
): object {
  if (parameter(parameters, 'options.get_client_auth_token') !== 'true') return {};
  const purpose = { merchantId, clientId, orderId: '', customerId, action: 'paymentManagement' } as const;
  return clientAuthTokenPart(openSession(store, purpose, clock()));
}

/** Returns the merchant's own id of a customer for either of the two ids. */
export function ownCustomerId(store: Store, merchantId: string, id: string): string {
  return store.findCustomer(merchantId, id)?.objectReferenceId ?? id;
}

/** Returns a customer as the API answers it. */
function customerAnswer(customer: Customer): object {
  return {
    id: customer.id,
    object: 'customer',
    object_reference_id: customer.objectReferenceId,
    mobile_country_code: customer.mobileCountryCode,
    mobile_number: customer.mobileNumber,
    email_address: customer.emailAddress,
    first_name: customer.firstName,
    last_name: customer.lastName,
    date_created: wireTime(customer.created),
    last_updated: wireTime(customer.updated),
  };
}

const idMissing: Issue = {
  code: 'required',
  field: 'object_reference_id',
  message: 'object_reference_id is missing or empty.',
  fix: 'Send your own id of the customer, the customer_id of its orders.',
};

const noCustomer = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'This merchant has no such customer.',
  fix: 'Make the customer with POST /customers; its id or its object_reference_id names it.',
});

/** Creates customers with their saved methods. A second start with the same customers changes nothing. */
export function seedCustomers(store: Store, customers: readonly SeedCustomer[], now: number): void {
  store.atomically(() => {
    for (const { savedMethods, ...owner } of customers) {
      openCustomer(store, { merchantId: owner.merchantId, objectReferenceId: owner.customerId }, factsIn({}), now);
      for (const method of savedMethods) store.seedMethod(owner, method);
    }
  });
}
