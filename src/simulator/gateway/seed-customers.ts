import { createCustomer } from './customers.ts';
import type { SeedCustomer } from './seed.ts';
import type { Store } from './store.ts';

const nothingSaid = {
  mobileCountryCode: undefined,
  mobileNumber: undefined,
  emailAddress: undefined,
  firstName: undefined,
  lastName: undefined,
};

/** Makes customers known, with what they have saved. A second start with the same ones changes nothing. */
export function seedCustomers(store: Store, customers: readonly SeedCustomer[], now: number): void {
  store.atomically(() => {
    for (const { savedMethods, ...owner } of customers) {
      createCustomer(store, owner.merchantId, owner.customerId, nothingSaid, now);
      for (const method of savedMethods) store.seedMethod(owner, method);
    }
  });
}
