import type { driveFrame } from './drive-frame.ts';
import { loadNamedScript } from './named-script.ts';

/** Loads the rest of this room, the built `frame-driver.js`; undefined if it did not come. */
export async function loadDriver(): Promise<typeof driveFrame | undefined> {
  await loadNamedScript('hyper-checkout-driver');
  const found: unknown = Reflect.get(window, 'HyperCheckoutFrame');
  return isDriver(found) ? found.driveFrame : undefined;
}

function isDriver(value: unknown): value is { readonly driveFrame: typeof driveFrame } {
  return typeof value === 'object' && value !== null && 'driveFrame' in value;
}
