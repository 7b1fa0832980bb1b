import { readBankState, type BankAnswer, type BankState } from './bank-state.ts';

/** How long the gateway may take, in ms. */
const patience = 15_000;

/** The state of the transaction that this page is about, or undefined if it cannot be had. Never throws. */
export function fetchState(page: string): Promise<BankState | undefined> {
  return request(`${page}/state`, readBankState);
}

/** Hands in the shopper's answer and gives the state after it, or undefined if nothing came back. Never throws. */
export function sendAnswer(page: string, answer: BankAnswer): Promise<BankState | undefined> {
  return request(`${page}/answer`, readBankState, answer);
}

/** Asks for the password once more, and for as much time as there was at first. Never throws. */
export function askAgain(page: string): Promise<BankState | undefined> {
  return request(`${page}/resend`, readBankState, {});
}

/**
 * Asks the gateway, or hands something in, and reads what it says; undefined if nothing came back that can be read.
 * Never throws.
 */
export async function request<T>(
  url: string,
  read: (body: unknown) => T | undefined,
  sent?: object,
): Promise<T | undefined> {
  const init: RequestInit = sent
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }
    : {};
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return response.ok ? read(await response.json()) : undefined;
  } catch {
    return undefined; // No connection, too slow or no JSON: the page offers another try.
  }
}
