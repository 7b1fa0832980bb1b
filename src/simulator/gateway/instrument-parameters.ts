import { parameter, type Parameters } from './read-parameters.ts';
import { testUpiApps } from './test-instruments/upi.ts';

/**
 * What the payment page would send for the instrument that the parameters of `POST /txns` name, by the documented names;
 * an empty object for a method that there is not, which is refused as any other.
 *
 * `CARD` with `card_number` and perhaps the network as `payment_method` or, for a saved card, `card_token`; `NB`, `WALLET` and `CONSUMER_FINANCE` with
 * `payment_method`; `UPI` with `txn_type` `UPI_COLLECT` and `upi_vpa`, `UPI_PAY` and perhaps `upi_app`, or `UPI_QR`;
 * `CASH`.
 */
export function instrumentIn(parameters: Parameters): Record<string, unknown> {
  const given = (name: string) => parameter(parameters, name);
  const method = given('payment_method');
  switch (given('payment_method_type')) {
    case 'CARD': {
      const emi = given('is_emi') === 'true' && { emi: given('emi_tenure') };
      const token = given('card_token');
      if (token !== undefined) return { method: 'saved-card', id: token, cvv: given('card_security_code'), ...emi };
      const card = {
        number: given('card_number'),
        expiryMonth: given('card_exp_month'),
        expiryYear: given('card_exp_year'),
        cvv: given('card_security_code'),
        // Of a dual-network card, the one to be charged on.
        network: method,
      };
      return { method: 'card', card, save: given('save_to_locker') === 'true', ...emi };
    }
    case 'NB':
      return { method: 'netbanking', bank: method };
    case 'WALLET':
      return { method: 'wallet', wallet: method };
    case 'CONSUMER_FINANCE':
      return { method: 'pay-later', lender: method };
    case 'CASH':
      return { method: 'cash' };
    case 'UPI':
      return { method: 'upi', upi: upiIn(given('txn_type') ?? method, given) };
    default:
      return {};
  }
}

function upiIn(type: string | undefined, given: (name: string) => string | undefined): Record<string, unknown> {
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
