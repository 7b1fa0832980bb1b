import { topUpOf } from '../../contract/quote.ts';
import type { Choice } from '../../domain/transaction.ts';
import { allowsMethod } from '../../domain/payment-filter.ts';
import { choiceReply, otpAttempts, secretReply, testOtp } from '../bank-replies.ts';
import { refused, type PaymentMethod } from '../payment-method.ts';
import { findTestWallet, testWallets } from './fixtures.ts';

/**
 * Wallets. A wallet that is not linked asks for an OTP first, and is remembered for the customer from then on. A linked
 * wallet pays at once, unless its balance is too low: then its page offers to add the rest.
 */
export const wallet: PaymentMethod<'wallet'> = {
  read(command, { order, linkedWallets }) {
    const found = findTestWallet(command.wallet);
    if (!found) return refused('wallet', 'unknown', 'The wallet is not in the list.', 'Use a listed wallet.');
    const isLinked = linkedWallets.includes(found.code);
    const step = isLinked ? stepOf(order.amount, found.balance) : 'link';
    const choice: Choice = {
      instrument: {
        method: 'wallet',
        name: found.code,
        group: 'wallet',
        bankName: found.name,
        lastFour: '',
        step,
        balance: found.balance,
      },
      onApproval: 'charged',
      begins: step === 'done' ? 'charged' : 'at-bank',
      attempts: otpAttempts,
    };
    return { ok: true, value: choice };
  },
  option: ({ order, linkedWallets }) =>
    order.currency === 'INR'
      ? {
          method: 'wallet',
          wallets: testWallets.map(({ code, name, balance }) => {
            const isLinked = linkedWallets.includes(code);
            // The balance stays secret until the wallet is linked.
            return { code, name, linked: isLinked, ...(isLinked && { balance }) };
          }),
        }
      : undefined,
  asks: ({ attemptsLeft, instrument: { step, balance } }) =>
    step === 'link' ? { kind: 'wallet-link', attemptsLeft, testOtp } : { kind: 'wallet-top-up', balance },
  reply(transaction, answer) {
    const { instrument, amount } = transaction;
    if (instrument.step !== 'link') return choiceReply(transaction, answer);
    const reply = secretReply(transaction, answer, testOtp);
    if (typeof reply === 'string') return reply;
    const step = stepOf(amount, instrument.balance);
    return { ...(step === 'done' && reply), instrument: { ...instrument, step } };
  },
  remembers: ({ instrument: { name, step } }) =>
    step === 'link' ? undefined : { kind: 'wallet', id: name, content: '' },
  wire: () => ({ paymentMethodType: 'WALLET', authType: '', txnFlowType: 'DIRECT_DEBIT', more: {} }),
  fromParameters: (type, parameter) => (type === 'WALLET' ? { wallet: parameter('payment_method') } : undefined),
  carriesMandate: () => false,
  filterType: 'WALLET',
  filterNames: testWallets.map(({ code }) => code),
  restrict(option, lock) {
    const wallets = option.wallets.filter(({ code }) => allowsMethod(lock, 'WALLET', code));
    return wallets.length > 0 ? { ...option, wallets } : undefined;
  },
  allows: ({ name }, lock) => allowsMethod(lock, 'WALLET', name),
};

/** Returns the step of a linked wallet. */
function stepOf(price: string, balance: string): 'done' | 'top-up' {
  return topUpOf(price, balance) === undefined ? 'done' : 'top-up';
}
