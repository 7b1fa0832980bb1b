import type { Issue, Parsed } from '../../protocol/checkout-error.ts';
import { isPlainObject, own, ownText } from '../../protocol/plain-object.ts';
import { findTestBank, findTestCard, type TestCard } from './test-instruments.ts';
import type { BankAnswer, Instrument } from './transactions.ts';

/** A card may expire so many years from now at most. */
const longestValidity = 20;

/**
 * Reads what the shopper wants to pay with. Only listed test instruments pass, and of a card only its brand and last
 * four digits leave this function.
 *
 * @param now ms since 1970
 */
export function readInstrument(body: Record<string, unknown>, now: number): Parsed<Instrument> {
  const method = own(body, 'method');
  if (method === 'card') return readCard(own(body, 'card'), now);
  if (method === 'netbanking') return readBank(ownText(body, 'bank') ?? '');
  return refused('method', 'other', 'The simulator takes card and netbanking.', 'Use one of these methods.');
}

/** Reads what the shopper answers on the bank's page; undefined if it is no such answer. */
export function readBankAnswer(body: Record<string, unknown>): BankAnswer | undefined {
  const otp = own(body, 'otp');
  if (typeof otp === 'string' && /^\d{6}$/.test(otp)) return { otp };
  const choice = own(body, 'choice');
  return choice === 'succeed' || choice === 'fail' || choice === 'leave' ? { choice } : undefined;
}

function readBank(code: string): Parsed<Instrument> {
  const bank = findTestBank(code);
  if (!bank) return refused('bank', 'unknown', 'The bank is not in the list.', 'Use the code of a listed bank.');
  return {
    ok: true,
    value: { method: 'netbanking', name: bank.code, group: 'nb', bankName: bank.name, lastFour: '', ending: 'charged' },
  };
}

function readCard(card: unknown, now: number): Parsed<Instrument> {
  const fields = isPlainObject(card) ? card : {};
  const listed = findTestCard((ownText(fields, 'number') ?? '').slice(0, 40));
  if (!listed) {
    return refused(
      'card.number',
      'not-a-test-card',
      'The simulator takes only its listed test cards.',
      'Use a card of the list on the simulator’s home page. Never type a real one here.',
    );
  }
  const expiry = judgeExpiry(ownText(fields, 'expiryMonth') ?? '', ownText(fields, 'expiryYear') ?? '', now);
  if (expiry) return refused('card.expiry', expiry, 'The expiry date cannot be right.', 'Use a month from now on.');
  if (!isCvv(ownText(fields, 'cvv') ?? '', listed)) {
    return refused('card.cvv', 'length', 'The security code has a wrong form.', `Use ${listed.cvvLength} digits.`);
  }
  const { brand, bankName, ending, number } = listed;
  return {
    ok: true,
    value: { method: 'card', name: brand, group: 'card', bankName, lastFour: number.slice(-4), ending },
  };
}

/** The reason why a date cannot be one, else undefined. A card is good to the last day of its month. */
function judgeExpiry(month: string, year: string, now: number): string | undefined {
  if (!/^(0?[1-9]|1[0-2])$/.test(month) || !/^(20)?\d\d$/.test(year)) return 'form';
  // Somewhere the old month may still last for half a day.
  const today = new Date(now - 12 * 60 * 60_000);
  const thisMonth = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const cardMonth = Number(year.length === 2 ? `20${year}` : year) * 12 + Number(month) - 1;
  if (cardMonth < thisMonth) return 'past';
  return cardMonth > thisMonth + longestValidity * 12 ? 'too-far' : undefined;
}

function isCvv(cvv: string, card: TestCard): boolean {
  return /^\d{3,4}$/.test(cvv) && cvv.length === card.cvvLength;
}

function refused(field: string, reason: string, message: string, fix: string): { ok: false; issue: Issue } {
  return { ok: false, issue: { code: 'not-allowed', field, reason, message, fix } };
}
