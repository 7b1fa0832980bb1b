import { createHash, randomBytes } from 'node:crypto';
import { cardOfFact } from '../methods/card/gateway-part.ts';
import type { MethodOwner, Store } from './store.ts';
import { type TestSavedMethod, testSavedMethods, testSavingCustomers } from './test-customers.ts';

/** Opens the screen and returns its token: 256 random bits, known only to the page that asked. */
export function openManagement(store: Store, { merchantId, customerId }: MethodOwner, now: number): string {
  const token = randomBytes(32).toString('base64url');
  store.addManagementVisit({ tokenHash: hashOf(token), merchantId, customerId, created: now });
  return token;
}

/** Whose saved methods a token opens, or undefined for a token that was never given out. */
export function ownerOfToken(store: Store, token: string): MethodOwner | undefined {
  return store.findManagementVisit(hashOf(token));
}

/** What the customer has saved and not removed; the default one first, and then the newest. */
export function savedMethods(store: Store, owner: MethodOwner): readonly TestSavedMethod[] {
  if (owner.customerId === '') return [];
  const removed = store.removedMethods(owner);
  const own = store.keptOf(owner, 'card').map(cardOfFact);
  const all = [...own, ...listedMethods(store, owner).filter((method) => !removed.includes(method.id))];
  const first = defaultMethod(store, owner);
  return [...all.filter(({ id }) => id === first), ...all.filter(({ id }) => id !== first)];
}

/** The id of the method that the customer wants to pay with as a rule; empty if there is none. */
export function defaultMethod(store: Store, owner: MethodOwner): string {
  return owner.customerId === '' ? '' : (store.keptOf(owner, 'default')[0]?.content ?? '');
}

/** Makes a method the default one; false if the customer has no such method. */
export function chooseDefault(store: Store, owner: MethodOwner, id: string): boolean {
  const has = savedMethods(store, owner).some((method) => method.id === id);
  if (has) store.keep(owner, { kind: 'default', id: 'default', content: id });
  return has;
}

/** What a customer had from the start, by the built-in list or by a seed file. */
function listedMethods(store: Store, owner: MethodOwner): readonly TestSavedMethod[] {
  if (owner.customerId === '') return [];
  const builtIn = owner.customerId.startsWith(testSavingCustomers) ? testSavedMethods : [];
  return [...builtIn, ...store.seededMethods(owner)];
}

/** Removes one method, for good; false if the customer never had it. A second time changes nothing. */
export function removeMethod(store: Store, owner: MethodOwner, id: string): boolean {
  if (store.keptOf(owner, 'card').some((kept) => kept.id === id)) {
    store.forget(owner, 'card', id);
    return true;
  }
  const had = listedMethods(store, owner).some((method) => method.id === id);
  if (had) store.removeMethod(owner, id);
  return had;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
