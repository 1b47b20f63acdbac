import { isDoubleQuote, isSingleQuote } from '../../language/characters.ts';

/** What an argument may be made of without quotes; the first character may not be a dash or begin something else. */
const BARE = /^:?[A-Za-z0-9_./~\\][A-Za-z0-9_./~\\:@+=%^*?-]*$/;

/**
 * Characters that move the cursor, turn text round, cannot be seen, or pile up on one cell: they are written as escapes. What is shown or saved
 * of an argument is the argument itself then, with nothing left for the terminal's own cleaning to write in another way.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]|(?<=[^\x00-\x7f]{8})[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7fb]/gu;

/**
 * A value as one argument of a command that means exactly it, whatever is in it: bare where that is safe, else in the quotes that it was begun
 * with, else in single ones. Nothing in it expands or is run.
 */
export function quoteArgument(value: string, begun: '' | "'" | '"' = ''): string {
  if (begun === '' && BARE.test(value)) return value;
  return begun === '"' || new RegExp(HIDDEN).test(value) ? inDouble(value) : inSingle(value);
}

/** Typographic quotes end a text as well. */
const inSingle = (value: string): string => `'${eachChar(value, char => (isSingleQuote(char) ? char + char : char))}'`;

const inDouble = (value: string): string =>
  `"${visible(eachChar(value, char => (char === '$' || char === '`' || isDoubleQuote(char) ? `\`${char}` : char)))}"`;

/** The text with what a terminal would obey or hide written as escapes of the language. */
export const visible = (text: string): string =>
  text.replace(HIDDEN, char => `\`u{${(char.codePointAt(0) ?? 0).toString(16)}}`);

const eachChar = (value: string, of: (char: string) => string): string => Array.from(value, of).join('');
