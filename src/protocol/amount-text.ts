/// <reference lib="es2023.intl" />

/**
 * For every language: by lakh and crore, in Latin digits, as payment apps in India write. The data of Malayalam would
 * group by thousands, those of Marathi and Bengali have digits of their own.
 */
const locale = 'en-IN-u-nu-latn';

const decimal = /^\d+(\.\d+)?$/;

/**
 * The amount as the shopper reads it, such as `₹1,00,000.00`.
 *
 * The digits go into `Intl` as text, so no float ever stands between what was signed and what is shown.
 *
 * @param amount - a decimal string in units of the currency (rupees for INR)
 * @param currency - an ISO 4217 code; one that `Intl` refuses is put before the bare amount
 */
export function amountText(amount: string, currency: string): string {
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
