import { findTestBank, testBanks } from '../test-instruments/banks.ts';
import { bankPatience } from '../test-instruments/one-time-password.ts';
import type { PaymentMethod } from './instrument.ts';
import { refused } from './refused.ts';
import { choiceReply } from './replies.ts';

/** Netbanking: every bank's page asks how the payment shall end. */
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
  asks: () => ({ kind: 'netbanking' }),
  reply: choiceReply,
  wire: () => ({ paymentMethodType: 'NB', authType: '', txnFlowType: 'NET_BANKING', more: {} }),
};
