// Character classes of the language. Every function takes one UTF-16 unit, or '' for the end of the text.
// Source: PowerShell's CharTraits. Typographic quotes and dashes count as the ASCII ones, because people paste them.

/** A line ends at LF, CR or CR LF. */
export function isNewline(char: string): boolean {
  return char === '\n' || char === '\r';
}

/** White space within a line. */
export function isSpace(char: string): boolean {
  if (char === ' ' || char === '\t') return true;
  // '' and ASCII are decided without a pattern: this is asked of almost every character
  return char < '\x80' ? char === '\f' || char === '\v' : OTHER_SPACE.test(char);
}

const OTHER_SPACE = /[\u0085\p{Z}]/u;

/** Whether a word in a command stops before this character, outside quotes. */
export function endsWord(char: string): boolean {
  switch (char) {
    case '':
    case ' ':
    case '\n':
    case '\r':
    case '\t':
    case '&':
    case '(':
    case ')':
    case ',':
    case ';':
    case '{':
    case '|':
    case '}':
      return true;
    default:
      return isSpace(char);
  }
}

/** Whether a number in an expression may stop before this character. */
export function endsNumber(char: string): boolean {
  return endsWord(char) || '!#%*+,./<=>]'.includes(char) || isDash(char);
}

export function isDash(char: string): boolean {
  return char === '-' || char === '\u2013' || char === '\u2014' || char === '\u2015';
}

export function isSingleQuote(char: string): boolean {
  return char !== '' && "'\u2018\u2019\u201a\u201b".includes(char);
}

export function isDoubleQuote(char: string): boolean {
  return char !== '' && '"\u201c\u201d\u201e'.includes(char);
}

export function isQuote(char: string): boolean {
  return isSingleQuote(char) || isDoubleQuote(char);
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

export function isIdentifierStart(char: string): boolean {
  if (char >= '\x80') return LETTER.test(char);
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

export function isIdentifierPart(char: string): boolean {
  return char < '\x80' ? isIdentifierStart(char) || isDigit(char) : LETTER_OR_DIGIT.test(char);
}

const LETTER = /^\p{L}/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]/u;

/** What may follow `$` or `@` to make a variable without braces. */
export function isVariableStart(char: string): boolean {
  return isIdentifierPart(char) || (char !== '' && '$?^:'.includes(char));
}
