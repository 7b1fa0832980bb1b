import { eventFromSdk } from '../../src/element/events.ts';
import { newRequest } from '../../src/element/checkout/requests-from-properties.ts';
import { isPlainObject } from '../../src/protocol/plain-object.ts';
import type { NextStep, ProcessOutcome, ProcessResult, ProcessStatus } from '../../src/protocol/process-status.ts';
import type { KnownSdkEvent, SdkEvent } from '../../src/protocol/sdk-event.ts';
import { sessionTokenService } from '../../src/protocol/requests/hyper-request.ts';
import type {
  SessionTokenResult,
  SessionTokenStatus,
  UpiAccount,
  VpaAccount,
} from '../../src/protocol/session-token.ts';
import { goodInitiate, goodProcess, goodTokenRequests } from '../protocol/good-requests.ts';
import { arrivedIn, Line } from './product.ts';

/** A value that the SDK sends for a field, and the value that the page gets. */
export interface AnswerCase {
  readonly right: unknown;
  /** Default: `right`. */
  readonly arrives?: unknown;
  readonly wrong: unknown;
  /** The value that the page gets instead of the wrong one; undefined: the field is left out. */
  readonly becomes?: unknown;
}

/** The fields of a message from the SDK. */
export interface AnswerSection {
  readonly title: string;
  readonly about: string;
  /** The exported type and its file. */
  readonly source: readonly [name: string, path: string];
  readonly cases: Readonly<Record<string, AnswerCase>>;
  /** Lets the SDK send the field with that value, and returns what the page gets of it. */
  readonly send: (field: string, value: unknown) => Promise<unknown>;
}

/** The file of the cases. */
export const answersPath = 'test/fields/answers.ts';

const eventFile = 'src/protocol/sdk-event.ts';
const statusFile = 'src/protocol/process-status.ts';
const tokenFile = 'src/protocol/session-token.ts';

/** The id of the request that is open while the SDK answers. */
const openRequest = '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a';

/**
 * The event of an SDK, without the message as it came. `foreignRequestId` is set by the frame for a result, and `orderId`
 * by the element.
 */
const eventCases: Readonly<Record<Exclude<keyof SdkEvent, 'raw' | 'foreignRequestId' | 'orderId'>, AnswerCase>> = {
  event: { right: 'user_event', wrong: 1 },
  requestId: { right: '8cbc3fad-8b3f-40c0-ae93-2d7e75a8624a', wrong: 1 },
  service: { right: 'in.juspay.hyperpay', wrong: 1 },
  payload: { right: { action: 'setPageTitle' }, wrong: 'setPageTitle', becomes: {} },
  error: { right: 'true', arrives: true, wrong: 1 },
  errorCode: { right: 'JP_002', wrong: 2 },
  errorMessage: { right: 'User aborted', wrong: 'x'.repeat(513), becomes: 'x'.repeat(512) },
};

const resultCases: Readonly<Record<Exclude<keyof ProcessResult, 'orderId'>, AnswerCase>> = {
  status: { right: 'CHARGED', arrives: 'charged', wrong: 1, becomes: '' },
  outcome: { right: undefined, arrives: 'success', wrong: 'failed', becomes: 'success' },
  nextStep: { right: undefined, arrives: 'verify-once', wrong: 'none', becomes: 'verify-once' },
  paymentInstrument: { right: 'NB_AXIS', wrong: 1 },
  paymentInstrumentGroup: { right: 'nb', wrong: 1 },
  errorCode: { right: 'JP_002', wrong: 2 },
  errorMessage: { right: 'User aborted', wrong: 2 },
  requestId: { right: openRequest, wrong: 2 },
  // The request that the SDK names.
  foreignRequestId: { right: '8cbc3fad-8b3f-40c0-ae93-2d7e75a8723b', arrives: true, wrong: openRequest },
  // The flag `error` of a success, as the SDK sends it.
  contradiction: { right: true, wrong: false },
};

