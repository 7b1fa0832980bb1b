/** The one-time password that every 3-D Secure page accepts. Any other six digits are wrong. */
export const testOtp = '123456';

/** How many one-time passwords the shopper may try before the bank gives up. */
export const otpAttempts = 3;
