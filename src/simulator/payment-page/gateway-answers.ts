import { isErrorCode } from '../../protocol/checkout-error.ts';
import { frameEndings } from '../../protocol/payment-page-messages.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { isProcessStatus, type ProcessStatus } from '../../protocol/process-status.ts';
import { isWebAddress } from './top-window.ts';
import type {
  Checkout,
  Mandate,
  Offer,
  OfferResult,
  Order,
  PaymentResult,
  Refusal,
  ReturnAddress,
  SessionTokenReply,
  Terms,
  Transaction,
  TransactionAnswer,
} from './checkout.ts';
import { readMethod, readMethodOffers } from './methods/method-offer.ts';
import { readList } from './methods/read-list.ts';

/*
 * The border to the gateway: each reader takes the JSON of one answer and returns what the page works with, or
 * undefined if the answer is not what was agreed on.
 */

const longestMessage = 512;

/** Reads the answer to a `process` request that was accepted. */
export function readCheckout(body: unknown): Checkout | undefined {
  if (!isPlainObject(body)) return undefined;
  const token = ownText(body, 'token');
  const terms = readTerms(body);
  if (!token || !terms) return undefined;
  const last = readLast(own(body, 'outcome')) ?? readLast(own(body, 'previous'));
  const frameEnding = frameEndings.find((name) => name === own(body, 'frameEnding'));
  return {
    ...(last && { last }),
    token,
    orderUpdation: own(body, 'orderUpdation') === true,
    ...(frameEnding && { frameEnding }),
    ...terms,
  };
}

/** Reads the order that has taken the place of the one before, and how it can be paid. */
export function readTerms(body: unknown): Terms | undefined {
  if (!isPlainObject(body)) return undefined;
  const order = readOrder(own(body, 'order'));
  if (!order) return undefined;
  const mandate = readMandate(own(body, 'mandate'));
  return {
    order,
    methods: readMethodOffers(own(body, 'methods')),
    ...(mandate && { mandate }),
    mistakes: textsIn(own(body, 'mistakes')),
  };
}

function readMandate(body: unknown): Mandate | undefined {
  if (!isPlainObject(body)) return undefined;
  const most = ownText(body, 'most');
  const frequency = ownText(body, 'frequency');
  if (most === undefined || frequency === undefined) return undefined;
  const until = ownText(body, 'until');
  return {
    required: own(body, 'required') === true,
    fixed: own(body, 'amountRule') === 'FIXED',
    most,
    frequency,
    nextDebits: textsIn(own(body, 'nextDebits')),
    ...(until && { until }),
    revocable: own(body, 'revocable') === true,
  };
}

function textsIn(body: unknown): readonly string[] {
  return Array.isArray(body) ? body.filter((entry) => typeof entry === 'string') : [];
}

/** Reads the answer to a payment that was begun. A page on another origin is not accepted. */
export function readTransaction(body: unknown): Transaction | undefined {
  if (!isPlainObject(body)) return undefined;
  const transactionId = ownText(body, 'transactionId');
  if (!transactionId) return undefined;
  switch (own(body, 'waits')) {
    case 'bank': {
      const bankUrl = readOwnUrl(own(body, 'bankUrl'));
      if (bankUrl === undefined) return undefined;
      const outside = own(body, 'framing') === 'refused' ? (ownText(body, 'bankName') ?? '') : undefined;
      return { transactionId, waits: 'bank', bankUrl, ...(outside !== undefined && { outside }) };
    }
    case 'phone': {
      const phoneUrl = readOwnUrl(own(body, 'phoneUrl'));
      const method = readMethod(own(body, 'method'));
      if (phoneUrl === undefined || !method) return undefined;
      const expiresIn = own(body, 'expiresIn');
      const amount = ownText(body, 'amount');
      return {
        transactionId,
        waits: 'phone',
        method,
        phoneUrl,
        ...(amount !== undefined && { amount }),
        // The gateway's clock need not be ours, so only the time that is left counts.
        ...(typeof expiresIn === 'number' && { deadline: performance.now() + expiresIn }),
        texts: readTexts(own(body, 'texts')),
      };
    }
    case 'nowhere':
      return { transactionId, waits: 'nowhere' };
    default:
      return undefined;
  }
}

function readOwnUrl(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address, location.href)) return undefined;
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.href : undefined;
}

function readTexts(body: unknown): Readonly<Record<string, string>> {
  if (!isPlainObject(body)) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

/** Reads where a transaction stands. */
export function readTransactionAnswer(body: unknown): TransactionAnswer | undefined {
  if (!isPlainObject(body)) return undefined;
  const status = readStatus(body);
  if (status === undefined) return undefined;
  const paymentInstrument = ownText(body, 'paymentInstrument');
  const paymentInstrumentGroup = ownText(body, 'paymentInstrumentGroup');
  const offers = readList(own(body, 'offers'), readOfferResult);
  const amount = ownText(body, 'amount');
  return {
    result: {
      status,
      ...(paymentInstrument !== undefined && { paymentInstrument }),
      ...(paymentInstrumentGroup !== undefined && { paymentInstrumentGroup }),
      ...(offers.length > 0 && { offers }),
    },
    ...(amount !== undefined && { amount }),
    final: own(body, 'final') === true,
    ...(own(body, 'pageDies') === true && { pageDies: true }),
    ...(own(body, 'expired') === true && { expired: true }),
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
    offers: readList(own(body, 'offers'), readOffer),
  };
}

function readOffer(body: unknown): Offer | undefined {
  if (!isPlainObject(body)) return undefined;
  const [id, code, value] = [ownText(body, 'id'), ownText(body, 'code'), ownText(body, 'value')];
  const [deduction, after] = [ownText(body, 'deduction'), ownText(body, 'after')];
  if (!id || !code || !value || !deduction || !after) return undefined;
  const most = ownText(body, 'most');
  const instruments = own(body, 'instruments');
  return {
    id,
    code,
    rule: own(body, 'rule') === 'PERCENTAGE' ? 'PERCENTAGE' : 'ABSOLUTE',
    value,
    ...(most !== undefined && { most }),
    methods: readList(own(body, 'methods'), readMethod),
    ...(Array.isArray(instruments) && { instruments: textsIn(instruments) }),
    deduction,
    after,
  };
}

function readOfferResult(body: unknown): OfferResult | undefined {
  if (!isPlainObject(body)) return undefined;
  const text = (key: string) => ownText(body, key) ?? '';
  return {
    status: text('status'),
    offerId: text('offerId'),
    errorCode: text('errorCode'),
    errorMessage: text('errorMessage'),
  };
}

function readLast(body: unknown): Checkout['last'] {
  const answer = readTransactionAnswer(body);
  const transaction = readTransaction(body);
  return answer && { answer, ...(transaction && { transaction }) };
}

function readStatus(body: Record<string, unknown>, key = 'status'): ProcessStatus | undefined {
  const status = ownText(body, key)?.toLowerCase();
  return status !== undefined && isProcessStatus(status) ? status : undefined;
}
