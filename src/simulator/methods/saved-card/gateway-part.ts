import { allowsCard } from '../../domain/payment-filter.ts';
import { otpAttempts } from '../bank-replies.ts';
import { cardThatEndsWith } from '../card/fixtures.ts';
import { cardPart, threeDSecure } from '../card/gateway-part.ts';
import { emiParameters, emiPart, findPlan, plansFor, plansUnder } from '../emi/gateway-part.ts';
import { refused, type PaymentMethod } from '../payment-method.ts';

/** Cards that the customer has saved: a token stands for the number, and the form asks for the CVV alone. */
export const savedCard: PaymentMethod<'saved-card'> = {
  read({ id: wanted, cvv, emi: months = '' }, { order, savedCards }) {
    const saved = savedCards.find(({ id }) => id === wanted);
    const listed = saved && cardThatEndsWith(saved.brand, saved.lastFour);
    if (!listed)
      return refused('id', 'unknown', 'The customer has no such saved card.', 'Use the id of an offered one.');
    if (!/^\d{3,4}$/.test(cvv) || cvv.length !== listed.cvvLength) {
      return refused('cvv', 'length', 'The CVV has a wrong form.', `Use ${listed.cvvLength} digits.`);
    }
    const { brand, bankName, lastFour } = saved;
    const plan = months === '' ? undefined : findPlan(order.amount, order.currency, bankName, months);
    if (months !== '' && !plan) {
      return refused('emi', 'unknown', 'The bank has no such plan for this amount.', 'Use an offered plan.');
    }
    return {
      ok: true,
      value: {
        instrument: {
          method: 'saved-card',
          name: brand,
          group: 'card',
          bankName,
          lastFour,
          savedMethodId: saved.id,
          ...(plan && { emi: { ...plan, bankName } }),
        },
        onApproval: listed.ending,
        begins: 'at-bank',
        attempts: otpAttempts,
      },
    };
  },
  option: ({ order, savedCards }) =>
    savedCards.length === 0
      ? undefined
      : {
          method: 'saved-card',
          cards: savedCards.map((saved) => ({
            ...saved,
            cvvLength: cardThatEndsWith(saved.brand, saved.lastFour)?.cvvLength ?? 3,
          })),
          emi: plansFor(order.amount, order.currency),
        },
  ...threeDSecure,
  wire: (transaction) => ({
    paymentMethodType: 'CARD',
    authType: 'THREE_DS',
    txnFlowType: 'CARD_TRANSACTION',
    more: {
      card: { ...cardPart(transaction), using_saved_card: true, using_token: true },
      ...emiPart(transaction.instrument.emi),
    },
  }),
  fromParameters: (type, parameter) =>
    type === 'CARD' && parameter('card_token') !== undefined
      ? { id: parameter('card_token'), cvv: parameter('card_security_code'), ...emiParameters(parameter) }
      : undefined,
  carriesMandate: () => true,
  filterType: 'CARD',
  restrict(option, lock) {
    const left = plansUnder(lock, option);
    const cards = left.cards.filter(({ brand, bankName }) =>
      allowsCard(lock, { brand, type: 'CREDIT', bank: bankName, bin: '' }),
    );
    return cards.length > 0 ? { ...option, ...left, cards } : undefined;
  },
  allows: ({ name, bankName }, lock, bin) => allowsCard(lock, { brand: name, type: 'CREDIT', bank: bankName, bin }),
};
