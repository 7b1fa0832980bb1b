import type { StrResult } from '@lit/localize';

/** The texts of one language by message id. `{0}`, `{1}` … stand where the values of the English text go. */
export type Messages = Readonly<Record<string, string>>;

/** What the localisation library takes: a text, or one with places for values by their index. */
export type MessageTemplates = Readonly<Record<string, string | StrResult>>;

/** Brings texts with `{0}` into the form that the library takes. A text that is empty is left out: English stands in. */
export function messageTemplates(messages: Messages): MessageTemplates {
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
