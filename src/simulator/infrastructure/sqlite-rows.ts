import * as v from 'valibot';
import type { Checkout, ManagementVisit, StoredOrder } from '../application/store.ts';
import { conditionsOf } from '../domain/choice.ts';
import { endingNames } from '../domain/endings.ts';
import { type Ending, inputOfEnding, transactionFacts, transactionStates } from '../domain/transaction-state.ts';
import { ownStep, type Transaction } from '../domain/transaction.ts';
import { type Instrument, instruments, methodNames } from '../methods/contract.ts';
import type { Row } from './sqlite-database.ts';

/*
 * Between the store's rows and what the gateway works with. A row that cannot be read is an error that says so: the file
 * is the user's, and may have been written by another version.
 */

/** The columns of an order. */
export const orderColumns =
  'merchant_id, order_id, id, payload_hash, details, amount, currency, customer_id, attempts, current_transaction, created, updated';

/** The columns of a transaction. */
export const transactionColumns =
  'uuid, txn_id, merchant_id, order_id, attempt, amount, method, instrument, instrument_group, bank_name, last_four, ending, document, state, attempts_left, expires, settles, created, updated, due, search';

/** The values of an order, in the order of {@link orderColumns}. */
export function orderValues(order: StoredOrder): (string | number)[] {
  return [
    order.merchantId,
    order.orderId,
    order.id,
    order.payloadHash,
    order.details,
    order.amount,
    order.currency,
    order.customerId,
    order.attempts,
    order.currentTransaction,
    order.created,
    order.updated,
  ];
}

/** Reads an order. */
export function orderOf(row: Row): StoredOrder {
  return {
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    id: text(row, 'id'),
    payloadHash: text(row, 'payload_hash'),
    details: text(row, 'details'),
    amount: text(row, 'amount'),
    currency: text(row, 'currency'),
    customerId: text(row, 'customer_id'),
    attempts: integer(row, 'attempts'),
    currentTransaction: text(row, 'current_transaction'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
  };
}

/** Reads a checkout. */
export function checkoutOf(row: Row): Checkout {
  return {
    tokenHash: text(row, 'token_hash'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    shown: { payeeName: text(row, 'payee_name'), displayNote: text(row, 'display_note') },
    lock: text(row, 'lock'),
    created: integer(row, 'created'),
  };
}

/** The values of a transaction, in the order of {@link transactionColumns}. */
export function transactionValues(transaction: Transaction): (string | number)[] {
  const { instrument } = transaction;
  return [
    transaction.uuid,
    transaction.txnId,
    transaction.merchantId,
    transaction.orderId,
    transaction.attempt,
    transaction.amount,
    instrument.method,
    instrument.name,
    instrument.group,
    instrument.bankName,
    instrument.lastFour,
    transaction.onApproval,
    documentOf(transaction),
    transaction.state,
    transaction.attemptsLeft,
    transaction.expires,
    transaction.settles,
    transaction.created,
    transaction.updated,
    ownStep(transaction)?.at ?? 0,
    searchOf(transaction),
  ];
}

/** The words of a transaction that the dashboard's search finds: the order's status in two spellings, and the instrument. */
function searchOf({ state, instrument }: Transaction): string {
  const status = transactionFacts[state].orderStatus;
  return ` ${status} ${status.replaceAll('_', ' ')} ${instrument.name} ${instrument.lastFour}`.toLowerCase();
}

/** What a transaction has that not every one has. */
const TransactionDocument = v.object({
  /** What only its method of payment remembers. */
  instrument: v.record(v.string(), v.unknown()),
  conditions: v.object({
    scenario: v.exactOptional(v.picklist(endingNames)),
    discount: v.exactOptional(v.object({ id: v.string(), deduction: v.string() })),
    mandateConsent: v.exactOptional(v.literal(true)),
    debitUnder: v.exactOptional(v.string()),
    bankRefusesFrames: v.exactOptional(v.literal(true)),
  }),
});

function documentOf(transaction: Transaction): string {
  const {
    method: _method,
    name: _name,
    group: _group,
    bankName: _bank,
    lastFour: _digits,
    ...instrument
  } = transaction.instrument;
  const { onApproval: _ending, ...conditions } = conditionsOf(transaction);
  return JSON.stringify({ instrument, conditions });
}

function instrumentOf(row: Row, own: Readonly<Record<string, unknown>>): Instrument {
  const method = oneOf(row, 'method', methodNames);
  return checked<v.GenericSchema<unknown, Instrument>>('document', instruments[method], {
    method,
    name: text(row, 'instrument'),
    group: text(row, 'instrument_group'),
    bankName: text(row, 'bank_name'),
    lastFour: text(row, 'last_four'),
    ...own,
  });
}

/** Reads a transaction. */
export function transactionOf(row: Row): Transaction {
  const document = checked('document', TransactionDocument, JSON.parse(text(row, 'document')));
  return {
    uuid: text(row, 'uuid'),
    txnId: text(row, 'txn_id'),
    merchantId: text(row, 'merchant_id'),
    orderId: text(row, 'order_id'),
    attempt: integer(row, 'attempt'),
    amount: text(row, 'amount'),
    instrument: instrumentOf(row, document.instrument),
    onApproval: oneOf(row, 'ending', endings),
    ...document.conditions,
    state: oneOf(row, 'state', transactionStates),
    attemptsLeft: integer(row, 'attempts_left'),
    expires: integer(row, 'expires'),
    settles: integer(row, 'settles'),
    created: integer(row, 'created'),
    updated: integer(row, 'updated'),
  };
}

const endings = Object.keys(inputOfEnding) as Ending[];

/** Reads an opening of the screen of saved methods. */
export function visitOf(row: Row): ManagementVisit {
  return {
    tokenHash: text(row, 'token_hash'),
    merchantId: text(row, 'merchant_id'),
    customerId: text(row, 'customer_id'),
    created: integer(row, 'created'),
  };
}

/** A text of a row. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw damaged(column);
}

/** A whole number of a row. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  // The library gives times since 1970 as bigint, since they are longer than 32 bits.
  if (typeof value === 'bigint') return Number(value);
  throw damaged(column);
}

/** One of a list of words of a row. */
export function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const value = allowed.find((candidate) => candidate === row[column]);
  if (value !== undefined) return value;
  throw damaged(column);
}

/** A text of a row that a schema lets through. */
export function parsedColumn<S extends v.GenericSchema>(row: Row, column: string, schema: S): v.InferOutput<S> {
  return checked(column, schema, row[column]);
}

function checked<S extends v.GenericSchema>(column: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw damaged(column);
}

function damaged(column: string): Error {
  return new Error(`The simulator's store has an unreadable ${column}. Delete the file to begin anew.`);
}
