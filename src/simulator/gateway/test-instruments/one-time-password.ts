/** The OTP that every 3-D Secure page accepts. Any other six digits are wrong. */
export const testOtp = '123456';

/** How long a bank waits for the shopper, in ms. Asking for the password again begins it anew. */
export const bankPatience = 5 * 60_000;

/** How many OTPs the shopper may try before the bank gives up. */
export const otpAttempts = 3;
