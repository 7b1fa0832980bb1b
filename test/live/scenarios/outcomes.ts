import type { Difference, Outcome, Page, Session } from './scenario.ts';

/** The outcome of an `initiate` that fails: nothing is to be seen, nothing is told, and yet it counts as initialised. */
export const dead: Outcome = { returned: 'undefined', initialised: true, frames: 0, told: [] };

/** The outcome of an `initiate` that succeeds. */
export const works: Outcome = {
  returned: 'undefined',
  framesAtOnce: 1,
  toldAtOnce: 0,
  address: 'SBX/payment-page/client/acme#<uuid>',
  told: ['initiate_result init-1 success'],
};

/** A circular object, which has no JSON text. */
export function circular(fields: object): Record<string, unknown> {
  const circle: Record<string, unknown> = { ...fields };
  circle['circle'] = circle;
  return circle;
}

/** Runs `initiate` with something that is no good request, and waits long enough for whatever may come. */
export function failingInitiate(request: (page: Page) => unknown) {
  return async (page: Page): Promise<Outcome> => {
    const { sdk, callback, told } = page.session();
    const returned = String(sdk.initiate(request(page), callback));
    page.tick(8000);
    const frames = page.frames.length;
    await page.fence();
    return { returned, initialised: sdk.isInitialised(), frames, told: told() };
  };
}

/** Runs `initiate` with a good request. */
export function goodInitiate(request: (page: Page) => unknown) {
  return async (page: Page): Promise<Outcome> => {
    const { sdk, callback, told, until, events } = page.session();
    const returned = String(sdk.initiate(request(page), callback));
    const framesAtOnce = page.frames.length;
    const toldAtOnce = events.length;
    await until('initiate_result');
    return { returned, framesAtOnce, toldAtOnce, address: page.address(page.frames[0]), told: told() };
  };
}

/** A session whose payment page is ready. */
export async function readySession(page: Page, changes: object = {}, envelope: object = {}): Promise<Session> {
  const session = page.session();
  session.sdk.initiate(page.initiateRequest({ ...changes }, { ...envelope }), session.callback);
  await session.until('initiate_result');
  return session;
}

/** The name of the error that a call throws; of what is no Error, its type. */
export function thrownBy(call: () => unknown): string {
  try {
    call();
    return 'nothing';
  } catch (error) {
    return typeof error === 'object' && error !== null ? String(Reflect.get(error, 'name')) : typeof error;
  }
}

/** The visibility of an iframe. */
export function visibilityOf(frame: HTMLIFrameElement | undefined): string {
  return frame?.style.visibility ?? 'no frame';
}

/** The calls that reached the payment page, each as its name and request. */
export function callsTo({ heard }: Page): readonly string[] {
  return heard
    .filter(({ sent }) => !String(sent['requestId']).startsWith('fence'))
    .map(({ name, sent }) => [name, sent['requestId']].filter(Boolean).join(' '));
}

/** The difference that every environment but the sandbox makes. */
export function refusesLive(outcome: Outcome): Difference {
  return {
    outcome,
    live: 'Every `environment` but `sandbox`, a misspelt or missing one too, initiates on the live host.',
    here: '`initiate_result` is a failure (`JP_001`), and no order opens.',
    because: 'A page that would go live by mistake must not look as if it worked.',
  };
}
