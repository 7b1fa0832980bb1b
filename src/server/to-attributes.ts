import { HyperCheckoutError } from '../protocol/checkout-error.ts';

/** The attributes of `<hyper-checkout>` that a server may print, by property name. */
const attributeOf = {
  clientId: 'client-id',
  merchantId: 'merchant-id',
  merchantKeyId: 'merchant-key-id',
  action: 'action',
  environment: 'environment',
  orderDetails: 'order-details',
  signature: 'signature',
  sdkPayload: 'sdk-payload',
  orderId: 'order-id',
  amount: 'amount',
  customerId: 'customer-id',
  customerEmail: 'customer-email',
  customerMobile: 'customer-mobile',
  initiateSignaturePayload: 'initiate-signature-payload',
  initiateSignature: 'initiate-signature',
  language: 'language',
  guestLoginUrl: 'guest-login-url',
  payeeName: 'payee-name',
  displayNote: 'display-note',
  offerDetails: 'offer-details',
  logLevel: 'log-level',
  merchantFonts: 'merchant-fonts',
  frameUrl: 'frame-url',
  orderStatusUrl: 'order-status-url',
  presentation: 'presentation',
} as const;

/** Texts for the attributes of `<hyper-checkout>`: what `signOrder` and `signInitiate` return, and the settings beside it. */
export type AttributeTexts = { readonly [Name in keyof typeof attributeOf]?: string | undefined };

/**
 * Prints attributes for a `<hyper-checkout>` tag in HTML, safe whatever the texts hold.
 *
 * Beside markup it escapes line breaks, which an HTML parser would change, and with them the signed text. Undefined
 * leaves an attribute out; an empty text prints it empty, which for `customerId` means a guest.
 * @example `<hyper-checkout ${toAttributes({ ...signed, clientId: 'acme', environment: 'sandbox' })}></hyper-checkout>`
 * @throws {HyperCheckoutError} `type` for what is no text, `not-allowed` for a name that the element does not have,
 * `text-control` for characters that HTML cannot hold
 */
export function toAttributes(texts: AttributeTexts): string {
  const printed: string[] = [];
  const given: readonly (readonly [string, unknown])[] = Object.entries(texts);
  for (const [name, text] of given) {
    if (text === undefined) continue;
    if (!isAttributeName(name)) {
      const fix = `Use one of: ${Object.keys(attributeOf).join(', ')}.`;
      throw new HyperCheckoutError({ code: 'not-allowed', message: 'hyper-checkout has no such attribute.', fix });
    }
    if (typeof text !== 'string') {
      const fix = 'Pass the exact text. What was signed may not be parsed and written again.';
      throw new HyperCheckoutError({ code: 'type', field: name, message: `${name} is not a text.`, fix });
    }
    if (/\0|\p{Surrogate}/u.test(text)) {
      const message = `${name} holds a character that HTML cannot.`;
      throw new HyperCheckoutError({ code: 'text-control', field: name, message, fix: 'Remove it before signing.' });
    }
    printed.push(`${attributeOf[name]}="${escapeAttribute(text)}"`);
  }
  return printed.join(' ');
}

function isAttributeName(name: string): name is keyof typeof attributeOf {
  return Object.hasOwn(attributeOf, name);
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"'`\r\n\t\f]/g, (character) => `&#${character.charCodeAt(0)};`);
}
