import { isPlainObject } from '../../protocol/plain-object.ts';
import { readMethod } from '../application/seed.ts';
import type { Customer, OrderApiStore } from '../application/store.ts';
import type { TestSavedMethod } from '../application/test-customers.ts';
import type { Database, Row } from './sqlite-database.ts';
import { integer, oneOf, orderColumns, orderOf, text } from './sqlite-rows.ts';

/** The orders that ask for a mandate. An index has exactly this condition, so that SQLite uses it. */
const asksForMandate = `json_extract(details, '$."options.create_mandate"') in ('REQUIRED', 'OPTIONAL')`;

/** The tables of the server API. */
export const orderApiSchema = `
  create index if not exists orders_by_id on orders (id);
  create index if not exists orders_with_mandates on orders (merchant_id, customer_id, created) where ${asksForMandate};
  create table if not exists sessions (
    token_hash text primary key,
    merchant_id text not null,
    client_id text not null,
    order_id text not null,
    customer_id text not null,
    action text not null,
    created integer not null,
    expires integer not null
  );
  create table if not exists refunds (
    merchant_id text not null,
    unique_request_id text not null,
    order_id text not null,
    id text not null,
    amount text not null,
    created integer not null,
    primary key (merchant_id, unique_request_id)
  );
  create index if not exists refunds_by_order on refunds (merchant_id, order_id);
  create table if not exists customers (
    id text primary key,
    merchant_id text not null,
    object_reference_id text not null,
    mobile_country_code text not null,
    mobile_number text not null,
    email_address text not null,
    first_name text not null,
    last_name text not null,
    created integer not null,
    updated integer not null,
    unique (merchant_id, object_reference_id)
  );
  create table if not exists seeded_methods (
    merchant_id text not null,
    customer_id text not null,
    method_id text not null,
    content text not null,
    primary key (merchant_id, customer_id, method_id)
  );
  create table if not exists mandate_changes (
    merchant_id text not null,
    order_id text not null,
    command text not null,
    pause_start integer not null,
    pause_end integer not null,
    updated integer not null,
    primary key (merchant_id, order_id)
  );
`;

const customerColumns =
  'id, merchant_id, object_reference_id, mobile_country_code, mobile_number, email_address, first_name, last_name, created, updated';

/** The server API's part of a store. */
export function sqliteOrderApi({ all, first, put }: Database): OrderApiStore {
  return {
    addSession({ tokenHash, merchantId, clientId, orderId, customerId, action, created, expires }) {
      put('sessions', 'token_hash, merchant_id, client_id, order_id, customer_id, action, created, expires', [
        ...[tokenHash, merchantId, clientId, orderId, customerId, action],
        ...[created, expires],
      ]);
    },
    findSession(tokenHash) {
      const row = first('select * from sessions where token_hash = ?', [tokenHash]);
      if (!row) return undefined;
      return {
        tokenHash: text(row, 'token_hash'),
        merchantId: text(row, 'merchant_id'),
        clientId: text(row, 'client_id'),
        orderId: text(row, 'order_id'),
        customerId: text(row, 'customer_id'),
        action: oneOf(row, 'action', ['paymentPage', 'quickPay', 'paymentManagement']),
        created: integer(row, 'created'),
        expires: integer(row, 'expires'),
      };
    },
    findOrderById(id) {
      const row = first(`select ${orderColumns} from orders where id = ?`, [id]);
      return row ? orderOf(row) : undefined;
    },
    ordersWithMandates(merchantId, customerId) {
      const sql = `select ${orderColumns} from orders where merchant_id = ? and customer_id = ? and ${asksForMandate}
        order by created, rowid`;
      return all(sql, [merchantId, customerId]).map(orderOf);
    },
    addRefund({ merchantId, uniqueRequestId, orderId, id, amount, created }) {
      put('refunds', 'merchant_id, unique_request_id, order_id, id, amount, created', [
        ...[merchantId, uniqueRequestId, orderId, id, amount],
        created,
      ]);
    },
    refundsOf({ merchantId, orderId }) {
      const sql = 'select * from refunds where merchant_id = ? and order_id = ? order by created, rowid';
      return all(sql, [merchantId, orderId]).map(refundOf);
    },
    findRefund(merchantId, uniqueRequestId) {
      const sql = 'select * from refunds where merchant_id = ? and unique_request_id = ?';
      const row = first(sql, [merchantId, uniqueRequestId]);
      return row ? refundOf(row) : undefined;
    },
    saveCustomer(customer) {
      put('customers', customerColumns, [
        ...[customer.id, customer.merchantId, customer.objectReferenceId],
        ...[customer.mobileCountryCode, customer.mobileNumber, customer.emailAddress],
        ...[customer.firstName, customer.lastName, customer.created, customer.updated],
      ]);
    },
    findCustomer(merchantId, id) {
      const sql = `select ${customerColumns} from customers where merchant_id = ? and (id = ? or object_reference_id = ?)`;
      const row = first(sql, [merchantId, id, id]);
      return row ? customerOf(row) : undefined;
    },
    seedMethod({ merchantId, customerId }, method) {
      const values = [merchantId, customerId, method.id, JSON.stringify(method)];
      put('seeded_methods', 'merchant_id, customer_id, method_id, content', values);
    },
    seededMethods({ merchantId, customerId }) {
      const sql = 'select content from seeded_methods where merchant_id = ? and customer_id = ? order by rowid';
      return all(sql, [merchantId, customerId]).map(methodOf);
    },
    saveMandateChange({ merchantId, orderId, command, pauseStart, pauseEnd, updated }) {
      put('mandate_changes', 'merchant_id, order_id, command, pause_start, pause_end, updated', [
        ...[merchantId, orderId, command],
        ...[pauseStart, pauseEnd, updated],
      ]);
    },
    findMandateChange({ merchantId, orderId }) {
      const sql = 'select * from mandate_changes where merchant_id = ? and order_id = ?';
      const row = first(sql, [merchantId, orderId]);
      if (!row) return undefined;
      return {
        merchantId: text(row, 'merchant_id'),
        orderId: text(row, 'order_id'),
        command: oneOf(row, 'command', ['pause', 'resume', 'revoke']),
        pauseStart: integer(row, 'pause_start'),
        pauseEnd: integer(row, 'pause_end'),
        updated: integer(row, 'updated'),
      };
    },
  };
}

function methodOf(row: Row): TestSavedMethod {
  const value: unknown = JSON.parse(text(row, 'content'));
  return readMethod(isPlainObject(value) ? value : {}, 'content');
}

function refundOf(row: Row) {
  return {
    merchantId: text(row, 'merchant_id'),
    uniqueRequestId: text(row, 'unique_request_id'),
    orderId: text(row, 'order_id'),
    id: text(row, 'id'),
    amount: text(row, 'amount'),
    created: integer(row, 'created'),
  };
}

function customerOf(row: Row): Customer {
  return {
    id: text(row, 'id'),
    merchantId: text(row, 'merchant_id'),
    objectReferenceId: text(row, 'object_reference_id'),
    mobileCountryCode: text(row, 'mobile_country_code'),
    mobileNumber: text(row, 'mobile_number'),
    emailAddress: text(row, 'email_address'),
    firstName: text(row, 'first_name'),
    lastName: text(row, 'last_name'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
  };
}
