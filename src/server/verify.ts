import { HyperCheckoutError, type Issue } from '../protocol/checkout-error.ts';
import { parseSignature } from '../protocol/signature.ts';
import { base64Of, bytesOfBase64, utf8Of } from './bytes.ts';
import { type RsaKey, rsaKeyFor, rsaSha256 } from './rsa-key.ts';

/** A signed text and who should have signed it. */
export interface VerifyOrderOptions {
  /** The text exactly as it arrived. */
  readonly orderDetails: string;
  /** Base64 as everyone sends it, or hex as seed 003 has it; told apart by exact length and alphabet. */
  readonly signature: string;
  /** The merchant's RSA public key: PEM text, or better the result of `importPublicKey`, made once. */
  readonly publicKey: string | RsaKey;
}

/**
 * True if the text was signed with the private half of this key, and not one byte has changed since.
 *
 * Whatever else arrives in text or signature (wrong types, other alphabets, cut texts) gives false and never throws;
 * `explainSignature` says why.
 * @throws {HyperCheckoutError} `key-type` or `key-weak`, which are the caller's mistakes and not the signer's
 */
export async function verifyOrder(options: VerifyOrderOptions): Promise<boolean> {
  const key = await rsaKeyFor('verify', options.publicKey, 'publicKey');
  const signature = parseSignature(options.signature);
  const bytes = typeof options.orderDetails === 'string' ? utf8Of(options.orderDetails) : undefined;
  if (!signature.ok || bytes === undefined) return false;
  return crypto.subtle.verify(rsaSha256, key, new Uint8Array(signature.value.bytes), bytes);
}

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

/** The one algorithm of returns: what a return says of itself is compared with it, and never chooses another. */
export const returnAlgorithm = 'HMAC-SHA256';

const encoder = new TextEncoder();
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * Signs the parameters of a return as the gateway does, for the simulator and for tests.
 *
 * @param parameters decoded, without `signature` and `signature_algorithm`
 * @param responseKey the account's Response Key
 * @returns base64
 */
export async function signReturn(
  parameters: Iterable<readonly [string, string]>,
  responseKey: string,
): Promise<string> {
  const key = await importKey(responseKey, 'sign');
  return base64Of(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(signedText(parameters)))));
}

/** Returns whether the signature fits the parameters. Every wrong signature takes the same time. */
async function isReturnSignature(
  parameters: Iterable<readonly [string, string]>,
  signature: Uint8Array<ArrayBuffer>,
  responseKey: string,
): Promise<boolean> {
  const key = await importKey(responseKey, 'verify');
  return crypto.subtle.verify('HMAC', key, signature, encoder.encode(signedText(parameters)));
}

function importKey(responseKey: string, usage: 'sign' | 'verify') {
  return crypto.subtle.importKey('raw', encoder.encode(responseKey), hmac, false, [usage]);
}

/** Every key and value form-encoded, sorted by encoded key, joined, and the whole encoded once more. */
function signedText(parameters: Iterable<readonly [string, string]>): string {
  const pairs = [...parameters].map(([name, value]) => [encoded(name), encoded(value)] as const);
  pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return encoded(pairs.map(([name, value]) => `${name}=${value}`).join('&'));
}

/** Form encoding as the gateway's own Java code does it: blanks are `+`, and `*-._` stay. */
function encoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
