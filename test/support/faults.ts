import { origin } from 'virtual:faults';
import type { FrameSettings } from '../../src/protocol/frame-settings.ts';

/** A fault of the frame page of {@link faultUrl}. */
export type FaultKind =
  /** Answers 500 with a page of its own. */
  | 'server-error'
  /** Takes the request and never answers. */
  | 'hangs'
  /** Answers 200 with a page that never greets. */
  | 'wrong-page'
  /** The right page, served with `X-Frame-Options: DENY` and no allowed parents. */
  | 'refuses-framing'
  /** The right page, for another shop, from a host that sends no `frame-ancestors`. */
  | 'other-parent'
  /** The right page; the script that it loads once it has greeted never comes. */
  | 'driver-hangs'
  /** The right page; that script is 404. */
  | 'driver-missing'
  /** The right page; HyperServices.js is 404. */
  | 'sdk-missing'
  /** The right page; HyperServices.js is 503 on the first visit and the simulator's from then on, so a retry can pay. */
  | 'sdk-fails-once'
  /** The right page; the script loads and defines nothing. */
  | 'sdk-defines-nothing'
  /** The right page; `initiate` throws. */
  | 'sdk-throws'
  /** The right page; the SDK never calls back. */
  | 'sdk-silent'
  /** The right page; the SDK hands back each call it received, as an event `received` whose payload is the request. */
  | 'sdk-echoes'
  /** Redirects to the frame page of another origin, which is in good health. */
  | 'redirects';

/** The address of a frame page with one fault. Each call gives a fresh page, for faults that happen once. */
export function faultUrl(kind: FaultKind): string {
  return `${origin}/${kind}/${crypto.randomUUID()}/`;
}

/**
 * The address of the right frame page whose HyperServices.js is the given JavaScript, with these settings.
 *
 * @example sdkUrl('window.HyperServices = class { … };')
 */
export function sdkUrl(source: string, settings: FrameSettings = {}): string {
  return `${origin}/sdk-scripted/${base64Url(source)}/?settings=${base64Url(JSON.stringify(settings))}`;
}

/**
 * The address of the right frame page whose SDK is test/support/fixtures/live-sdk.js, with these settings. Its payment page
 * runs the given JavaScript once it has an order. Each call gives a fresh one, for what happens once.
 */
export function livePageUrl(onProcess: string, settings: FrameSettings = {}): string {
  const source = `/* ${crypto.randomUUID()} */ ${onProcess}`;
  return `${origin}/sdk-live/${base64Url(source)}/?settings=${base64Url(JSON.stringify(settings))}`;
}

/** The address of a page, on an origin other than the test's, which runs the given JavaScript and nothing else. */
export function scriptedUrl(source: string): string {
  return `${origin}/scripted/${base64Url(source)}/`;
}

function base64Url(source: string): string {
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(source)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The address of a page in test/support/fixtures/, served under a strict policy. */
export function fixtureUrl(file: string): string {
  return `${origin}/fixtures/${file}`;
}
