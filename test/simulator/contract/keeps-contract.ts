import assert from 'node:assert/strict';
import * as v from 'valibot';
import { BankQuestion, PhoneQuestion } from '../../../src/simulator/contract/bank.ts';
import {
  Initiated,
  LeaveResult,
  OpenedPaymentPage,
  PaymentStatus,
  RemainingMethods,
  ReorderedMethods,
  ReportResult,
  ReturnAddress,
  SavedMethods,
  SessionToken,
  Terms,
  TransactionStep,
} from '../../../src/simulator/contract/payment-page.ts';
import { Refusal } from '../../../src/simulator/contract/value.ts';
import {
  ControlledWebhook,
  ForcedEnding,
  Orders,
  OrderView,
  ReversedWebhooks,
  SimulatorState,
  Transactions,
  Webhooks,
} from '../../../src/simulator/contract/dashboard.ts';

/** The requests of pages, whose refusals are in one form. */
const refusable = /^(GET|POST) \/(checkout|bank|phone|simulator)\b/;

const Question = v.union([BankQuestion, PhoneQuestion]);

/** The schema of each answer that the simulator's pages read, by the request. `*` stands for one part of a path. */
const answers: Readonly<Record<string, v.GenericSchema>> = {
  'POST /checkout/initiate': Initiated,
  'POST /checkout(/link)?': OpenedPaymentPage,
  'POST /checkout/*/order': Terms,
  'POST /checkout/*/transactions': TransactionStep,
  'GET /checkout/*/transactions/*': PaymentStatus,
  'POST /checkout/*/leave': LeaveResult,
  'POST /checkout/*/result': ReportResult,
  'POST /checkout/*/return': ReturnAddress,
  'POST /checkout/session-token': SessionToken,
  'POST /checkout/management': SavedMethods,
  'POST /checkout/management/*/remove': RemainingMethods,
  'POST /checkout/management/*/default': ReorderedMethods,
  // Either page may ask for any transaction, and takes only its own.
  'GET /(bank|phone)/*/state': Question,
  'POST /(bank|phone)/*/(answer|resend)': Question,
  'GET /simulator/state': SimulatorState,
  'POST /simulator/clock': SimulatorState,
  'POST /simulator/settings': SimulatorState,
  'GET /simulator/orders': Orders,
  'GET /simulator/orders/*/*': OrderView,
  'POST /simulator/orders/*/*/end': ForcedEnding,
  'POST /simulator/orders/*/*/reverse-webhooks': ReversedWebhooks,
  'GET /simulator/transactions': Transactions,
  'GET /simulator/webhooks': Webhooks,
  'POST /simulator/webhooks/*': ControlledWebhook,
};

const patterns = Object.entries(answers).map(([request, schema]) => ({
  pattern: new RegExp(`^${request.replaceAll('*', '[^/]+')}(\\?.*)?$`),
  schema,
}));

/**
 * Asserts that an answer of the gateway is what its page was promised: nothing is missing, and nothing is left over.
 * A refusal may say more, to merchants' servers.
 */
export function keepsContract(method: string, path: string, body: unknown, isOk: boolean): void {
  const request = `${method} ${path}`;
  if (!isOk) {
    if (refusable.test(request)) v.parse(Refusal, body);
    return;
  }
  const schema = patterns.find(({ pattern }) => pattern.test(request))?.schema;
  if (schema) assert.deepEqual(v.parse(schema, body), body, request);
}
