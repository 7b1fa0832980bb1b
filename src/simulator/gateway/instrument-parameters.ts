import { parsed } from '../contract/value.ts';
import { methodNames, PayCommand, type Method } from '../methods/contract.ts';
import { parameter, type Parameters } from './read-parameters.ts';
import { testUpiApps } from '../methods/upi/fixtures.ts';

/**
 * Returns the command of the payment page for the instrument that the parameters of `POST /txns` name, by the documented
 * names; undefined for a method that does not exist.
 *
 * `CARD` with `card_number` and perhaps the network as `payment_method` or, for a saved card, `card_token`; `NB`, `WALLET` and `CONSUMER_FINANCE` with
 * `payment_method`; `UPI` with `txn_type` `UPI_COLLECT` and `upi_vpa`, `UPI_PAY` and perhaps `upi_app`, or `UPI_QR`;
 * `CASH`.
 */
export function instrumentIn(parameters: Parameters): PayCommand | undefined {
  const given = (name: string) => parameter(parameters, name);
  for (const method of methodNames) {
    const command = readers[method](given('payment_method_type'), given);
    if (command) return parsed(PayCommand, { method, ...command });
  }
  return undefined;
}

type Given = (name: string) => string | undefined;

/** What the parameters say of each method; undefined where they name another one. */
const readers: Readonly<Record<Method, (type: string | undefined, given: Given) => object | undefined>> = {
  upi: (type, given) =>
    type === 'UPI' ? { upi: upiIn(given('txn_type') ?? given('payment_method'), given) } : undefined,
  'saved-card': (type, given) =>
    type === 'CARD' && given('card_token') !== undefined
      ? { id: given('card_token'), cvv: given('card_security_code'), ...emiIn(given) }
      : undefined,
  card: (type, given) =>
    type === 'CARD'
      ? {
          card: {
            number: given('card_number'),
            expiryMonth: given('card_exp_month'),
            expiryYear: given('card_exp_year'),
            cvv: given('card_security_code'),
            // Of a dual-network card, the one to be charged on.
            network: given('payment_method'),
          },
          save: given('save_to_locker') === 'true',
          ...emiIn(given),
        }
      : undefined,
  netbanking: (type, given) => (type === 'NB' ? { bank: given('payment_method') } : undefined),
  wallet: (type, given) => (type === 'WALLET' ? { wallet: given('payment_method') } : undefined),
  'pay-later': (type, given) => (type === 'CONSUMER_FINANCE' ? { lender: given('payment_method') } : undefined),
  cash: (type) => (type === 'CASH' ? {} : undefined),
};

function emiIn(given: Given): object {
  return given('is_emi') === 'true' ? { emi: given('emi_tenure') } : {};
}

function upiIn(type: string | undefined, given: Given): Record<string, unknown> {
  switch (type) {
    case 'UPI_COLLECT':
      return { flow: 'collect', vpa: given('upi_vpa') };
    case 'UPI_QR':
      return { flow: 'qr' };
    case 'UPI_PAY': {
      const wanted = given('upi_app');
      // Without a name it is left to the phone, which asks its owner.
      const app = wanted === undefined ? testUpiApps[0] : testUpiApps.find(({ packageName }) => packageName === wanted);
      return { flow: 'intent', app: app?.id };
    }
    default:
      return {};
  }
}
