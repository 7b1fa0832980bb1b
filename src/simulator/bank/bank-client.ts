import { readBankState, type BankAnswer, type BankState } from './bank-state.ts';

/** How long the gateway may take, in ms. */
const patience = 15_000;

/** The state of the transaction that this page is about, or undefined if it cannot be had. Never throws. */
export function fetchState(page: string): Promise<BankState | undefined> {
  return request(`${page}/state`);
}

/** Hands in the shopper's answer and gives the state after it, or undefined if nothing came back. Never throws. */
export function sendAnswer(page: string, answer: BankAnswer): Promise<BankState | undefined> {
  return request(`${page}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
  });
}

async function request(url: string, init: RequestInit = {}): Promise<BankState | undefined> {
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return response.ok ? readBankState(await response.json()) : undefined;
  } catch {
    return undefined; // No connection, too slow or no JSON: the page offers another try.
  }
}
