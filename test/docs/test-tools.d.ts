/** The part of Playwright that the samples use, by the types of its core. */
declare module '@playwright/test' {
  import type { Locator, Page } from 'playwright-core';
  interface Fixtures {
    readonly page: Page;
  }
  export const test: {
    (title: string, body: (fixtures: Fixtures) => Promise<void>): void;
    extend(
      fixtures: Record<string, [(given: Fixtures, use: (value: unknown) => Promise<void>) => Promise<void>, object]>,
    ): unknown;
  };
  export const expect: (locator: Locator) => { toBeVisible(): Promise<void> };
}

/** The part of Vitest that the samples use. */
declare module 'vitest' {
  export const it: (title: string, body: () => Promise<void>) => void;
  export const expect: (value: unknown) => { toContain(text: string): void };
}
