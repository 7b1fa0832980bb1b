import type { Bank } from './contract.ts';

/** Returns the banks whose name or code has the typed text, in Latin letters or in a script of India. */
export function findBanks(banks: readonly Bank[], typed: string): readonly Bank[] {
  if (indicLetter.test(typed)) {
    const sounds = soundsOf(typed, ofIndic);
    return banks.filter(({ name, code }) =>
      [name, codeAlone(code)].some((text) => ` ${soundsOf(text, ofLatin)}`.includes(` ${sounds}`)),
    );
  }
  const wanted = fold(typed);
  return banks.filter(({ name, code }) => fold(name).includes(wanted) || fold(code).includes(wanted));
}

const indicLetter = /[\u0900-\u0d7f]/;

/*
 * A name is compared by its consonants, in seven classes: K for k, kh, g, gh; C for ch, j, s, sh; T for all of t and d; P
 * for p, b, f, v; N for n and m; R and L. Tamil writes no voice, Bengali no v, and vowels of English names are spelt in
 * many ways. The scripts lie in Unicode in the same order, each in a block of 128, so one table serves all of them.
 */
const classes: Readonly<Record<string, readonly number[]>> = {
  K: [0x15, 0x16, 0x17, 0x18],
  C: [0x1a, 0x1b, 0x1c, 0x1d, 0x36, 0x37, 0x38],
  T: [0x1f, 0x20, 0x21, 0x22, 0x24, 0x25, 0x26, 0x27],
  P: [0x2a, 0x2b, 0x2c, 0x2d, 0x35],
  N: [0x01, 0x02, 0x19, 0x1e, 0x23, 0x28, 0x29, 0x2e, 0x7a, 0x7b],
  R: [0x30, 0x31, 0x7c],
  L: [0x32, 0x33, 0x34, 0x7d, 0x7e],
};
const classOf = new Map(Object.entries(classes).flatMap(([name, places]) => places.map((place) => [place, name])));

/** Returns the classes of each word. A doubled consonant, as in “small”, is written once in some scripts. */
function soundsOf(text: string, ofWord: (word: string) => string): string {
  const words = text.trim().split(/\s+/);
  return words.map((word) => ofWord(word).replaceAll(/(.)\1+/g, '$1')).join(' ');
}

function ofIndic(word: string): string {
  const places = Array.from(word.normalize('NFD'), (letter) => (letter.codePointAt(0) ?? 0) % 0x80);
  return places.map((place) => classOf.get(place) ?? '').join('');
}

function ofLatin(word: string): string {
  const spoken = /^[A-Z]+$/.test(word) ? spelt(word) : word;
  return spoken
    .toLowerCase()
    .replaceAll(/ti(?=o)|t?sch|[cs]h|c(?=[eiy])|[jsz]/g, 'C')
    .replaceAll('x', 'KC')
    .replaceAll(/[ckgq]/g, 'K')
    .replaceAll(/[td]/g, 'T')
    .replaceAll(/[pbfvw]/g, 'P')
    .replaceAll(/[nm]/g, 'N')
    .replaceAll('r', 'R')
    .replaceAll('l', 'L')
    .replaceAll(/[^A-Z]/g, '');
}

/** Replaces letters that are spoken by another consonant than they stand for, such as the C of HDFC. */
function spelt(letters: string): string {
  return letters.replaceAll('C', 's').replaceAll('G', 'j').replaceAll('H', 'ch').replaceAll('Y', 'v');
}

/** Returns `SBI` of `NB_SBI`. */
function codeAlone(code: string): string {
  return code.slice(code.indexOf('_') + 1);
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
