import { compareAmounts } from '../../../protocol/amount.ts';
import { allowsMethod } from '../../domain/payment-filter.ts';
import { otpAttempts, secretReply, testOtp } from '../bank-replies.ts';
import { refused, type PaymentMethod } from '../payment-method.ts';
import { findTestLender, testLenders } from './fixtures.ts';

/** Pay later: the lender asks for an OTP, up to its limit. */
export const payLater: PaymentMethod<'pay-later'> = {
  read(command, { order }) {
    const lender = findTestLender(command.lender);
    if (!lender) return refused('lender', 'unknown', 'The lender is not in the list.', 'Use a listed lender.');
    if (compareAmounts(order.amount, lender.limit) > 0) {
      return refused('lender', 'limit', 'The order costs more than the lender’s limit.', 'Use another method.');
    }
    return {
      ok: true,
      value: {
        instrument: {
          method: 'pay-later',
          name: lender.code,
          group: 'consumer_finance',
          bankName: lender.name,
          lastFour: '',
        },
        onApproval: 'charged',
        begins: 'at-bank',
        attempts: otpAttempts,
      },
    };
  },
  option: ({ order }) =>
    order.currency === 'INR'
      ? {
          method: 'pay-later',
          lenders: testLenders.map((lender) => ({
            ...lender,
            isEnough: compareAmounts(order.amount, lender.limit) <= 0,
          })),
        }
      : undefined,
  asks: ({ attemptsLeft }) => ({ kind: 'pay-later', attemptsLeft, testOtp }),
  reply: (transaction, answer) => secretReply(transaction, answer, testOtp),
  wire: () => ({ paymentMethodType: 'CONSUMER_FINANCE', authType: 'OTP', txnFlowType: 'DIRECT_DEBIT', more: {} }),
  fromParameters: (type, parameter) =>
    type === 'CONSUMER_FINANCE' ? { lender: parameter('payment_method') } : undefined,
  carriesMandate: () => false,
  filterType: 'CONSUMER_FINANCE',
  filterNames: testLenders.map(({ code }) => code),
  restrict(option, lock) {
    const lenders = option.lenders.filter(({ code }) => allowsMethod(lock, 'CONSUMER_FINANCE', code));
    return lenders.length > 0 ? { ...option, lenders } : undefined;
  },
  allows: ({ name }, lock) => allowsMethod(lock, 'CONSUMER_FINANCE', name),
};
