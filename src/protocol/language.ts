/** The languages that HyperSDK documents, each with its BCP 47 tag (seed 003, `language`). */
const tags = {
  english: 'en',
  hindi: 'hi',
  telugu: 'te',
  tamil: 'ta',
  bengali: 'bn',
  malayalam: 'ml',
  gujarati: 'gu',
  kannada: 'kn',
  marathi: 'mr',
} as const;

/** One of the nine documented languages, by the English name that HyperSDK takes. */
export type Language = keyof typeof tags;

/** The nine documented names, `english` first. */
export const languages: readonly Language[] = Object.keys(tags) as Language[];

/**
 * The documented language that a name or a BCP 47 tag stands for; `english`, not `known`, for anything else.
 *
 * Names count exactly as documented. Of a tag the primary subtag counts, in any case: `hi`, `hi-IN` and `HI-Deva` are
 * `hindi`. Never fails, since a payment must not stop for a language.
 */
export function resolveLanguage(text: unknown): { readonly language: Language; readonly known: boolean } {
  const primary = typeof text === 'string' ? text.toLowerCase().split('-', 1)[0] : undefined;
  const language = languages.find((name) => name === text || tags[name] === primary);
  return { language: language ?? 'english', known: language !== undefined };
}

/** Reads one of the nine names as it crosses between windows; undefined for anything else. */
export function parseLanguage(text: unknown): Language | undefined {
  return languages.find((name) => name === text);
}

/** The BCP 47 tag of a documented language: `hi` for `hindi`. */
export function bcp47Of(language: Language): (typeof tags)[Language] {
  return tags[language];
}
