import type { BankAnswer } from '../contract/bank.ts';
import type { BankReply } from '../domain/payment.ts';
import type { Transaction } from '../domain/transaction.ts';

/** The OTP that every 3-D Secure page accepts. Any other six digits are wrong. */
export const testOtp = '123456';

/** The time that a bank waits for the customer, in ms. A new OTP starts it again. */
export const bankPatience = 5 * 60_000;

/** The number of OTPs that a customer may try. */
export const otpAttempts = 3;

/** Reads the answer to a page that asks for a password, and has no button for success. */
export function secretReply({ onApproval }: Transaction, answer: BankAnswer, secret: string): BankReply {
  if (!('otp' in answer)) return 'ignore';
  return answer.otp === secret ? { outcome: onApproval } : 'wrong-secret';
}

/** Reads the answer to a page that has a button for success and one for failure. */
export function choiceReply({ onApproval }: Transaction, answer: BankAnswer): BankReply {
  if (!('choice' in answer)) return 'ignore';
  return { outcome: answer.choice === 'succeed' ? onApproval : 'authorization_failed' };
}
