import * as v from 'valibot';
import { readMethod } from '../application/seed.ts';
import type { CustomerStore } from '../application/store.ts';
import type { Database } from './sqlite-database.ts';
import { tableOf } from './sqlite-table.ts';

const owner = { merchantId: v.string(), customerId: v.string() };

const customers = tableOf(
  'customers',
  {
    id: v.string(),
    merchantId: v.string(),
    objectReferenceId: v.string(),
    mobileCountryCode: v.string(),
    mobileNumber: v.string(),
    emailAddress: v.string(),
    firstName: v.string(),
    lastName: v.string(),
    created: v.number(),
    updated: v.number(),
  },
  ['id'],
);
const seededMethods = tableOf(
  'seededMethods',
  { ...owner, methodId: v.string(), document: v.record(v.string(), v.unknown()) },
  ['merchantId', 'customerId', 'methodId'],
);
const managementVisits = tableOf('managementVisits', { tokenHash: v.string(), ...owner, created: v.number() }, [
  'tokenHash',
]);
const removedMethods = tableOf('removedMethods', { ...owner, methodId: v.string() }, [
  'merchantId',
  'customerId',
  'methodId',
]);
const customerFacts = tableOf(
  'customerFacts',
  { ...owner, kind: v.picklist(['card', 'wallet', 'default', 'last']), id: v.string(), content: v.string() },
  ['merchantId', 'customerId', 'kind', 'id'],
);

/** The tables of customers. */
export const customerSchema = `
  ${customers.definition}
  ${seededMethods.definition}
  ${managementVisits.definition}
  ${removedMethods.definition}
  ${customerFacts.definition}
  create unique index if not exists customers_by_reference on customers (merchantId, objectReferenceId);
`;

const ofOwner = 'where merchantId = ? and customerId = ?';

/** The customers in the tables of {@link customerSchema}. */
export function sqliteCustomers({ all, first, run }: Database): CustomerStore {
  return {
    saveCustomer: (customer) => run(...customers.put(customer)),
    findCustomer(merchantId, id) {
      const sql = 'select * from customers where merchantId = ? and (id = ? or objectReferenceId = ?)';
      const row = first(sql, [merchantId, id, id]);
      return row && customers.read(row);
    },
    seedMethod: (of, method) => run(...seededMethods.put({ ...of, methodId: method.id, document: { ...method } })),
    seededMethods: ({ merchantId, customerId }) =>
      all(`select * from seededMethods ${ofOwner} order by rowid`, [merchantId, customerId]).map((row) =>
        readMethod(seededMethods.read(row).document, 'document'),
      ),
    addManagementVisit: (visit) => run(...managementVisits.put(visit)),
    findManagementVisit(tokenHash) {
      const row = first('select * from managementVisits where tokenHash = ?', [tokenHash]);
      return row && managementVisits.read(row);
    },
    removeMethod: (of, methodId) => run(...removedMethods.put({ ...of, methodId })),
    removedMethods: ({ merchantId, customerId }) =>
      all(`select * from removedMethods ${ofOwner}`, [merchantId, customerId]).map(
        (row) => removedMethods.read(row).methodId,
      ),
    keep: (of, fact) => run(...customerFacts.put({ ...of, ...fact })),
    forget({ merchantId, customerId }, kind, id) {
      run(`delete from customerFacts ${ofOwner} and kind = ? and id = ?`, [merchantId, customerId, kind, id]);
    },
    keptOf: ({ merchantId, customerId }, kind) =>
      all(`select * from customerFacts ${ofOwner} and kind = ? order by rowid desc`, [
        merchantId,
        customerId,
        kind,
      ]).map(customerFacts.read),
  };
}
