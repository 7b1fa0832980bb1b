import { type Choice, newTransaction, type Transaction } from '../../../src/simulator/domain/transaction.ts';
import type { InstrumentOf } from '../../../src/simulator/methods/contract.ts';
import type { Order, SignedOrder } from '../../../src/simulator/domain/order.ts';
import { openOrder } from '../../../src/simulator/domain/signed-order.ts';
import type { TransactionState } from '../../../src/simulator/domain/transaction-state.ts';

/** A bank of netbanking. */
export const sbi: InstrumentOf<'netbanking'> = {
  method: 'netbanking',
  name: 'NB_SBI',
  group: 'nb',
  bankName: 'State Bank of India',
  lastFour: '',
};

/** A choice that waits at the bank. */
export const choice: Choice = { instrument: sbi, onApproval: 'charged', begins: 'at-bank', attempts: 3 };

/** A transaction in a state. */
export function transactionIn(state: TransactionState, more: Partial<Transaction> = {}): Transaction {
  const of = { uuid: 'u', merchantId: 'acme', orderId: 'R1', attempt: 1, amount: '1.00', choice, now: 1_000 };
  return { ...newTransaction(of), state, ...more };
}

/** A signed order of 249.00. Its text stands for its hash. */
export function signed(fields: Readonly<Record<string, string>> = {}): SignedOrder & { id: string } {
  const details = {
    order_id: 'R1',
    merchant_id: 'acme',
    amount: '249.00',
    customer_id: 'cust-77',
    timestamp: '1000000000000',
    ...fields,
  };
  const text = JSON.stringify(details);
  return { id: 'ordeh_1', merchantId: details.merchant_id, text, hash: text, details };
}

/** A fresh order. */
export function newOrder(fields: Readonly<Record<string, string>> = {}, now = 1_000): Order {
  const opened = openOrder(undefined, signed(fields), now);
  if (!opened.ok) throw new Error(opened.issue.message);
  return opened.order;
}
