import type { Language } from '../protocol/language.ts';

// Every page that holds the element carries these, so they are short. `error-texts.ts` has what is rarely said.
const titles: Readonly<Record<Language, string>> = {
  english: 'Payment',
  hindi: 'पेमेंट',
  telugu: 'పేమెంట్',
  tamil: 'பேமெண்ட்',
  bengali: 'পেমেন্ট',
  malayalam: 'പേയ്‌മെന്റ്',
  gujarati: 'પેમેન્ટ',
  kannada: 'ಪಾವತಿ',
  marathi: 'पेमेंट',
};

/** The frame's title for a screen reader, and what is said while it loads. */
export function titleIn(language: Language): string {
  return titles[language];
}
