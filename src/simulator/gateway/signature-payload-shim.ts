import type { Parsed } from '../../protocol/checkout-error.ts';
import { parseJsonText } from '../../protocol/json-text.ts';
import { ownText } from '../../protocol/plain-object.ts';
export function readSignaturePayload(
  text: string,
): Parsed<{ merchant_id: string; customer_id: string; timestamp: string }> {
  const r = parseJsonText(text, 'signaturePayload');
  if (!r.ok) return r;
  return {
    ok: true,
    value: {
      merchant_id: ownText(r.value, 'merchant_id') ?? '',
      customer_id: ownText(r.value, 'customer_id') ?? '',
      timestamp: ownText(r.value, 'timestamp') ?? '',
    },
  };
}
