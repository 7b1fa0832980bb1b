import { attributeOf, type CheckoutPropertyName, checkoutPropertyNames } from '../protocol/checkout-property-names.ts';
import { HyperCheckoutError } from '../protocol/checkout-error.ts';

const knownNames: ReadonlySet<string> = new Set(checkoutPropertyNames);

/** Texts for the attributes of `<hyper-checkout>`: what `signOrder` and `signInitiate` return, and the settings beside it. */
export type AttributeTexts = { readonly [Name in CheckoutPropertyName]?: string | undefined };

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
    if (!knownNames.has(name)) {
      const fix = `Use one of: ${checkoutPropertyNames.join(', ')}.`;
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
    printed.push(`${attributeOf(name)}="${escapeAttribute(text)}"`);
  }
  return printed.join(' ');
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"'`\r\n\t\f]/g, (character) => `&#${character.charCodeAt(0)};`);
}
