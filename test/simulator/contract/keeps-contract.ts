import assert from 'node:assert/strict';
import * as v from 'valibot';
import { BankQuestion, PhoneQuestion } from '../../../src/simulator/contract/bank.ts';
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

const Question = v.union([BankQuestion, PhoneQuestion]);

/** The schema of each answer that the simulator's pages read, by the request. `*` stands for one part of a path. */
const answers: Readonly<Record<string, v.GenericSchema>> = {
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

/** Asserts that an answer of the gateway is what its page was promised: nothing is missing, and nothing is left over. */
export function keepsContract(method: string, path: string, body: unknown): void {
  const schema = patterns.find(({ pattern }) => pattern.test(`${method} ${path}`))?.schema;
  if (schema) assert.deepEqual(v.parse(schema, body), body, `${method} ${path}`);
}
