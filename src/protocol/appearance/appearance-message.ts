import { isPlainObject, own } from '../plain-object.ts';

/** The colour schemes of a page. */
export const schemes = ['light', 'dark'] as const;

/** One of {@link schemes}. */
export type Scheme = (typeof schemes)[number];

/** The longest text of an appearance, in characters: a font and pictures may be in it. */
export const longestAppearance = 400_000;

/** An appearance as it crosses between windows. Each window reads the text by itself. */
export interface AppearanceMessage {
  /** The JSON text that the merchant gave. */
  readonly text: string;
  /** The scheme that the page around the payment page uses. */
  readonly scheme: Scheme;
}

/** Reads an appearance of another window; undefined for what cannot be one. */
export function parseAppearanceMessage(body: unknown): AppearanceMessage | undefined {
  if (!isPlainObject(body)) return undefined;
  const text = own(body, 'text');
  const scheme = schemes.find((name) => name === own(body, 'scheme'));
  return scheme && typeof text === 'string' && text.length <= longestAppearance ? { text, scheme } : undefined;
}
