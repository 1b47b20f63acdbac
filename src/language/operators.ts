import { isDash } from './characters.ts';
import type { BinaryOperator, UnaryOperator } from './expression.ts';
import { peek, type Reader } from './reader.ts';
import type { AssignmentOperator } from './syntax.ts';

/** An operator between two expressions. A higher precedence binds tighter; all are left-associative. */
export interface BinaryOperation {
  readonly operator: BinaryOperator | '..';
  readonly caseSensitive: boolean;
  readonly precedence: number;
  readonly length: number;
}

export interface UnaryOperation {
  readonly operator: UnaryOperator;
  readonly caseSensitive: boolean;
  readonly length: number;
}

type Row = Omit<BinaryOperation, 'length'>;

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch'] as const;
const searches = ['contains', 'notcontains', 'in', 'notin', 'replace', 'split'] as const;
const words = tabulate();

/** The operators that are words, without their dash. */
export const operatorWords: readonly string[] = [...words.keys()];

function tabulate(): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  const add = (word: string, operator: BinaryOperator, precedence: number, caseSensitive = false) =>
    rows.set(word, { operator, caseSensitive, precedence });
  for (const word of ['and', 'or', 'xor'] as const) add(word, `-${word}`, 1);
  for (const word of ['band', 'bor', 'bxor'] as const) add(word, `-${word}`, 2);
  for (const word of ['is', 'isnot', 'as', 'join', 'shl', 'shr'] as const) add(word, `-${word}`, 3);
  for (const word of [...comparisons, ...searches]) {
    add(word, `-${word}`, 3);
    add(`i${word}`, `-${word}`, 3);
    add(`c${word}`, `-${word}`, 3, true);
  }
  add('f', '-f', 7);
  return rows;
}

const signs: Readonly<Record<string, Row>> = {
  '??': { operator: '??', caseSensitive: false, precedence: 4 },
  '+': { operator: '+', caseSensitive: false, precedence: 5 },
  '-': { operator: '-', caseSensitive: false, precedence: 5 },
  '*': { operator: '*', caseSensitive: false, precedence: 6 },
  '/': { operator: '/', caseSensitive: false, precedence: 6 },
  '%': { operator: '%', caseSensitive: false, precedence: 6 },
  '..': { operator: '..', caseSensitive: false, precedence: 8 },
};

/** The binary operator at the current place, if any. */
export function peekBinary(reader: Reader): BinaryOperation | undefined {
  const word = dashedWord(reader);
  if (word !== undefined) {
    const found = words.get(word);
    return found && { ...found, length: word.length + 1 };
  }
  const first = peek(reader);
  const char = isDash(first) ? '-' : first;
  const next = peek(reader, 1);
  const sign = (char === '?' || char === '.') && next === char ? char + next : char;
  const found = signs[sign];
  if (!found || (sign === '*' && next === '>') || peekAssignment(reader) || peekIncrement(reader)) return undefined;
  return { ...found, length: sign.length };
}

/** The operator before a single operand, if any; `++`, `--` and `,` are not among them. */
export function peekUnary(reader: Reader): UnaryOperation | undefined {
  const char = isDash(peek(reader)) ? '-' : peek(reader);
  switch (dashedWord(reader)) {
    case undefined:
      if (char === '!') return { operator: '-not', caseSensitive: false, length: 1 };
      return char === '+' || char === '-' ? { operator: char, caseSensitive: false, length: 1 } : undefined;
    case 'not':
      return { operator: '-not', caseSensitive: false, length: 4 };
    case 'bnot':
      return { operator: '-bnot', caseSensitive: false, length: 5 };
    case 'join':
      return { operator: '-join', caseSensitive: false, length: 5 };
    case 'split':
      return { operator: '-split', caseSensitive: false, length: 6 };
    case 'isplit':
      return { operator: '-split', caseSensitive: false, length: 7 };
    case 'csplit':
      return { operator: '-split', caseSensitive: true, length: 7 };
    default:
      return undefined;
  }
}

export function peekIncrement(reader: Reader): '++' | '--' | undefined {
  if (peek(reader) === '+' && peek(reader, 1) === '+') return '++';
  return isDash(peek(reader)) && isDash(peek(reader, 1)) ? '--' : undefined;
}

/** The assignment operator at the current place, if any. */
export function peekAssignment(reader: Reader): AssignmentOperator | undefined {
  const char = peek(reader);
  const next = peek(reader, 1);
  switch (char) {
    case '=':
      return '=';
    case '+':
    case '*':
    case '/':
    case '%':
      return next === '=' ? `${char}=` : undefined;
    case '?':
      return next === '?' && peek(reader, 2) === '=' ? '??=' : undefined;
    default:
      return next === '=' && isDash(char) ? '-=' : undefined;
  }
}

/** The letters after a dash, in lower case: what could be an operator's name. */
function dashedWord(reader: Reader): string | undefined {
  if (!isDash(peek(reader))) return undefined;
  const { source, at } = reader;
  let end = at + 1;
  for (let char = source[end] ?? ''; (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z'); ) {
    end += 1;
    char = source[end] ?? '';
  }
  return end > at + 1 ? source.slice(at + 1, end).toLowerCase() : undefined;
}
