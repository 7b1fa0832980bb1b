// @ts-check

const whole = new Intl.NumberFormat('en-IN');

/**
 * Writes an amount as it is written in India: `112050.00` becomes `₹1,12,050.00`. Exact, since the text is never a float.
 *
 * @param {string} amount rupees as decimal text with two decimals
 */
export function formatRupees(amount) {
  const [rupees = '0', paise = '00'] = amount.split('.');
  return `₹${whole.format(BigInt(rupees))}.${paise}`;
}
