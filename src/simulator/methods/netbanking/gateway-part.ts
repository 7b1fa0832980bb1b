import { allowsMethod } from '../../domain/payment-filter.ts';
import { bankPatience, choiceReply } from '../bank-replies.ts';
import { refused, type PaymentMethod } from '../payment-method.ts';
import { accountEnding, findTestBank, testBanks } from './fixtures.ts';

/** Netbanking: the page of every bank offers success and failure. */
export const netbanking: PaymentMethod<'netbanking'> = {
  read(command) {
    const bank = findTestBank(command.bank);
    if (!bank) return refused('bank', 'unknown', 'The bank is not in the list.', 'Use the code of a listed bank.');
    if (bank.down) return refused('bank', 'down', 'The bank is down.', 'Use another bank, or another method.');
    const { code, name, refusesFrames } = bank;
    return {
      ok: true,
      value: {
        instrument: {
          method: 'netbanking',
          name: code,
          group: 'nb',
          bankName: name,
          lastFour: '',
        },
        onApproval: 'charged',
        ...(refusesFrames && { bankRefusesFrames: true }),
        begins: 'at-bank',
        attempts: 0,
        lifetime: bankPatience,
      },
    };
  },
  option: () => ({ method: 'netbanking', banks: testBanks }),
  asks: () => ({ kind: 'netbanking', lastFour: accountEnding }),
  reply: choiceReply,
  wire: () => ({ paymentMethodType: 'NB', authType: '', txnFlowType: 'NET_BANKING', more: {} }),
  fromParameters: (type, parameter) => (type === 'NB' ? { bank: parameter('payment_method') } : undefined),
  carriesMandate: () => false,
  filterType: 'NB',
  filterNames: testBanks.map(({ code }) => code),
  restrict(option, lock) {
    const banks = option.banks.filter(({ code }) => allowsMethod(lock, 'NB', code));
    return banks.length > 0 ? { ...option, banks } : undefined;
  },
  allows: ({ name }, lock) => allowsMethod(lock, 'NB', name),
};
