import { randomUUID } from 'node:crypto';
import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { wireTime } from '../juspay-api/wire-values.ts';
import type { SeedCustomer } from './seed.ts';
import type { Customer, Store } from './store.ts';

/** Facts of a customer. Undefined facts stay as they are. */
export type CustomerFacts = {
  readonly [K in 'mobileCountryCode' | 'mobileNumber' | 'emailAddress' | 'firstName' | 'lastName']: string | undefined;
};

/**
 * Makes a customer, or returns the one that has this id: asking twice makes one.
 *
 * `required` without an id.
 */
export function createCustomer(
  store: Store,
  merchantId: string,
  objectReferenceId: string,
  facts: CustomerFacts,
  now: number,
): Parsed<Customer> {
  if (objectReferenceId === '') return { ok: false, issue: idMissing };
  return store.atomically(() => {
    const known = store.findCustomer(merchantId, objectReferenceId);
    if (known) return { ok: true, value: known };
    const customer: Customer = {
      id: `cst_${randomUUID().replaceAll('-', '').slice(0, 16)}`,
      merchantId,
      objectReferenceId,
      mobileCountryCode: facts.mobileCountryCode ?? '91',
      mobileNumber: facts.mobileNumber ?? '',
      emailAddress: facts.emailAddress ?? '',
      firstName: facts.firstName ?? '',
      lastName: facts.lastName ?? '',
      created: now,
      updated: now,
    };
    store.saveCustomer(customer);
    return { ok: true, value: customer };
  });
}

/** Changes some facts of a customer. Undefined if the merchant has no such customer. */
export function updateCustomer(
  store: Store,
  merchantId: string,
  id: string,
  facts: CustomerFacts,
  now: number,
): Customer | undefined {
  return store.atomically(() => {
    const customer = store.findCustomer(merchantId, id);
    if (!customer) return undefined;
    const given = Object.entries(facts).filter(([, value]) => value !== undefined);
    const updated: Customer = { ...customer, ...Object.fromEntries(given), updated: now };
    store.saveCustomer(updated);
    return updated;
  });
}

/** Returns the merchant's own id of a customer for either of the two ids. */
export function ownCustomerId(store: Store, merchantId: string, id: string): string {
  return store.findCustomer(merchantId, id)?.objectReferenceId ?? id;
}

/** Returns a customer as the API answers it. */
export function customerAnswer(customer: Customer): object {
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

const nothingSaid = {
  mobileCountryCode: undefined,
  mobileNumber: undefined,
  emailAddress: undefined,
  firstName: undefined,
  lastName: undefined,
};

/** Creates customers with their saved methods. A second start with the same customers changes nothing. */
export function seedCustomers(store: Store, customers: readonly SeedCustomer[], now: number): void {
  store.atomically(() => {
    for (const { savedMethods, ...owner } of customers) {
      createCustomer(store, owner.merchantId, owner.customerId, nothingSaid, now);
      for (const method of savedMethods) store.seedMethod(owner, method);
    }
  });
}
