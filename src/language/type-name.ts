import { isIdentifierStart } from './characters.ts';
import type { TypeName } from './expression.ts';
import { identifierEnd, mark, match, peek, type Reader, reportWrong, sees } from './reader.ts';

/** Reads a type name inside brackets, `int[]` for example; undefined, with nothing taken, when there is none. */
export function readTypeName(reader: Reader): TypeName | undefined {
  if (!isIdentifierStart(peek(reader))) return undefined;
  const start = reader.at;
  reader.at = nameEnd(reader.source, start);
  const name = reader.source.slice(start, reader.at);
  let rank = 0;
  for (let found = match(reader, RANK); found; found = match(reader, RANK)) {
    reader.at += found[0].length;
    rank++;
  }
  mark(reader, 'type', start);
  const extent = { start, end: reader.at };
  if (name.toLowerCase() === 'ref') {
    reportWrong(reader, 'NotSupportedHere', extent, '[ref]; let the function return its result');
  }
  if (peek(reader) === '[') readLeftOut(reader);
  return { extent, name, rank };
}

/** `[]` after a type, blanks before it allowed: `[string []]`. */
const RANK = /[ \t]*\[\]/y;

function nameEnd(source: string, at: number): number {
  let end = identifierEnd(source, at);
  while ('.+`'.includes(source[end] ?? ' ')) end = identifierEnd(source, end + 1);
  return end;
}

/** Generic types and arrays of several dimensions, taken so that the rest can be read. */
function readLeftOut(reader: Reader): void {
  const start = reader.at;
  const found = match(reader, /\[[^\]\r\n]*\]?/y)?.[0] ?? '[';
  reader.at += found.length;
  while (sees(reader, ']]')) reader.at += 1;
  mark(reader, 'error', start);
  const dimensions = /^\[,/.test(found);
  reportWrong(
    reader,
    'NotSupportedHere',
    { start, end: reader.at },
    dimensions ? 'arrays of several dimensions; nest arrays' : 'generic types; use an array or a hashtable',
  );
}
