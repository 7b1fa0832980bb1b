import type { BankAnswer } from '../../contract/bank.ts';
import type { BankReply } from '../../domain/payment.ts';
import type { Transaction } from '../../domain/transaction.ts';

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
