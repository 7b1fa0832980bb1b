import { paymentPageService } from '../../protocol/requests/hyper-request.ts';
import { own } from '../../protocol/plain-object.ts';
import { detailsOf, type Order } from '../domain/order.ts';
import { parameter, type Parameters } from './parameters.ts';
import { wireTime } from './order-answer.ts';

/** Parameters of the session with the names that they have in the payload. */
const renamed = [
  ['customer_email', 'customerEmail'],
  ['customer_phone', 'customerPhone'],
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['billing_address_first_name', 'billingAddressFirstName'],
  ['billing_address_last_name', 'billingAddressLastName'],
  ['description', 'description'],
  ['return_url', 'returnUrl'],
  ['options.get_upi_deep_links', 'options.getUpiDeepLinks'],
] as const;

/** The parts of {@link sessionPayload}. */
export interface SessionPayloadParts {
  readonly merchantId: string;
  readonly clientId: string;
  readonly action: 'paymentPage' | 'quickPay' | 'paymentManagement';
  readonly session: OpenedSession;
  /** Absent for `paymentManagement`. */
  readonly order?: Order;
  /** Those of the request. */
  readonly parameters: Parameters;
}

/** The `payload` of an `sdk_payload`: camelCase, for the page to pass to `process` as it is. */
export function sessionPayload(parts: SessionPayloadParts): object {
  const { merchantId, clientId, action, session, order, parameters } = parts;
  return {
    clientId,
    merchantId,
    ...(order && { amount: shortAmount(order.amount), currency: order.currency, orderId: order.orderId }),
    customerId: order?.customerId ?? parameter(parameters, 'customer_id') ?? '',
    ...Object.fromEntries(renamed.map(([name, key]) => [key, parameter(parameters, name)])),
    ...(order && mandatePart(order)),
    action,
    environment: 'sandbox',
    clientAuthToken: session.clientAuthToken,
    clientAuthTokenExpiry: wireTime(session.expires),
    service: paymentPageService,
  };
}

/** `mandate.max_amount` is `mandate.maxAmount` there: the dot stays part of the key. */
function mandatePart(order: Order): object {
  const details = detailsOf(order);
  const names = Object.keys(details).filter((name) =>
    /^(mandate\.|options\.create_mandate$|payment_filter$)/.test(name),
  );
  return Object.fromEntries(
    names.map((name) => [
      name === 'payment_filter' ? name : name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      own(details, name),
    ]),
  );
}

/** As Juspay writes it there, without a last zero: a page that compares amounts as texts finds out here. */
function shortAmount(amount: string): string {
  return amount.replace(/0$/, '');
}

/** A session as the merchant's server is given it. The token is nowhere else. */
export interface OpenedSession {
  /** `tkn_` and 256 random bits. */
  readonly clientAuthToken: string;
  /** ms since 1970. */
  readonly expires: number;
}

/** The block with a `clientAuthToken` in answers about orders and customers (`options.get_client_auth_token`). */
export function clientAuthTokenPart({ clientAuthToken, expires }: OpenedSession): object {
  return {
    juspay: {
      client_auth_token: clientAuthToken,
      client_auth_token_expiry: wireTime(expires),
    },
  };
}
