import { createHash, randomBytes } from 'node:crypto';
import type { Parsed } from '../../protocol/checkout-error.ts';
import { own } from '../../protocol/plain-object.ts';
import type { RemainingMethods, ReorderedMethods, SavedMethods } from '../contract/payment-page.ts';
import { parameter } from '../juspay-api/parameters.ts';
import { type Answered, refusedRequest } from '../juspay-api/request-refusal.ts';
import { cardOfFact } from '../methods/card/gateway-part.ts';
import { isSessionPayload, judgeSessionAge, readSession } from './client-sessions.ts';
import { ownCustomerId } from './customers.ts';
import type { Merchants } from './merchants.ts';
import type { Services, ServerUseCase } from './services.ts';
import type { MethodOwner, Store } from './store.ts';
import { type TestSavedMethod, testSavedMethods, testSavingCustomers } from './test-customers.ts';
import { judgeEnvironment, readSignedCustomer } from './verify-payload.ts';

/** Opens the screen of saved methods for a payload of `paymentManagement`: a signed customer, or a session. */
export async function openSavedMethods(
  { store, merchants, clock, strict }: Services,
  payload: Record<string, unknown>,
): Promise<Parsed<SavedMethods>> {
  const environment = own(payload, 'environment') === undefined ? undefined : judgeEnvironment(payload);
  if (environment) return { ok: false, issue: environment };
  if (own(payload, 'action') !== 'paymentManagement') return { ok: false, issue: otherAction };
  const now = clock();
  const customer = isSessionPayload(payload)
    ? readSessionCustomer(store, payload, now)
    : await readSignedOwner(payload, merchants, now, strict);
  if (!customer.ok) return customer;
  const { merchantId, customerId } = customer.value;
  // 256 random bits, known only to the page that asked.
  const token = randomBytes(32).toString('base64url');
  store.addManagementVisit({ tokenHash: hashOf(token), merchantId, customerId, created: now });
  const merchantName = merchants.find({ merchantId, clientId: undefined })?.name ?? merchantId;
  return { ok: true, value: { token, merchantName, guest: customerId === '', ...listMethods(store, customer.value) } };
}

function listMethods(store: Store, owner: MethodOwner): ReorderedMethods {
  return { methods: savedMethods(store, owner), default: defaultMethod(store, owner) };
}

/** Returns the customer whose saved methods a token opens; undefined for an unknown token. */
export function ownerOfToken({ store }: Pick<Services, 'store'>, token: string): MethodOwner | undefined {
  return store.findManagementVisit(hashOf(token));
}

/** Removes a method on the screen, and returns the rest. */
export function removeFromScreen({ store }: Services, owner: MethodOwner, id: string): Answered<RemainingMethods> {
  return removeMethod(store, owner, id) ? { ok: true, value: { methods: savedMethods(store, owner) } } : unknownMethod;
}

/** Makes a method the default on the screen. */
export function preferOnScreen({ store }: Services, owner: MethodOwner, id: string): Answered<ReorderedMethods> {
  if (!savedMethods(store, owner).some((method) => method.id === id)) return unknownMethod;
  store.keep(owner, { kind: 'default', id: 'default', content: id });
  return { ok: true, value: listMethods(store, owner) };
}

const unknownMethod = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The customer has no such saved method.',
  fix: 'Use the id of a method that this screen was given.',
});

/** Lists the saved cards of a customer: the very cards that the payment page shows. A card is named by its `card_token`. */
export const listCards: ServerUseCase = ({ store, clock }, { merchant: { merchantId }, parameters }) => {
  const given = parameter(parameters, 'customer_id') ?? '';
  if (given === '') return noOwner;
  const owner = { merchantId, customerId: ownCustomerId(store, merchantId, given) };
  const thisMonth = new Date(clock()).toISOString().slice(0, 7);
  const cards = savedMethods(store, owner).filter((method) => method.kind === 'card');
  return {
    ok: true,
    value: {
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
    },
  };
};

/** Deletes a saved card. */
export const deleteCard: ServerUseCase = ({ store }, { merchant: { merchantId }, parameters, id }) => {
  const given = parameter(parameters, 'customer_id') ?? '';
  if (given === '') return noOwner;
  const owner = { merchantId, customerId: ownCustomerId(store, merchantId, given) };
  if (!removeMethod(store, owner, id)) return noCard;
  return { ok: true, value: { card_token: id, card_reference: id, deleted: true } };
};

const noOwner = refusedRequest({
  http: 400,
  code: 'MISSING_MANDATORY_PARAMETER',
  message: 'customer_id is missing or empty.',
  fix: 'Send the customer_id whose cards are meant.',
});

const noCard = refusedRequest({
  http: 404,
  code: 'RESOURCE_NOT_FOUND',
  message: 'The customer has no such saved card.',
  fix: 'Use a card_token of GET /cards for this customer.',
});

/** Returns the methods that the customer has saved and not removed: the default first, then the newest. */
export function savedMethods(store: Store, owner: MethodOwner): readonly TestSavedMethod[] {
  if (owner.customerId === '') return [];
  const removed = store.removedMethods(owner);
  const own = store.keptOf(owner, 'card').map(cardOfFact);
  const all = [...own, ...listedMethods(store, owner).filter((method) => !removed.includes(method.id))];
  const first = defaultMethod(store, owner);
  return [...all.filter(({ id }) => id === first), ...all.filter(({ id }) => id !== first)];
}

/** Returns the id of the customer's default method; empty without one. */
function defaultMethod(store: Store, owner: MethodOwner): string {
  return owner.customerId === '' ? '' : (store.keptOf(owner, 'default')[0]?.content ?? '');
}

/** Returns the methods that a customer has from the start, by the built-in list or by a seed file. */
function listedMethods(store: Store, owner: MethodOwner): readonly TestSavedMethod[] {
  if (owner.customerId === '') return [];
  const builtIn = owner.customerId.startsWith(testSavingCustomers) ? testSavedMethods : [];
  return [...builtIn, ...store.seededMethods(owner)];
}

/** Removes a saved method for good; false if the customer never had it. A second removal changes nothing. */
function removeMethod(store: Store, owner: MethodOwner, id: string): boolean {
  return store.atomically(() => {
    if (store.keptOf(owner, 'card').some((kept) => kept.id === id)) {
      store.forget(owner, 'card', id);
      return true;
    }
    const had = listedMethods(store, owner).some((method) => method.id === id);
    if (had) store.removeMethod(owner, id);
    return had;
  });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

async function readSignedOwner(
  payload: Record<string, unknown>,
  merchants: Merchants,
  now: number,
  strict: boolean,
): Promise<Parsed<MethodOwner>> {
  const customer = await readSignedCustomer(payload, merchants, now, strict);
  if (!customer.ok) return customer;
  const { merchant, said } = customer.value;
  return { ok: true, value: { merchantId: merchant.merchantId, customerId: said.customer_id } };
}

function readSessionCustomer(store: Store, payload: Record<string, unknown>, now: number): Parsed<MethodOwner> {
  const session = readSession(store, payload);
  if (!session.ok) return session;
  const age = judgeSessionAge(session.value, now);
  return age ? { ok: false, issue: age } : session;
}

const otherAction = {
  code: 'not-allowed',
  field: 'action',
  message: 'Only the action paymentManagement opens the saved methods.',
  fix: 'Use paymentManagement.',
} as const;
