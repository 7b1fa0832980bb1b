import { configureLocalization, type StrResult } from '@lit/localize';
import { bcp47Of, type Language, languages, resolveLanguage } from '../../protocol/language.ts';

/** Fetches the texts of a language, by its BCP 47 tag. */
export type Catalogue = (tag: string) => Promise<{ readonly default: Messages }>;

/** The time that a file may take to load, in ms. A page that waits for its texts or its brand shows nothing. */
const patience = 3_000;

let wanted: Language = 'english';
let localization: Pick<ReturnType<typeof configureLocalization>, 'getLocale' | 'setLocale'> = {
  getLocale: () => 'en',
  setLocale: () => Promise.resolve(),
};

/** Gives this page its texts in other languages. To be called once, before anything is shown. */
export function configureLanguages(catalogue: Catalogue): void {
  localization = configureLocalization({
    sourceLocale: 'en',
    targetLocales: languages.filter((language) => language !== 'english').map(bcp47Of),
    loadLocale: async (tag) => {
      const { default: messages } = await inTime(catalogue(tag));
      return { templates: messageTemplates(messages) };
    },
  });
}

/** The language that this page is in. */
export function pageLanguage(): Language {
  return resolveLanguage(localization.getLocale()).language;
}

/**
 * Brings the page into another language in its place; whatever is shown by `msg` follows.
 *
 * Resolves with whether it is in that language now: false if its texts cannot be had, or another one was asked for
 * meanwhile. Never rejects, since a payment must not stop for a language.
 */
export async function setPageLanguage(language: Language): Promise<boolean> {
  wanted = language;
  try {
    await localization.setLocale(bcp47Of(language));
  } catch {
    // The library would go on to say no to this language; it forgets by being sent back to where it stands.
    if (wanted === language) await setPageLanguage(pageLanguage());
    return false;
  }
  if (wanted !== language) return false;
  document.documentElement.lang = bcp47Of(language);
  return true;
}

/**
 * A day as the shopper reads it in the page's language, such as `7 मार्च 2026`, with the digits of all payment apps.
 * It breaks nowhere.
 *
 * @param day - an ISO 8601 date; it is the same day wherever the shopper is
 */
export function dayText(day: string): string {
  const locale = `${localization.getLocale()}-IN-u-nu-latn`;
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
  // Older language data, such as WebKit's, has hyphens in the English of India.
  return text.replaceAll(/[ -]/g, '\u00a0');
}

/** A moment as the customer in India reads it in the page's language, such as `7 मार्च 2026, 4:12 pm`. */
export function momentText(ms: number): string {
  const locale = `${localization.getLocale()}-IN-u-nu-latn`;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kolkata' }).format(
    ms,
  );
}

/** The address of another page of ours, to begin in the language that this one is in. */
export function inPageLanguage(address: string): string {
  const url = new URL(address, location.href);
  url.searchParams.set('language', pageLanguage());
  return url.href;
}

/** Resolves like what is loaded, and rejects where that takes longer than a customer can be kept waiting. */
export function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    AbortSignal.timeout(patience).addEventListener('abort', () => reject(new DOMException('Too slow', 'TimeoutError')));
    promise.then(resolve, reject);
  });
}

/** The texts of one language by message id. `{0}`, `{1}` … stand where the values of the English text go. */
type Messages = Readonly<Record<string, string>>;

/** The texts for the localisation library: plain, or with places for values by their index. */
export type MessageTemplates = Readonly<Record<string, string | StrResult>>;

/** Brings texts with `{0}` into the form that the library takes. A text that is empty is left out: English stands in. */
function messageTemplates(messages: Messages): MessageTemplates {
  const translated = Object.entries(messages).filter(([, text]) => text !== '');
  return Object.fromEntries(translated.map(([id, text]) => [id, templateOf(text)]));
}

function templateOf(text: string): string | StrResult {
  // Every other piece is the index between the braces.
  const pieces = text.split(/\{(\d+)\}/);
  if (pieces.length === 1) return text;
  const strings = pieces.filter((_, index) => index % 2 === 0);
  const values = pieces.filter((_, index) => index % 2 === 1).map((index) => Number(index));
  return { strTag: true, strings: Object.assign(strings, { raw: strings }), values };
}
