import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { parseWebUrl } from '../../protocol/web-url.ts';
import { report } from './report.ts';
import { settings } from './scenarios.ts';

type Envelope = Readonly<Record<string, unknown>>;

/**
 * Leaves the merchant's page for the payment page, as the SDK does with `integrationType: "redirection"`: by a POST of
 * a form with the fields `id` and `payload`. No event follows; the browser ends at the order's `return_url`.
 *
 * @throws {Error} if neither request names a merchant or a client. Live, the browser then goes to a page of the
 *   vendor's with both requests in its address.
 * @throws {TypeError} if a request has no JSON text
 */
export function redirectToPaymentPage(initPayload: Envelope, processPayload: Envelope): void {
  if (![processPayload, initPayload].some(namesMerchant))
    throw new Error('redirection needs a merchantId or clientId.');
  const id = orderKey(processPayload);
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${settings.origin}/payment-page/signature/${id}`;
  addField(form, 'id', id);
  addField(form, 'payload', JSON.stringify({ initPayload, processPayload }));
  document.body.append(form);
  form.submit();
}

/** True if the script can tell whose request it is. A signed text without a merchant hides the order of its request. */
function namesMerchant(request: Envelope): boolean {
  const payload = payloadIn(request);
  if (ownText(payload, 'merchantId') || ownText(payload, 'clientId')) return true;
  const signed = ownText(payload, 'signaturePayload') ?? ownText(payload, 'orderDetails');
  return signed !== undefined && Boolean(fieldsIn(signed)?.['merchant_id']);
}

/** Returns `<merchant>-<32 hex digits>`, or the digits alone where the order cannot be read. */
function orderKey(process: Envelope): string {
  const digits = newDigits();
  const payload = payloadIn(process);
  const order = fieldsIn(ownText(payload, 'orderDetails') ?? ownText(payload, 'order_details') ?? '');
  if (!order) {
    report('the form has no merchant in its id, since process has no orderDetails that can be read.', payload);
    return digits;
  }
  return `${String(order['merchantId'] ?? order['merchant_id'])}-${digits}`;
}

/** The time in 12 hexadecimal digits, 12 zeros and 8 random digits. */
function newDigits(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${Date.now().toString(16).padStart(12, '0')}${'0'.repeat(12)}${random.toString(16).padStart(8, '0')}`;
}

function payloadIn(request: Envelope): Record<string, unknown> {
  const payload = own(request, 'payload');
  return isPlainObject(payload) ? payload : {};
}

function fieldsIn(json: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isPlainObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function addField(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  form.append(input);
}

/**
 * Takes the guest to the shop's login, for a merchant page that does not see to that itself: pages that were written for
 * the SDK do not know the event.
 *
 * @param url `guest_login_url` of the order; anything but an address of the web is not followed
 */
export function goToLogin(url: string): void {
  if (!parseWebUrl(url, 'guest_login_url').ok) return;
  const top = window.top ?? window;
  try {
    top.location.href = url;
  } catch {
    // The shop has sandboxed its frame.
    window.location.href = url;
  }
}
