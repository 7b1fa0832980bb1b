import { Hono } from 'hono';
import { ownCustomerId } from '../../application/customers.ts';
import { removeMethod, savedMethods } from '../../application/saved-methods.ts';
import { parameter } from '../../juspay-api/parameters.ts';
import { readParameters, unreadableParameters } from '../body.ts';
import type { Gateway } from '../gateway.ts';
import { type ServerCaller, serverOnly } from '../middleware.ts';
import { refuseRequest } from '../refusal.ts';

/**
 * The saved cards of the server API: the very cards that the shopper sees on the payment page and under
 * `paymentManagement`. A card is named by its `card_token`, for the customer whose it is.
 */
export function cardRoutes(gateway: Gateway): Hono<ServerCaller> {
  const { store, clock } = gateway;
  const routes = new Hono<ServerCaller>();
  routes.use(serverOnly(gateway));

  routes.get('/', (context) => {
    const { merchantId } = context.get('merchant');
    const given = context.req.query('customer_id') ?? '';
    if (given === '') return refuseRequest(context, noOwner);
    const owner = { merchantId, customerId: ownCustomerId(store, merchantId, given) };
    const cards = savedMethods(store, owner).filter((method) => method.kind === 'card');
    const thisMonth = new Date(clock()).toISOString().slice(0, 7);
    return context.json({
      customer_id: given,
      merchantId,
      cards: cards.map((card) => ({
        card_token: card.id,
        card_reference: card.id,
        card_fingerprint: card.id,
        card_number: `XXXX-XXXX-XXXX-${card.lastFour}`,
        last_four_digits: card.lastFour,
        card_isin: '',
        card_exp_year: card.expiryYear,
        card_exp_month: card.expiryMonth,
        card_type: 'CREDIT',
        card_issuer: card.bankName,
        card_brand: card.brand,
        name_on_card: '',
        nickname: '',
        expired: `${card.expiryYear}-${card.expiryMonth}` < thisMonth,
      })),
    });
  });

  routes.delete('/:token', async (context) => {
    const parameters = await readParameters(context);
    if (!parameters) return refuseRequest(context, unreadableParameters);
    const { merchantId } = context.get('merchant');
    const given = context.req.query('customer_id') ?? parameter(parameters, 'customer_id') ?? '';
    if (given === '') return refuseRequest(context, noOwner);
    const token = context.req.param('token');
    const owner = { merchantId, customerId: ownCustomerId(store, merchantId, given) };
    const had = removeMethod(store, owner, token);
    if (!had) return refuseRequest(context, noCard);
    return context.json({ card_token: token, card_reference: token, deleted: true });
  });

  return routes;
}

const noOwner = {
  http: 400,
  code: 'MISSING_MANDATORY_PARAMETER',
  message: 'customer_id is missing or empty.',
  fix: 'Send the customer_id whose cards are meant.',
} as const;

const noCard = {
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The customer has no such saved card.',
  fix: 'Use a card_token of GET /cards for this customer.',
} as const;
