import { isPlainObject, own, ownText } from '../../../protocol/plain-object.ts';
import { readList } from './read-list.ts';

/** A payment in monthly instalments. Amounts are rupees as text. */
export interface EmiPlan {
  readonly months: number;
  /** Percent a year. */
  readonly rate: string;
  readonly perMonth: string;
  readonly total: string;
  readonly interest: string;
  /** The shop pays the interest. */
  readonly noCost: boolean;
}

/** The plans of one bank for this order. */
export interface BankPlans {
  readonly bankName: string;
  readonly plans: readonly EmiPlan[];
}

/** Reads the plans of all banks. */
export function readEmiPlans(body: unknown): readonly BankPlans[] {
  return readList(body, (entry) => {
    const bankName = isPlainObject(entry) ? ownText(entry, 'bankName') : undefined;
    if (!isPlainObject(entry) || bankName === undefined) return undefined;
    return { bankName, plans: readList(own(entry, 'plans'), readPlan) };
  });
}

function readPlan(body: unknown): EmiPlan | undefined {
  if (!isPlainObject(body)) return undefined;
  const months = own(body, 'months');
  const text = (key: string) => ownText(body, key);
  const [rate, perMonth, total, interest] = [text('rate'), text('perMonth'), text('total'), text('interest')];
  if (typeof months !== 'number' || rate === undefined || perMonth === undefined) return undefined;
  if (total === undefined || interest === undefined) return undefined;
  return { months, rate, perMonth, total, interest, noCost: own(body, 'noCost') === true };
}
