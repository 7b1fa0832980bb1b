import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { base64Of, bytesOfBase64 } from './base64.ts';
import { isReturnSignature, returnAlgorithm } from './return-signature.ts';

/** The parameters that the customer's browser brought back, in any form in which a server holds them. */
export type ReturnedParameters = string | URL | URLSearchParams | FormData | Readonly<Record<string, unknown>>;

/** Options for {@link verifyReturn}. */
export interface VerifyReturnOptions {
  /** The order that this shopper's session is about; another one is refused. */
  readonly orderId?: string;
  /** Parameters that something of yours added after signing, such as `utm_source`. Default: none. */
  readonly ignore?: readonly string[];
}

/** A return whose signature is right. It says what the gateway knew then: ask the order status before you fulfil. */
export interface VerifiedReturn {
  readonly orderId: string;
  /** The order status as the gateway spells it, such as `CHARGED`. */
  readonly status: string;
  /** Such as `21`. */
  readonly statusId: string | undefined;
  /** All signed parameters, decoded; with mandates also `mandate_id`, `mandate_token` and `mandate_status`. */
  readonly parameters: ReadonlyMap<string, string>;
}

const askTheGateway = 'Do not trust this return; ask the order status instead.';

/**
 * Checks the signature of the parameters with which the gateway sends the shopper back to `return_url`.
 *
 * The signed text is made anew: every key and value form-encoded, sorted by encoded key, joined, and the whole encoded
 * once more; over it HMAC-SHA256 with the Response Key, in base64. The algorithm is never taken from the input, and
 * the comparison takes the same time for every wrong signature.
 *
 * Merchants whose browsers come back by POST pass the body of the request: its text, its `FormData`, or the object that
 * a body parser has made of it.
 * @param returned the URL (absolute, or the path with its query as Node has it), the query, or the body of a POST
 * @param responseKey the account's Response Key, a secret of the server
 * @throws {HyperCheckoutError} `required` (`reason` `unsigned`), `not-allowed` for another algorithm, `conflict`
 * (`reason` `duplicate`, or `order_id` differs), `signature-format`, `signature-mismatch`, `type`
 */
export async function verifyReturn(
  returned: ReturnedParameters,
  responseKey: string,
  options: VerifyReturnOptions = {},
): Promise<VerifiedReturn> {
  if (typeof responseKey !== 'string' || responseKey === '') {
    const fix = 'Pass the Response Key from the security settings of the dashboard.';
    throw refusal({ code: 'required', field: 'responseKey', message: 'responseKey is missing.', fix });
  }
  const parameters = uniqueParameters(entriesOf(returned));
  for (const name of options.ignore ?? []) parameters.delete(name);
  const signature = signatureOf(parameters);
  if (!(await isReturnSignature(parameters, signature, responseKey))) {
    const message = 'The signature of the return does not match its parameters.';
    throw refusal({ code: 'signature-mismatch', field: 'signature', message, fix: askTheGateway });
  }
  const orderId = parameters.get('order_id');
  const status = parameters.get('status');
  if (orderId === undefined || status === undefined) {
    const field = orderId === undefined ? 'order_id' : 'status';
    throw refusal({ code: 'required', field, message: `The return has no ${field}.`, fix: askTheGateway });
  }
  if (options.orderId !== undefined && options.orderId !== orderId) {
    const message = 'The return is about another order than this session.';
    throw refusal({ code: 'conflict', field: 'order_id', message, fix: askTheGateway });
  }
  return Object.freeze({ orderId, status, statusId: parameters.get('status_id'), parameters });
}

function entriesOf(returned: ReturnedParameters): Iterable<readonly [string, unknown]> {
  if (typeof returned === 'string') return new URLSearchParams(queryOf(returned));
  if (returned instanceof URLSearchParams || returned instanceof FormData) return returned;
  if (returned instanceof URL) return returned.searchParams;
  if (isRecord(returned)) return Object.entries(returned);
  const fix = 'Pass the URL of the request, or its parameters.';
  throw refusal({ code: 'type', field: 'returned', message: 'What returned is neither a URL nor parameters.', fix });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The query of a URL, of a path as Node's `request.url` has it, or of a bare query. */
function queryOf(text: string): string {
  const withoutFragment = text.split('#', 1)[0] ?? '';
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/|\?)/i.test(withoutFragment)) return withoutFragment;
  const start = withoutFragment.indexOf('?');
  return start === -1 ? '' : withoutFragment.slice(start + 1);
}

function uniqueParameters(entries: Iterable<readonly [string, unknown]>): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of entries) {
    if (parameters.has(name) || Array.isArray(value)) {
      const message = 'A parameter of the return occurs twice.';
      throw refusal({ code: 'conflict', reason: 'duplicate', field: 'returned', message, fix: askTheGateway });
    }
    if (typeof value !== 'string') {
      const message = 'A parameter of the return is not a text.';
      throw refusal({
        code: 'type',
        field: 'returned',
        message,
        fix: 'Pass the parameters as they came, decoded once.',
      });
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** Takes signature and algorithm out of the parameters, so that what is left is what was signed. */
function signatureOf(parameters: Map<string, string>): Uint8Array<ArrayBuffer> {
  const text = parameters.get('signature') ?? '';
  const algorithm = parameters.get('signature_algorithm') ?? '';
  parameters.delete('signature');
  parameters.delete('signature_algorithm');
  if (text === '' || algorithm === '') {
    const field = text === '' ? 'signature' : 'signature_algorithm';
    throw refusal({
      code: 'required',
      reason: 'unsigned',
      field,
      message: `The return has no ${field}.`,
      fix: askTheGateway,
    });
  }
  if (algorithm !== returnAlgorithm) {
    const message = `The return is signed with something other than ${returnAlgorithm}.`;
    throw refusal({ code: 'not-allowed', field: 'signature_algorithm', message, fix: askTheGateway });
  }
  const bytes = bytesOfBase64(text);
  if (bytes?.length !== 32 || base64Of(bytes) !== text) {
    const message = 'The signature of the return is not base64 of 32 bytes.';
    const fix = 'Decode the query exactly once: "%2B" is a plus, and a bare "+" would be a blank.';
    throw refusal({ code: 'signature-format', field: 'signature', message, fix });
  }
  return bytes;
}

function refusal(issue: Issue): HyperCheckoutError {
  return new HyperCheckoutError(issue);
}
