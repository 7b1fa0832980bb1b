import { compareAmounts } from '../../../protocol/amount.ts';
import { allowsType } from '../../domain/payment-filter.ts';
import type { PaymentMethod } from '../payment-method.ts';

/** The most that a courier collects, in rupees. */
const most = '50000.00';

/** Cash on delivery: the customer pays at the door, and the page asks for nothing. */
export const cash: PaymentMethod<'cash'> = {
  read: () => ({
    ok: true,
    value: {
      instrument: { method: 'cash', name: 'CASH', group: 'cash', bankName: '', lastFour: '' },
      onApproval: 'cod_initiated',
      begins: 'cod-initiated',
      attempts: 0,
    },
  }),
  option: ({ order }) =>
    order.currency === 'INR' && compareAmounts(order.amount, most) <= 0 ? { method: 'cash' } : undefined,
  asks: () => ({ kind: 'netbanking', lastFour: '' }),
  reply: () => 'ignore',
  wire: () => ({ paymentMethodType: 'CASH', authType: '', txnFlowType: 'CASH_PAY', more: {} }),
  fromParameters: (type) => (type === 'CASH' ? {} : undefined),
  carriesMandate: () => false,
  filterType: 'CASH',
  restrict: (option) => option,
  allows: (_instrument, lock) => allowsType(lock, 'CASH'),
};
