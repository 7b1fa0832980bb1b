import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';

/*
 * The border to the gateway: what its answers look like, and one reader for each, which gives undefined for anything
 * else. Times are ms since 1970, amounts decimal texts.
 */

/** A row of the list of orders. */
export interface OrderRow {
  readonly merchantId: string;
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  readonly status: string;
  readonly paidWith: string;
  readonly customer: string;
  readonly updated: number;
}

/** An order with all that happened to it. */
export interface OrderView extends OrderRow {
  readonly description: string;
  /** The title of the ending that its next payment will have; else empty. */
  readonly planned: string;
  readonly done: boolean;
  readonly created: number;
  readonly transactions: readonly TransactionRow[];
  readonly timeline: readonly Entry[];
  readonly webhooks: readonly WebhookRow[];
}

/** An attempt to pay. */
export interface TransactionRow {
  readonly txnId: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly amount: string;
  readonly status: string;
  readonly paidWith: string;
  readonly updated: number;
}

/** A line of the timeline. */
export interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly source: string;
  readonly text: string;
  readonly status: string;
}

/** A webhook with every try to deliver it. */
export interface WebhookRow {
  readonly id: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly name: string;
  readonly body: string;
  readonly state: string;
  readonly due: number;
  readonly copies: number;
  readonly created: number;
  readonly deliveries: readonly {
    readonly at: number;
    readonly answer: string;
    readonly ok: boolean;
    readonly took: number;
  }[];
}

/** An ending that can be had on demand. */
export interface EndingOption {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly what: string;
  readonly card: string;
}

/** The simulator itself. */
export interface SimulatorState {
  readonly ahead: number;
  readonly webhooks: string;
  readonly theme: string;
  readonly language: string;
  readonly juspayTestRules: boolean;
  readonly frameEnding: string;
  readonly returnMethod: string;
  readonly webhookPlans: readonly string[];
  readonly endings: readonly EndingOption[];
  readonly merchants: readonly { readonly merchantId: string; readonly name: string; readonly webhookUrl: string }[];
}

/** Reads the answer of `/simulator/state`. */
export function readState(body: unknown): SimulatorState | undefined {
  if (!isPlainObject(body)) return undefined;
  const settings = own(body, 'settings');
  if (!isPlainObject(settings)) return undefined;
  return {
    ahead: number(body, 'ahead'),
    webhooks: text(settings, 'webhooks'),
    theme: text(settings, 'theme'),
    language: text(settings, 'language'),
    juspayTestRules: own(settings, 'juspayTestRules') === true,
    frameEnding: text(settings, 'frameEnding'),
    returnMethod: text(settings, 'returnMethod'),
    webhookPlans: texts(own(body, 'webhookPlans')),
    endings: list(body, 'endings', (row) => ({
      name: text(row, 'name'),
      kind: text(row, 'kind'),
      title: text(row, 'title'),
      what: text(row, 'what'),
      card: text(row, 'card'),
    })),
    merchants: list(body, 'merchants', (row) => ({
      merchantId: text(row, 'merchantId'),
      name: text(row, 'name'),
      webhookUrl: text(row, 'webhookUrl'),
    })),
  };
}

/** Reads a list of orders. */
export function readOrders(body: unknown): readonly OrderRow[] | undefined {
  return isPlainObject(body) ? list(body, 'orders', orderRow) : undefined;
}

/** Reads a list of transactions. */
export function readTransactions(body: unknown): readonly TransactionRow[] | undefined {
  return isPlainObject(body) ? list(body, 'transactions', transactionRow) : undefined;
}

/** Reads a list of webhooks. */
export function readWebhooks(body: unknown): readonly WebhookRow[] | undefined {
  return isPlainObject(body) ? list(body, 'webhooks', webhookRow) : undefined;
}

/** Reads one order. */
export function readOrder(body: unknown): OrderView | undefined {
  if (!isPlainObject(body) || text(body, 'orderId') === '') return undefined;
  return {
    ...orderRow(body),
    description: text(body, 'description'),
    planned: text(body, 'planned'),
    done: own(body, 'done') === true,
    created: number(body, 'created'),
    transactions: list(body, 'transactions', transactionRow),
    timeline: list(body, 'timeline', (row) => ({
      seq: number(row, 'seq'),
      at: number(row, 'at'),
      source: text(row, 'source'),
      text: text(row, 'text'),
      status: text(row, 'status'),
    })),
    webhooks: list(body, 'webhooks', webhookRow),
  };
}

/** Reads what became of a wish for an ending. */
export function readEndResult(body: unknown): string | undefined {
  return isPlainObject(body) ? ownText(body, 'result') : undefined;
}

type Fields = Record<string, unknown>;

function orderRow(row: Fields): OrderRow {
  return {
    merchantId: text(row, 'merchantId'),
    orderId: text(row, 'orderId'),
    amount: text(row, 'amount'),
    currency: text(row, 'currency'),
    status: text(row, 'status'),
    paidWith: text(row, 'paidWith'),
    customer: text(row, 'customer'),
    updated: number(row, 'updated'),
  };
}

function transactionRow(row: Fields): TransactionRow {
  return {
    txnId: text(row, 'txnId'),
    merchantId: text(row, 'merchantId'),
    orderId: text(row, 'orderId'),
    amount: text(row, 'amount'),
    status: text(row, 'status'),
    paidWith: text(row, 'paidWith'),
    updated: number(row, 'updated'),
  };
}

function webhookRow(row: Fields): WebhookRow {
  return {
    id: text(row, 'id'),
    merchantId: text(row, 'merchantId'),
    orderId: text(row, 'orderId'),
    name: text(row, 'name'),
    body: text(row, 'body'),
    state: text(row, 'state'),
    due: number(row, 'due'),
    copies: number(row, 'copies'),
    created: number(row, 'created'),
    deliveries: list(row, 'deliveries', (delivery) => ({
      at: number(delivery, 'at'),
      answer: text(delivery, 'answer'),
      ok: own(delivery, 'ok') === true,
      took: number(delivery, 'took'),
    })),
  };
}

function text(body: Fields, key: string): string {
  return ownText(body, key) ?? '';
}

function number(body: Fields, key: string): number {
  const value = own(body, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function list<T>(body: Fields, key: string, read: (row: Fields) => T): readonly T[] {
  const value = own(body, key);
  return Array.isArray(value) ? value.filter(isPlainObject).map(read) : [];
}
