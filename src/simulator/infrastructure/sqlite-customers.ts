import * as v from 'valibot';
import { isPlainObject } from '../../protocol/plain-object.ts';
import { readMethod } from '../application/seed.ts';
import type { CustomerStore } from '../application/store.ts';
import { type Database, documentIn, integer, text } from './sqlite-database.ts';

/** The tables of customers. */
export const customerSchema = `
  create table if not exists customers (
    id text primary key,
    merchant_id text not null,
    object_reference_id text not null,
    document text not null,
    unique (merchant_id, object_reference_id)
  );
  create table if not exists seeded_methods (
    merchant_id text not null,
    customer_id text not null,
    method_id text not null,
    document text not null,
    primary key (merchant_id, customer_id, method_id)
  );
  create table if not exists management_visits (
    token_hash text primary key,
    merchant_id text not null,
    customer_id text not null,
    created integer not null
  );
  create table if not exists removed_methods (
    merchant_id text not null,
    customer_id text not null,
    method_id text not null,
    primary key (merchant_id, customer_id, method_id)
  );
  create table if not exists customer_facts (
    merchant_id text not null,
    customer_id text not null,
    kind text not null,
    id text not null,
    content text not null,
    primary key (merchant_id, customer_id, kind, id)
  );
`;

const CustomerDocument = v.object({
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
});

/** The customers in the tables of {@link customerSchema}. */
export function sqliteCustomers({ all, first, put, run }: Database): CustomerStore {
  return {
    saveCustomer(customer) {
      const { id, merchantId, objectReferenceId } = customer;
      const values = [id, merchantId, objectReferenceId, JSON.stringify(customer)];
      put('customers', 'id, merchant_id, object_reference_id, document', values);
    },
    findCustomer(merchantId, id) {
      const sql = 'select document from customers where merchant_id = ? and (id = ? or object_reference_id = ?)';
      const row = first(sql, [merchantId, id, id]);
      return row && documentIn(row, CustomerDocument);
    },
    seedMethod({ merchantId, customerId }, method) {
      const values = [merchantId, customerId, method.id, JSON.stringify(method)];
      put('seeded_methods', 'merchant_id, customer_id, method_id, document', values);
    },
    seededMethods({ merchantId, customerId }) {
      const sql = 'select document from seeded_methods where merchant_id = ? and customer_id = ? order by rowid';
      return all(sql, [merchantId, customerId]).map((row) => {
        const value: unknown = JSON.parse(text(row, 'document'));
        return readMethod(isPlainObject(value) ? value : {}, 'document');
      });
    },
    addManagementVisit({ tokenHash, merchantId, customerId, created }) {
      const values = [tokenHash, merchantId, customerId, created];
      put('management_visits', 'token_hash, merchant_id, customer_id, created', values);
    },
    findManagementVisit(tokenHash) {
      const row = first('select * from management_visits where token_hash = ?', [tokenHash]);
      return (
        row && {
          tokenHash: text(row, 'token_hash'),
          merchantId: text(row, 'merchant_id'),
          customerId: text(row, 'customer_id'),
          created: integer(row, 'created'),
        }
      );
    },
    removeMethod({ merchantId, customerId }, methodId) {
      put('removed_methods', 'merchant_id, customer_id, method_id', [merchantId, customerId, methodId]);
    },
    removedMethods({ merchantId, customerId }) {
      const sql = 'select method_id from removed_methods where merchant_id = ? and customer_id = ?';
      return all(sql, [merchantId, customerId]).map((row) => text(row, 'method_id'));
    },
    keep({ merchantId, customerId }, { kind, id, content }) {
      const values = [merchantId, customerId, kind, id, content];
      put('customer_facts', 'merchant_id, customer_id, kind, id, content', values);
    },
    forget({ merchantId, customerId }, kind, id) {
      const where = 'merchant_id = ? and customer_id = ? and kind = ? and id = ?';
      run(`delete from customer_facts where ${where}`, [merchantId, customerId, kind, id]);
    },
    keptOf({ merchantId, customerId }, kind) {
      const where = 'merchant_id = ? and customer_id = ? and kind = ?';
      return all(`select id, content from customer_facts where ${where} order by rowid desc`, [
        merchantId,
        customerId,
        kind,
      ]).map((row) => ({ kind, id: text(row, 'id'), content: text(row, 'content') }));
    },
  };
}
