/// <reference lib="es2023.intl" />

const decimal = /^\d+(\.\d+)?$/;

/**
 * The amount as the shopper reads it, such as `₹1,00,000.00`.
 *
 * The digits go into `Intl` as text, so no float ever stands between what was signed and what is shown.
 *
 * @param amount - a decimal string in units of the currency (rupees for INR)
 * @param currency - an ISO 4217 code; one that `Intl` refuses is put before the bare amount
 * @param locale - BCP 47; `en-IN` groups by lakh and crore
 */
export function amountText(amount: string, currency: string, locale = 'en-IN'): string {
  if (!isDecimal(amount)) return `${currency} ${amount}`;
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
  } catch {
    return `${currency} ${amount}`;
  }
}

function isDecimal(text: string): text is `${number}` {
  return decimal.test(text);
}
