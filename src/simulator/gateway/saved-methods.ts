import { createHash, randomBytes } from 'node:crypto';
import type { Store } from './store.ts';
import { testSavedMethods, testSavingCustomers, type TestSavedMethod } from './test-instruments/saved-methods.ts';

/** One opening of the screen where a customer manages saved methods. */
export interface ManagementVisit {
  /** SHA-256 of the token, in hex, as with checkouts. */
  readonly tokenHash: string;
  readonly merchantId: string;
  /** Empty for a guest, who has nothing saved. */
  readonly customerId: string;
  /** ms since 1970. */
  readonly created: number;
}

/** Whose saved methods they are: those of one customer at one merchant. */
export type MethodOwner = Pick<ManagementVisit, 'merchantId' | 'customerId'>;

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

/** What the customer has saved and not removed. */
export function savedMethods(store: Store, owner: MethodOwner): readonly TestSavedMethod[] {
  if (!owner.customerId.startsWith(testSavingCustomers)) return [];
  const removed = store.removedMethods(owner);
  return testSavedMethods.filter((method) => !removed.includes(method.id));
}

/** Removes one method, for good; false if the customer never had it. A second time changes nothing. */
export function removeMethod(store: Store, owner: MethodOwner, id: string): boolean {
  const had = owner.customerId.startsWith(testSavingCustomers) && testSavedMethods.some((method) => method.id === id);
  if (had) store.removeMethod(owner, id);
  return had;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
