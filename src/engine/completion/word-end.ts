import { endsWord, isDoubleQuote, isIdentifierPart, isNewline, isSingleQuote } from '../../language/characters.ts';
import type { TokenKind } from '../../language/token.ts';

/** Where the word goes on to behind the cursor: what a candidate replaces, as PowerShell replaces the whole word. */
export function endOf(source: string, cursor: number, kind: TokenKind, quote: string): number {
  if (quote !== '') return endOfQuoted(source, cursor, quote);
  const goesOn =
    kind === 'parameter' ? inParameter : kind === 'command' || kind === 'argument' ? inWord : isIdentifierPart;
  let end = cursor;
  while (end < source.length && goesOn(source.charAt(end))) end += 1;
  if (kind === 'variable' && source.charAt(end) === '}') end += 1;
  return end;
}

const inParameter = (char: string): boolean => !endsWord(char) && !':.[\'"'.includes(char);

const inWord = (char: string): boolean => !endsWord(char);

/** Behind the closing quote; where there is none on the line, the quote was not closed yet and nothing behind the cursor belongs to it. */
function endOfQuoted(source: string, cursor: number, quote: string): number {
  const closes = quote === "'" ? isSingleQuote : isDoubleQuote;
  for (let end = cursor; end < source.length && !isNewline(source.charAt(end)); end++) {
    if (closes(source.charAt(end))) return end + 1;
  }
  return cursor;
}
