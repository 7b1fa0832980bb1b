import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode, HyperCheckoutError, Issue } from '../../protocol/checkout-error.ts';
import type { Refusal as RefusalAnswer } from '../contract/value.ts';
import type { Answered, RefusedRequest, RequestRefusal, RestCode } from '../juspay-api/request-refusal.ts';

interface Answer {
  readonly http: ContentfulStatusCode;
  readonly rest: RestCode;
  /** The SDK's own code, which the payment page hands to the merchant's page. */
  readonly sdk: 'JP_001' | 'JP_003' | 'JP_012';
}

const badInput: Answer = { http: 400, rest: 'INVALID_INPUT', sdk: 'JP_001' };
const badAuthentication: Answer = { http: 401, rest: 'UNAUTHENTICATED', sdk: 'JP_012' };

/** The answer for each code. Codes that are not listed are answered as bad input. */
const answers: { readonly [C in ErrorCode]?: Answer } = {
  required: { http: 400, rest: 'MISSING_MANDATORY_PARAMETER', sdk: 'JP_001' },
  type: { ...badInput, sdk: 'JP_003' },
  'needs-exact-string': { ...badInput, sdk: 'JP_003' },
  'json-size': { ...badInput, http: 413 },
  'signature-mismatch': badAuthentication,
  'merchant-key-id': badAuthentication,
  'merchant-unknown': badAuthentication,
  'authentication-refused': badAuthentication,
  token: badAuthentication,
  'time-expired': { ...badAuthentication, rest: 'EXPIRED' },
  'time-future': badAuthentication,
  'wrong-state': { http: 409, rest: 'INVALID_ACTION', sdk: 'JP_001' },
  'order-reused': { http: 409, rest: 'DUPLICATE_REQUEST', sdk: 'JP_001' },
};

/** Answers a request with what its use case returns. */
export async function answerWith<T>(
  context: Context,
  asked: Answered<T> | Promise<Answered<T>>,
  http: ContentfulStatusCode = 200,
): Promise<Response> {
  const answered = await asked;
  return answered.ok ? context.json<T>(answered.value, http) : refuse(context, answered);
}

/** Answers a request that a use case refused. */
export function refuse(context: Context, refused: RefusedRequest): Response {
  return 'issue' in refused ? refuseIssue(context, refused.issue) : refuseRequest(context, refused.refusal);
}

/** Answers a request whose input is at fault, with our code, Juspay's and the SDK's. */
export function refuseIssue(context: Context, issue: Issue | HyperCheckoutError): Response {
  const { http, rest, sdk } = answers[issue.code] ?? badInput;
  const ours = {
    code: issue.code,
    ...(issue.field !== undefined && { field: issue.field }),
    ...(issue.reason !== undefined && { reason: issue.reason }),
    fix: issue.fix,
    ...(issue.vendor && { vendor: issue.vendor }),
    errorCode: sdk,
  };
  return answer(context, { ...body(rest, issue.message, issue.fix), ...ours }, http);
}

/** Answers a request that is refused whatever its input says. */
export function refuseRequest(context: Context, { code, message, fix, http }: RequestRefusal): Response {
  return answer(context, { ...body(code, message, fix), errorCode: 'JP_001' }, http);
}

function answer(context: Context, refusal: RefusalAnswer, http: ContentfulStatusCode): Response {
  return context.json(refusal, http);
}

function body(code: RestCode, message: string, fix: string) {
  return {
    status: 'error',
    error_code: code,
    error_message: message,
    error_info: {
      request_id: randomUUID(),
      code,
      category: code === 'INTERNAL_SERVER_ERROR' ? 'PROCESSING_ERROR' : 'USER_ERROR',
      developer_message: `${message} ${fix}`,
      user_message: 'Something went wrong.',
    },
  };
}
