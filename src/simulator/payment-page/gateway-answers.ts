import { isErrorCode } from '../../protocol/checkout-error.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { isProcessStatus, type ProcessStatus } from '../../protocol/process-status.ts';
import { isWebAddress } from './top-window.ts';
import type {
  Bank,
  Checkout,
  Order,
  PaymentResult,
  Refusal,
  ReturnAddress,
  SessionTokenReply,
  TestCard,
  Transaction,
  TransactionAnswer,
} from './checkout.ts';

/*
 * The border to the gateway: each reader takes the JSON of one answer and returns what the page works with, or
 * undefined if the answer is not what was agreed on.
 */

const longestMessage = 512;

/** Reads the answer to a `process` request that was accepted. */
export function readCheckout(body: unknown): Checkout | undefined {
  if (!isPlainObject(body)) return undefined;
  const token = ownText(body, 'token');
  const order = readOrder(own(body, 'order'));
  if (!token || !order) return undefined;
  const last = readLast(own(body, 'outcome')) ?? readLast(own(body, 'previous'));
  return {
    ...(last && { last }),
    token,
    order,
    orderUpdation: own(body, 'orderUpdation') === true,
    testCards: readList(own(body, 'cards'), readTestCard),
    banks: readList(own(body, 'banks'), readBank),
  };
}

/** Reads the order that has taken the place of the one before. */
export function readUpdate(body: unknown): Order | undefined {
  return isPlainObject(body) ? readOrder(own(body, 'order')) : undefined;
}

/** Reads the answer to a payment that was begun. A bank's page on another origin is not accepted. */
export function readTransaction(body: unknown): Transaction | undefined {
  if (!isPlainObject(body)) return undefined;
  const transactionId = ownText(body, 'transactionId');
  const bankUrl = ownText(body, 'bankUrl');
  if (!transactionId || bankUrl === undefined || !URL.canParse(bankUrl, location.href)) return undefined;
  const url = new URL(bankUrl, location.href);
  return url.origin === location.origin ? { transactionId, bankUrl: url.href } : undefined;
}

/** Reads where a transaction stands. */
export function readTransactionAnswer(body: unknown): TransactionAnswer | undefined {
  if (!isPlainObject(body)) return undefined;
  const status = readStatus(body);
  if (status === undefined) return undefined;
  const paymentInstrument = ownText(body, 'paymentInstrument');
  const paymentInstrumentGroup = ownText(body, 'paymentInstrumentGroup');
  return {
    result: {
      status,
      ...(paymentInstrument !== undefined && { paymentInstrument }),
      ...(paymentInstrumentGroup !== undefined && { paymentInstrumentGroup }),
    },
    final: own(body, 'final') === true,
  };
}

/** Reads how the gateway records that the shopper left. */
export function readLeave(body: unknown): PaymentResult | undefined {
  return readTransactionAnswer(body)?.result;
}

/** Reads where the browser goes when the payment is over. Only the web's own schemes are followed. */
export function readReturnAddress(body: unknown): ReturnAddress | undefined {
  if (!isPlainObject(body)) return undefined;
  const url = ownText(body, 'url');
  return url !== undefined && isWebAddress(url) ? { url } : {};
}

/** Reads the answer to `upiGetSessionToken`. The payload goes on to the merchant page as it is. */
export function readSessionToken(body: unknown): SessionTokenReply | undefined {
  if (!isPlainObject(body)) return undefined;
  const payload = own(body, 'payload');
  if (!isPlainObject(payload)) return undefined;
  return {
    payload,
    error: own(body, 'error') === true,
    errorCode: ownText(body, 'errorCode') ?? '',
    errorMessage: ownText(body, 'errorMessage') ?? '',
  };
}

/** Reads why the gateway refused; undefined if the answer says nothing about it. */
export function readRefusal(body: unknown): Refusal | undefined {
  if (!isPlainObject(body)) return undefined;
  const errorCode = ownText(body, 'errorCode') ?? ownText(body, 'error_code');
  if (errorCode === undefined) return undefined;
  const code = own(body, 'code');
  const message = ownText(body, 'error_message') ?? '';
  return { errorCode, message: message.slice(0, longestMessage), ...(isErrorCode(code) && { code }) };
}

function readOrder(body: unknown): Order | undefined {
  if (!isPlainObject(body)) return undefined;
  const orderId = ownText(body, 'orderId');
  const amount = ownText(body, 'amount');
  const merchantName = ownText(body, 'merchantName');
  if (orderId === undefined || amount === undefined || merchantName === undefined) return undefined;
  const description = ownText(body, 'description');
  return {
    orderId,
    amount,
    currency: ownText(body, 'currency') ?? 'INR',
    ...(description && { description }),
    merchantName,
    guest: own(body, 'guest') === true,
  };
}

function readLast(body: unknown): Checkout['last'] {
  const answer = readTransactionAnswer(body);
  const transaction = readTransaction(body);
  return answer && { answer, ...(transaction && { transaction }) };
}

function readTestCard(body: unknown): TestCard | undefined {
  if (!isPlainObject(body)) return undefined;
  const number = ownText(body, 'number');
  const ending = readStatus(body, 'ending');
  return number === undefined || ending === undefined ? undefined : { number, ending };
}

function readBank(body: unknown): Bank | undefined {
  if (!isPlainObject(body)) return undefined;
  const code = ownText(body, 'code');
  const name = ownText(body, 'name');
  return code === undefined || name === undefined ? undefined : { code, name, popular: own(body, 'popular') === true };
}

function readStatus(body: Record<string, unknown>, key = 'status'): ProcessStatus | undefined {
  const status = ownText(body, key)?.toLowerCase();
  return status !== undefined && isProcessStatus(status) ? status : undefined;
}

function readList<T>(body: unknown, read: (entry: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(body)) return [];
  return body.map(read).filter((entry) => entry !== undefined);
}
