import { parsed } from '../contract/value.ts';
import { methodNames, PayCommand } from '../methods/contract.ts';
import { paymentMethod } from '../methods/gateway-parts.ts';
import { parameter, type Parameters } from './read-parameters.ts';

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
    const command = paymentMethod(method).fromParameters(given('payment_method_type'), given);
    if (command) return parsed(PayCommand, { method, ...command });
  }
  return undefined;
}