/** Outcome and next step of each status (seed 003, "Process API response payload"). */
export const statuses: Readonly<Record<ProcessStatus, readonly [ProcessOutcome, NextStep]>> = {
  charged: ['success', 'verify-once'],
  cod_initiated: ['success', 'verify-once'],
  backpressed: ['cancelled', 'none'],
  user_aborted: ['pending', 'poll'],
  pending_vbv: ['pending', 'poll'],
  authorizing: ['pending', 'poll'],
  authorization_failed: ['failed', 'poll'],
  authentication_failed: ['failed', 'poll'],
  api_failure: ['failed', 'poll'],
  juspay_declined: ['failed', 'poll'],
  new: ['failed', 'poll'],
  '': ['unknown', 'poll'],
};

/** The DOM event of each event of the SDK. */
export const eventTypes: Readonly<Record<KnownSdkEvent, string>> = {
  initiate_result: 'hyper-initiate-result',
  process_result: 'hyper-process-result',
  show_loader: 'hyper-show-loader',
  hide_loader: 'hyper-hide-loader',
  log_stream: 'hyper-log-stream',
  user_event: 'hyper-user-event',
  paymentAttempt: 'hyper-payment-attempt',
  retryTriggered: 'hyper-retry-triggered',
  sessionExpired: 'hyper-session-expired',
  invokeErrorHandling: 'hyper-invoke-error-handling',
  guest_login: 'hyper-guest-login',
};

const account = { maskedAccountNumber: 'XXXXXX1234' };
const linked = { status: 'LINKED', vpaAccounts: [{ vpa: 'asha@simulator', accounts: [account] }] };
const unmasked = { code: 'protocol', field: 'vpaAccounts', reason: 'unmasked' };
const noAccounts = { code: 'protocol', field: 'vpaAccounts', reason: 'accounts' };

const tokenCases: Readonly<Record<keyof SessionTokenResult, AnswerCase>> = {
  status: { right: 'BOUND', wrong: 'bound', becomes: 'FAILURE' },
  isDeviceBound: { right: 'true', arrives: true, wrong: 'yes' },
  isDeviceActivated: { right: 'false', arrives: false, wrong: 0 },
  upiRequestIdPrefix: { right: 'HDF', wrong: 1 },
  vpaAccounts: { right: linked.vpaAccounts, wrong: [], becomes: noAccounts },
  customerMobileNumber: { right: '91XXXXXX3210', wrong: 1 },
  deviceFingerPrint: { right: 'f1', wrong: 1 },
  udfParameters: { right: '{}', wrong: {} },
  errorCode: { right: 'JP_001', wrong: 1 },
  errorMessage: { right: 'No SIM', wrong: 1 },
};

const vpaCases: Readonly<Record<keyof VpaAccount, AnswerCase>> = {
  vpa: { right: 'asha@simulator', wrong: '', becomes: noAccounts },
  accounts: { right: [account], wrong: 'none', becomes: noAccounts },
};

const accountCases: Readonly<Record<keyof UpiAccount, AnswerCase>> = {
  maskedAccountNumber: { right: 'XXXXXX1234', wrong: '123456781234', becomes: unmasked },
  bankCode: { right: '607152', wrong: 607152 },
  bankName: { right: 'Banyan Bank', wrong: 1 },
  mpinLength: { right: '6', arrives: 6, wrong: 'six' },
  mpinSet: { right: 'true', arrives: true, wrong: 'yes' },
  referenceId: { right: 'r1', wrong: 1 },
  otpLength: { right: '6', arrives: 6, wrong: '-1' },
  atmPinLength: { right: 4, wrong: 4.5 },
  type: { right: 'SAVINGS', wrong: 1 },
  branchName: { right: 'Fort', wrong: 1 },
  bankAccountUniqueId: { right: 'u1', wrong: 1 },
  ifsc: { right: 'BANY0000001', wrong: 1 },
  isInitialTopUpDone: { right: 'topup_txn_pending', wrong: 'pending' },
  isPrimary: { right: true, wrong: 1 },
  name: { right: 'Asha Rao', wrong: 1 },
};

/** The statuses of a session token. */
export const tokenStatuses: Readonly<Record<SessionTokenStatus, object>> = {
  NOPERMISSION: {},
  FRESH: {},
  BOUND: {},
  LINKED: linked,
  FAILURE: {},
};

