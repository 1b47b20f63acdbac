import { endsWord, isDoubleQuote, isNewline, isQuote, isSingleQuote, isSpace } from '../../src/language/characters.ts';
import type { ExpandableString, StringConstant, StringPart, Variable } from '../../src/language/expression.ts';

// Words, strings and variables as source again, for `print.ts`.

/** Prints what expands inside a string. */
export type PrintPart = (part: Exclude<StringPart, { kind: 'StringText' }>) => string;

export function printString({ value, quote }: StringConstant): string {
  switch (quote) {
    case 'bare':
      return printWord(value);
    case 'single':
      return `'${replaceChars(value, isSingleQuote, char => char + char)}'`;
    case 'double':
      return `"${escapeExpanding(value)}"`;
    case 'hereSingle':
      // a CR at the end and LF for the last line end would be one line end
      return `@'\n${value}${value.endsWith('\r') ? '\r' : ''}\n'@`;
    case 'hereDouble':
      return `@"\n${escapeHere(value)}\n"@`;
    default:
      return quote satisfies never;
  }
}

export function printExpandable({ parts, quote }: ExpandableString, printPart: PrintPart): string {
  const join = (printText: (text: string) => string) =>
    parts.map(part => (part.kind === 'StringText' ? printText(part.text) : printPart(part))).join('');
  switch (quote) {
    case 'bare':
      return printExpandableWord(parts, printPart);
    case 'double':
      return `"${join(escapeExpanding)}"`;
    case 'hereDouble':
      return `@"\n${join(escapeHere)}\n"@`;
    case 'single':
    case 'hereSingle':
      throw new Error('nothing expands in single quotes');
    default:
      return quote satisfies never;
  }
}

/** Characters after a leading variable are disguised: a dot would read its member instead. */
function printExpandableWord(parts: readonly StringPart[], printPart: PrintPart): string {
  const texts = parts.map((part, index) => {
    if (part.kind !== 'StringText') return printPart(part);
    if (index === 0) return printWord(part.text);
    return index === 1 && parts[0]?.kind === 'Variable' ? disguiseFirst(part.text) : escapeWord(part.text);
  });
  // the empty quotes make a word of what is a variable otherwise
  return parts.length === 1 ? `${texts.join('')}''` : texts.join('');
}

/** A bare word, which must not be taken for a keyword, number, parameter, operator or the start of an expression. */
export function printWord(value: string): string {
  return PLAIN_START.test(value) && !KEYWORDS.has(value.toLowerCase()) ? escapeWord(value) : disguiseFirst(value);
}

const PLAIN_START = /^[\p{L}_%?/\\]/u;

const KEYWORDS = new Set(
  (
    'begin break catch class clean configuration continue data default do dynamicparam else elseif end enum exit ' +
    'filter finally for foreach function if param process return switch throw trap try until using while workflow'
  ).split(' '),
);

function disguiseFirst(text: string): string {
  const [first = ''] = text;
  return disguise(first) + escapeWord(text.slice(first.length));
}

function escapeWord(text: string): string {
  return replaceChars(text, char => endsWord(char) || isQuote(char) || char === '`' || char === '$', disguise);
}

/** The character with a backtick, or by its number where a backtick gives it another meaning. */
function disguise(char: string): string {
  const means = /[0abefnrtuv]/.test(char) || isSpace(char) || isNewline(char);
  return means ? `\`u{${char.charCodeAt(0).toString(16)}}` : `\`${char}`;
}

function escapeExpanding(text: string): string {
  return replaceChars(text, char => isDoubleQuote(char) || char === '`' || char === '$', disguise);
}

function escapeHere(text: string): string {
  return escapeExpanding(text).replaceAll('\r', '`r');
}

function replaceChars(text: string, isMeant: (char: string) => boolean, replacement: (char: string) => string): string {
  return Array.from(text, char => (isMeant(char) ? replacement(char) : char)).join('');
}

/** `$name`, with braces where the name needs them. */
export function printVariable(variable: Variable): string {
  const { scope, name, splatted } = variable;
  if (splatted) return `@${pathOf(variable)}`;
  const simple = [scope ?? 'x', name].every(each => /^[A-Za-z_]\w*$/.test(each));
  return simple ? `$${pathOf(variable)}` : printBraced(variable);
}

/** `${name}`, for places where the next character could belong to the name. */
export function printBraced(variable: Variable): string {
  return `\${${pathOf(variable).replace(/[`}]/g, char => `\`${char}`)}}`;
}

/** A colon in front keeps a name with colons in it from having a scope, and `??` from being `$?`. */
function pathOf({ scope, name }: Variable): string {
  if (scope !== undefined) return `${scope}:${name}`;
  return /^(?:[?^]|\w[^:]*)$/.test(name) ? name : `:${name}`;
}
