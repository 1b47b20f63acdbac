import { endsWord, isVariableStart } from './characters.ts';
import type { Variable } from './expression.ts';
import type { Extent } from './extent.ts';
import { identifierEnd, peek, type Reader, reportMissing, reportWrong, take } from './reader.ts';

/** Where a variable stands; in a command's arguments the characters after it may make the whole a word (`$a/b`). */
export type VariablePlace = 'expression' | 'argument' | 'string';

/**
 * Reads the variable at the current `$` or `@`.
 * Undefined, with nothing taken, when there is none or when it is only the start of a word.
 */
export function readVariable(reader: Reader, place: VariablePlace): Variable | undefined {
  const splatted = peek(reader) === '@';
  if (peek(reader, 1) === '{' && !splatted) return readBraced(reader, place);
  if (!isVariableStart(peek(reader, 1))) return undefined;
  const length = nameEnd(reader.source, reader.at + 1) - reader.at;
  if (place === 'argument' && continuesWord(peek(reader, length), '.[=:')) return undefined;
  const path = reader.source.slice(reader.at + 1, reader.at + length);
  const extent = take(reader, length, 'variable');
  const { scope, name } = splitPath(path);
  if (name === '') {
    const id = path.length > 1 ? 'InvalidVariableReferenceWithDrive' : 'InvalidVariableReference';
    reportWrong(reader, id, extent, `$${path}`);
  }
  checkLeftOut(reader, { scope, name, extent });
  return { kind: 'Variable', extent, scope, name, splatted };
}

/** `$$`, `$?` and `$^` are one character; other names go on through letters, digits, `_`, `?` and single colons. */
function nameEnd(source: string, at: number): number {
  if ('$?^'.includes(source[at] ?? ' ')) return at + 1;
  let end = identifierEnd(source, at);
  while (source[end] === '?' || (source[end] === ':' && source[end + 1] !== ':')) end = identifierEnd(source, end + 1);
  return Math.max(end, at + 1);
}

function readBraced(reader: Reader, place: VariablePlace): Variable | undefined {
  const { source, at } = reader;
  const end = braceEnd(source, at + 2);
  const isClosed = end < source.length;
  const text = source.slice(at, isClosed ? end + 1 : end);
  if (place === 'argument' && isClosed && continuesWord(peek(reader, text.length), '.[')) return undefined;
  const extent = take(reader, text.length, 'variable');
  const { scope, name } = splitPath(unescaped(source.slice(at + 2, end)));
  if (!isClosed) reportMissing(reader, 'IncompleteDollarVariableReference', extent.end, text);
  else if (name === '') reportWrong(reader, 'EmptyVariableReference', extent);
  checkLeftOut(reader, { scope, name, extent });
  return { kind: 'Variable', extent, scope, name, splatted: false };
}

/** Where the first `}` without a backtick is, or the end of the text. Not by a pattern, whose stack a long name would exhaust. */
function braceEnd(source: string, at: number): number {
  let end = at;
  while (end < source.length && source[end] !== '}') end += source[end] === '`' ? escapeLength(source, end) : 1;
  return Math.min(end, source.length);
}

/** Of an escape, the braces of a Unicode one included. */
function escapeLength(source: string, at: number): number {
  UNICODE.lastIndex = at;
  return UNICODE.exec(source)?.[0].length ?? 2;
}

const UNICODE = /`u\{([\da-f]{1,6})\}/iy;

const unescaped = (text: string): string =>
  text.replace(/`u\{([\da-f]{1,5})\}|`([\s\S])/gi, (_token, code: string | undefined, char: string | undefined) =>
    code === undefined ? (char ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
  );

function continuesWord(next: string, operators: string): boolean {
  return !endsWord(next) && !operators.includes(next);
}

function splitPath(path: string): { scope: string | undefined; name: string } {
  const colon = path.indexOf(':');
  return colon > 0
    ? { scope: path.slice(0, colon), name: path.slice(colon + 1) }
    : { scope: undefined, name: path.slice(colon + 1) };
}

function checkLeftOut(reader: Reader, variable: { scope: string | undefined; name: string; extent: Extent }): void {
  const { scope, name, extent } = variable;
  if (scope?.toLowerCase() === 'using') {
    reportWrong(reader, 'NotSupportedHere', extent, `the scope 'using'; there are no jobs, write $${name}`);
  } else if (name === '$' || name === '^') {
    reportWrong(reader, 'NotSupportedHere', extent, `$${name}; earlier input is in Get-History`);
  }
}