/** Every message from the SDK, in the order of the reference. */
export const answerSections: readonly AnswerSection[] = [
  {
    title: 'event',
    about:
      'An event of the SDK: `detail` of each `hyper-…` event but `hyper-error` and `hyper-warning`. `detail.raw` is the message as it came.',
    source: ['SdkEvent', eventFile],
    cases: eventCases,
    send: async (field, value) => {
      const [event] = await heard({ event: 'user_event', payload: {}, [field]: value });
      return arrivedIn(event, field);
    },
  },
  {
    title: 'process_result',
    about: 'The end of a payment: `detail` of `hyper-process-result`, and what `process()` resolves with.',
    source: ['ProcessResult', statusFile],
    cases: resultCases,
    send: async (field, value) => {
      const isOfEvent = /^(error|request|foreign)/.test(field);
      const key = field === 'foreignRequestId' ? 'requestId' : field;
      const inEvent = field === 'contradiction' ? { error: value } : isOfEvent ? { [key]: value } : {};
      const inPayload = isOfEvent ? {} : { [field]: value };
      const payload = { action: 'process', status: 'charged', ...inPayload };
      const [event] = await heard({ event: 'process_result', error: false, payload, ...inEvent });
      return arrivedIn(event && eventFromSdk(event).detail, field);
    },
  },
  {
    title: 'session token',
    about: 'What `getSessionToken()` resolves with. A wrong list of accounts rejects with the code `protocol`.',
    source: ['SessionTokenResult', tokenFile],
    cases: tokenCases,
    send: (field, value) => {
      const payload = field === 'vpaAccounts' ? linked : { status: 'BOUND' };
      return /^error/.test(field)
        ? tokenField(field, { payload, [field]: value })
        : tokenField(field, { payload: { ...payload, [field]: value } });
    },
  },
  {
    title: 'session token, vpaAccounts',
    about: 'A UPI id of a session token.',
    source: ['VpaAccount', tokenFile],
    cases: vpaCases,
    send: (field, value) => linkedField(field, { ...linked.vpaAccounts[0], [field]: value }),
  },
  {
    title: 'session token, accounts',
    about: 'A bank account of a UPI id.',
    source: ['UpiAccount', tokenFile],
    cases: accountCases,
    send: (field, value) =>
      linkedField(field, { vpa: 'asha@simulator', accounts: [{ ...account, [field]: value }] }, 'accounts'),
  },
];

/** Lets the SDK send an event while a payment is open, and returns what the element gets. */
export async function heard(raw: unknown): Promise<readonly SdkEvent[]> {
  const line = new Line();
  try {
    await line.send('initiate', newRequest(goodInitiate));
    await line.send('process', { ...newRequest(goodProcess), requestId: openRequest });
    return await line.answer(raw);
  } finally {
    line.close();
  }
}

/** Lets the SDK answer a request for a session token, and returns the result or the refusal. */
export async function tokenAnswer(event: object): Promise<Readonly<Record<string, unknown>>> {
  const line = new Line();
  try {
    await line.send('initiate', newRequest(goodInitiate));
    const answer = await line.token(newRequest(goodTokenRequests.signed, sessionTokenService), event);
    const { value, refusal } = isPlainObject(answer) ? answer : {};
    return isPlainObject(value) ? value : isPlainObject(refusal) ? { refusal: withoutId(refusal) } : {};
  } finally {
    line.close();
  }
}

async function tokenField(field: string, event: object): Promise<unknown> {
  const answer = await tokenAnswer(event);
  return answer['refusal'] ?? answer[field];
}

async function linkedField(field: string, vpaAccount: object, inside = ''): Promise<unknown> {
  const answer = await tokenAnswer({ payload: { status: 'LINKED', vpaAccounts: [vpaAccount] } });
  const [vpa] = listIn(answer, 'vpaAccounts');
  const [holder] = inside === '' ? [vpa] : listIn(vpa, inside);
  return answer['refusal'] ?? (isPlainObject(holder) ? holder[field] : undefined);
}

function listIn(holder: unknown, key: string): readonly unknown[] {
  const list = isPlainObject(holder) ? holder[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function withoutId({ code, field, reason }: Record<string, unknown>): object {
  return { code, field, reason };
}
