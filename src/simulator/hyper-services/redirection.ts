import type { HyperRequest } from '../../protocol/hyper-request.ts';
import { ownText } from '../../protocol/plain-object.ts';

/**
 * Leaves the merchant's page for the payment page, as the SDK does with `integrationType: "redirection"`: by a POST of
 * a form with the fields `id` and `payload`. No event follows; the browser ends at the order's `return_url`.
 *
 * @param origin where the simulator is
 * @returns false if the payloads do not say whose order it is
 */
export function redirectToPaymentPage(
  origin: string,
  initiate: HyperRequest<Record<string, unknown>>,
  process: HyperRequest<Record<string, unknown>>,
): boolean {
  const merchantId = ownText(process.payload, 'merchantId') || ownText(initiate.payload, 'merchantId');
  if (!merchantId) return false;
  const id = crypto.randomUUID();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${origin}/payment-page/signature/${encodeURIComponent(`${merchantId}-${id}`)}`;
  form.hidden = true;
  addField(form, 'id', id);
  addField(form, 'payload', JSON.stringify({ initPayload: initiate, processPayload: process }));
  document.body.append(form);
  form.submit();
  form.remove();
  return true;
}

function addField(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement('input');
  input.type = 'hidden';
  input.name = name;
  input.value = value;
  form.append(input);
}
