import { endingRow, type EndingName } from '../endings.ts';
import type { PaymentConditions } from './instrument.ts';

/** Returns a payment that ends as a scenario says once the customer has approved. */
export function forEnding<P extends PaymentConditions>(payment: P, scenario: EndingName): P {
  return { ...payment, onApproval: endingRow(scenario).ending, scenario };
}
