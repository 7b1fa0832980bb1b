import { onlyDigits } from '../../ui/form-controls.ts';

/** A text field's content and where its caret stands. */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
}

/**
 * Puts separators between groups of digits and keeps the caret behind the digit it was behind.
 *
 * @param typed - what the field holds after the shopper's last key, and the caret in it
 * @param gaps - after how many digits a separator stands, ascending
 * @param most - digits beyond this many are dropped
 */
export function groupDigits(typed: TypedText, gaps: readonly number[], most: number, separator = ' '): TypedText {
  const digits = onlyDigits(typed.text).slice(0, most);
  const before = Math.min(onlyDigits(typed.text.slice(0, typed.caret)).length, digits.length);
  let text = '';
  let caret = 0;
  for (const [index, digit] of [...digits].entries()) {
    if (gaps.includes(index)) text += separator;
    text += digit;
    if (index + 1 === before) caret = text.length;
  }
  return { text, caret };
}
