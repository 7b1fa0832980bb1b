import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { endingNames, endingRow, type EndingName } from '../../../src/simulator/domain/endings.ts';
import { sample } from '../../support/test-files.js';
import { receiverLogin, startReceiver, type Receiver } from './receiver.ts';
import { openShop, type Shop } from './shop.ts';
import { stories } from './stories.ts';
import { record, storyStart, type Story } from './story.ts';
import { ways } from './ways.ts';

/**
 * Recordings of webhooks, timelines and replies, which no change of the gateway's inside may change by a byte.
 * `RECORDINGS=write` records them anew; `RECORDINGS=full` writes them with whole bodies to `.cache/recordings`.
 */
const mode = process.env['RECORDINGS'];
const folder = mode === 'full' ? join('.cache', 'recordings') : join('test', 'simulator', 'gateway', 'recordings');

/** The share of the stories that a run tells. */
const step = mode === undefined ? sample(8, 1) : 1;
const isTold = (_: unknown, place: number) => place % step === 0;

describe(`the recording (1 of ${step} stories) of`, () => {
  let receiver: Receiver;
  let shop: Shop;
  before(async () => {
    receiver = await startReceiver();
    shop = await openShop({ clock: () => storyStart, webhook: { url: receiver.url, ...receiverLogin } });
    shop.now = storyStart;
  });
  after(async () => {
    await shop.simulator.stop();
    await receiver.stop();
  });

  let told = 0;
  const tell = (story: (story: Story) => Promise<void>) => record(shop, `R${1_000 + told++}`, story);

  for (const [place, [way, { page, approval }]] of Object.entries(ways).entries()) {
    it(way, async () => {
      const names = endingNames.filter((_, index) => isTold(_, place + index));
      const chapters = new Map<string, string>();
      for (const name of names) {
        chapters.set(
          name,
          await tell(async (story) => {
            await story.open();
            await story.end(name);
            await story.pay(page);
            for (const answer of approval) await story.answer(answer);
            await story.poll();
            for (const due of pausesOf(name)) await story.wait(due);
          }),
        );
      }
      compare(way, chapters);
    });
  }

  it('scenarios that are forced at the bank', async () => {
    const chapters = new Map<string, string>();
    for (const name of endingNames.filter(isTold)) {
      chapters.set(
        name,
        await tell(async (story) => {
          await story.open();
          await story.pay({ method: 'netbanking', bank: 'NB_SBI' });
          await story.wait(1_000);
          await story.end(name);
          await story.poll();
          for (const due of pausesOf(name)) await story.wait(due);
        }),
      );
    }
    compare('forced', chapters);
  });

  it('stories', async () => {
    const chapters = new Map<string, string>();
    for (const [name, story] of Object.entries(stories).filter(isTold)) chapters.set(name, await tell(story));
    compare('stories', chapters);
  });
});

/** Pauses after which something happens by itself, in ms, and one in which nothing does. */
function pausesOf(name: EndingName): number[] {
  const times = (endingRow(name).then ?? []).map(({ after: due }) => due);
  return [...times, (times.at(-1) ?? 0) + 60_000].map((due, place) => due - (times[place - 1] ?? 0));
}

/** Compares each chapter with the recorded one, or writes all of them. */
function compare(title: string, chapters: ReadonlyMap<string, string>): void {
  const path = join(folder, `${title.replaceAll(' ', '-')}.txt`);
  if (mode === undefined) {
    const recorded = chaptersIn(readFileSync(path, 'utf8'));
    for (const [name, text] of chapters) assert.equal(text, recorded.get(name), `${title}: ${name}`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, [...chapters].map(([name, text]) => `# ${name}\n${text}`).join('\n'));
}

function chaptersIn(text: string): Map<string, string> {
  return new Map(
    text.split(/^# /m).flatMap((chapter) => {
      const [name = '', ...lines] = chapter.trimEnd().split('\n');
      return name === '' ? [] : [[name, `${lines.join('\n')}\n`] as const];
    }),
  );
}
