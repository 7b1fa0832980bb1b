import type { Parsed } from '../checkout-error.ts';
import { issueInFull } from '../errors/catalogue.ts';
import { parseJsonText } from '../json-text.ts';
import { isPlainObject } from '../plain-object.ts';

/** One font file: its name, and where the merchant's app has it, as a resource id or a path. */
export interface MerchantFont {
  readonly name: string;
  readonly resId?: string | number;
  readonly path?: string | number;
}

/** The merchant's own fonts by weight. Documented for Android (seed 003, `merchantFonts`). */
export interface MerchantFonts {
  readonly bold?: MerchantFont;
  readonly regular?: MerchantFont;
  readonly semiBold?: MerchantFont;
}

/**
 * Reads `merchantFonts`, given as an object or as its JSON text.
 *
 * A font is cosmetic, so callers warn and go on with their own fonts. Codes: `type`, `unknown-field`, `field` with the
 * reason `source` for a path that is a URL of another scheme than https.
 */
export function parseMerchantFonts(value: unknown, field = 'merchantFonts'): Parsed<MerchantFonts> {
  if (typeof value === 'string') {
    const parsed = parseJsonText(value, field);
    return parsed.ok ? parseMerchantFonts(parsed.value, field) : parsed;
  }
  if (!isPlainObject(value)) return { ok: false, issue: issueInFull('type', field, 'object', 'fonts') };
  for (const [weight, font] of Object.entries(value)) {
    const at = `${field}.${weight}`;
    if (!/^(bold|regular|semiBold)$/.test(weight)) return { ok: false, issue: issueInFull('unknown-field', at) };
    if (!isPlainObject(font)) return { ok: false, issue: issueInFull('type', at, 'object') };
    if (typeof font['name'] !== 'string') return { ok: false, issue: issueInFull('required', `${at}.name`) };
    for (const source of [font['resId'], font['path']]) {
      if (source !== undefined && typeof source !== 'string' && typeof source !== 'number') {
        return { ok: false, issue: issueInFull('type', at, 'string') };
      }
      if (/[()\\]|^(?!https:)[^/]*:/i.test(`${source ?? ''}`)) {
        return { ok: false, issue: issueInFull('field', at, 'source') };
      }
    }
  }
  return { ok: true, value };
}
