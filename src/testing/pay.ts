import { processStatuses } from '../protocol/process-status.ts';
import { endingNames, endingRow, type EndingName } from '../simulator/domain/endings.ts';
import { testOtp } from '../simulator/methods/bank-replies.ts';
import { testVpas } from '../simulator/methods/upi/fixtures.ts';

/** The part of a locator of Playwright that {@link pay} uses. */
export interface TestedLocator {
  click(): Promise<void>;
  fill(value: string): Promise<void>;
  waitFor(options?: { timeout?: number }): Promise<void>;
  isVisible(): Promise<boolean>;
  getAttribute(name: string): Promise<string | null>;
  textContent(): Promise<string | null>;
  first(): TestedLocator;
}

/** A place where locators begin: a page of Playwright, or a frame on it. */
export interface TestedPlace {
  locator(selector: string): TestedLocator;
  frameLocator(selector: string): TestedPlace;
}

/** The part of a page of Playwright that {@link pay} uses. */
export interface TestedPage extends TestedPlace {
  /** Since Playwright 1.56. */
  consoleMessages?(options: { filter: 'all' }): Promise<readonly { type(): string; text(): string }[]>;
}

/** The scenarios of each method of payment; the first is the usual one. */
const scenarios = {
  card: endingNames,
  upi: ['charged', 'authorization_failed'],
  netbanking: ['charged', 'authorization_failed', 'pending_vbv'],
  wallet: ['charged'],
  'pay-later': ['charged'],
  cash: ['cod_initiated'],
} as const satisfies Readonly<Record<string, readonly EndingName[]>>;

type Method = keyof typeof scenarios;
type Scenario<M extends Method> = (typeof scenarios)[M][number];

/**
 * A payment to make. Without a method it is made by card, and without a scenario it succeeds.
 *
 * A scenario is a status of `process_result` (`blank` for the empty one) or a story such as `webhook-lost`.
 */
export type Payment = (
  | { readonly method?: 'card'; readonly scenario?: Scenario<'card'> }
  | { [M in Method]: { readonly method: M; readonly scenario?: Scenario<M> } }[Method]
) & {
  /** The longest time until the payment page is there, in ms; 25 s, which ends before the test does. */
  readonly timeout?: number;
};

/**
 * Pays on the simulator's payment page, from a test with Playwright: in the frame of a `<hyper-checkout>`, in its dialog, or on
 * a page of its own after a redirection.
 *
 * Waits for the payment page, in whichever of the nine languages, and resolves once the customer has done everything, the way
 * back to the shop after a failure included. What the shop makes of it is for the test to expect. The other time limits are
 * those of Playwright.
 *
 * @param page - the page of the shop, as Playwright hands it to a test
 */
export async function pay(
  page: TestedPage,
  { method = 'card', scenario, timeout = 25_000 }: Payment = {},
): Promise<void> {
  const known: readonly EndingName[] = scenarios[method];
  const [usual] = known;
  const ending = known.find((one) => one === (scenario ?? usual));
  if (!ending)
    throw new TypeError(`By ${method} a payment ends as one of ${known.join(', ')}, not as ${String(scenario)}.`);
  const paymentPage = await paymentPageOn(page, timeout);
  const screen = await paymentPage
    .locator('[data-screen]:not([data-screen=waiting], [data-screen=opening])')
    .getAttribute('data-screen');
  if (screen === 'home') await paymentPage.locator(`[data-method=${method}]`).click();
  else if (screen !== 'form')
    throw new Error(`The payment page takes no payment: ${await textIn(paymentPage.locator('.screen'))}`);
  await steps[method](paymentPage, ending);
  const { ending: end, says = end } = endingRow(ending);
  // Any other result leads back by itself.
  if (processStatuses[says].outcome === 'failed') await wayBack(paymentPage).click();
}

const steps: Readonly<Record<Method, (paymentPage: TestedPlace, scenario: EndingName) => Promise<void>>> = {
  async card(paymentPage, scenario) {
    await paymentPage.locator('#card-number').fill(endingRow(scenario).card);
    await paymentPage.locator('#card-expiry').fill('12/39');
    await paymentPage.locator('#card-code').fill('123');
    await payWithOtp(paymentPage);
  },
  async upi(paymentPage, scenario) {
    await paymentPage.locator('.collect > summary').first().click();
    await paymentPage.locator('#upi-vpa').fill(vpaThat(scenario === 'charged' ? 'approves' : 'declines'));
    await submit(paymentPage);
  },
  async netbanking(paymentPage, scenario) {
    await paymentPage.locator('.banks label').first().click();
    await submit(paymentPage);
    const look = scenario === 'charged' ? ':not(.decline, .quiet)' : scenario === 'pending_vbv' ? '.quiet' : '.decline';
    await bankIn(paymentPage).locator(`.actions .button${look}`).click();
  },
  wallet: payWithOtp,
  'pay-later': payWithOtp,
  cash: submit,
};

/** Finds the payment page: in the frame page of the merchant, in the merchant's own page, or as the page itself. */
async function paymentPageOn(page: TestedPage, timeout: number): Promise<TestedPlace> {
  const inElement = page.frameLocator('hyper-checkout iframe');
  const places = [inElement.frameLocator('iframe'), inElement, page];
  const searches = places.map(async (place) => {
    await place.locator('hyper-payment-page').waitFor({ timeout });
    return place;
  });
  // A checkout that has failed may still get what it lacks, so its panel counts only once the time is over.
  return Promise.any(searches).catch(async (cause: unknown) => {
    const panel = page.locator('hyper-checkout [part=error]');
    const reason = (await faultIn(page)) ?? ((await panel.isVisible()) ? await textIn(panel) : undefined);
    const found = reason === undefined ? '' : `, and the checkout says: ${reason}`;
    throw new Error(`There is no payment page, neither in a <hyper-checkout> nor in its place${found}`, { cause });
  });
}

/** Returns the latest error that the element has told the developers of the page. */
async function faultIn(page: TestedPage): Promise<string | undefined> {
  const tag = '<hyper-checkout> ';
  const messages = (await page.consoleMessages?.({ filter: 'all' })) ?? [];
  const faults = messages.filter((message) => message.type() === 'error' && message.text().startsWith(tag));
  return faults.at(-1)?.text().slice(tag.length);
}

async function textIn(place: TestedLocator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

function submit(paymentPage: TestedPlace): Promise<void> {
  return paymentPage.locator('form [type=submit]').first().click();
}

async function payWithOtp(paymentPage: TestedPlace): Promise<void> {
  await submit(paymentPage);
  // Its last digit hands it in.
  await bankIn(paymentPage).locator('[autocomplete=one-time-code]').fill(testOtp);
}

function vpaThat(answer: 'approves' | 'declines'): string {
  return testVpas.find((listed) => listed.answer === answer)?.vpa ?? '';
}

function bankIn(paymentPage: TestedPlace): TestedPlace {
  return paymentPage.frameLocator('hyper-bank-step iframe');
}

function wayBack(paymentPage: TestedPlace): TestedLocator {
  return paymentPage.locator('[data-screen=failed] .actions button:last-of-type');
}
