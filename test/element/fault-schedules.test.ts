import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isFull, seed } from 'virtual:run';
import { letterFaults, placeFaults } from './fault-schedule.ts';
import { playInShop, type Payment, type Schedule } from './faulty-shop.ts';

const schedules: fc.Arbitrary<Schedule> = fc.record({
  manual: fc.boolean(),
  end: fc.constantFrom('charged', 'authorization_failed', 'backpressed', undefined),
  faults: fc.array(
    fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 30_000 })),
      what: fc.constantFrom(...letterFaults, ...placeFaults.filter((what) => what !== 'a listener begins again')),
    }),
    { maxLength: 12 },
  ),
});

/** So many of the schedules are played, and so many of them at a time, each in a shop of its own. */
const count = isFull ? 600 : 40;
const atOnce = 6;
const eachTest = 20;

/** Ends that the page itself has brought about by taking the element out, of which no event tells. */
const ownEnd = /^error (terminated|result-unknown)$/;

function faultIn({ told, ends, left }: Payment, isLast: boolean, manual: boolean): string | undefined {
  if (told.length > 1) return `it was ended ${told.length} times`;
  if (told.length > 0 && left) return 'an event told of it after the page had taken it out';
  if (told.length === 0 && (isLast || !left)) return 'no event ended it';
  if (ends.length !== (manual ? 1 : 0)) return `its promise was settled ${ends.length} times`;
  const [end] = ends;
  const [event] = told;
  if (end === undefined || end === event || (event === undefined && ownEnd.test(end))) return undefined;
  return `its promise ended with ${end}`;
}

async function play(number: number): Promise<string | undefined> {
  const [schedule] = fc.sample(schedules, { seed: number, numRuns: 1 });
  if (!schedule) throw new Error('There is no schedule.');
  const payments = await playInShop(schedule);
  const faults = payments.flatMap((payment, at) => {
    const fault = faultIn(payment, at === payments.length - 1, schedule.manual);
    return fault ? [`payment ${at + 1} of ${payments.length}: ${fault}`] : [];
  });
  if (faults.length === 0) return undefined;
  return `SEED=${number} plays it alone: ${faults.join('; ')}\n${JSON.stringify({ payments, schedule })}`;
}

describe('a checkout on a page where everything goes wrong', () => {
  const seeds = seed ? [seed] : Array.from({ length: count }, (_, at) => at + 1);
  for (let start = 0; start < seeds.length; start += eachTest) {
    const some = seeds.slice(start, start + eachTest);
    it(`ends each payment by one event: schedules ${some[0]} to ${some.at(-1)}`, async () => {
      const waiting = [...some];
      const failures: string[] = [];
      const playAll = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const failure = await play(next);
          if (failure) failures.push(failure);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, playAll));
      expect(failures.join('\n\n')).to.equal('');
    });
  }
});
