import type { TypeName } from './expression.ts';
import { parseBlock } from './parse-brackets.ts';
import { findWord } from './parse-script.ts';
import type { Opening } from './parse-statement.ts';
import { parseBracket } from './parse-type.ts';
import { peek, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import type { CatchClause, ErrorStatement, StatementBlock, Try } from './syntax.ts';
import { skipLines } from './trivia.ts';

/** try block { catch [types] block } [ finally block ] */
export function parseTry(reader: Reader, { start }: Opening): Try | ErrorStatement {
  const body = parseBlock(reader);
  if (!body) {
    reportMissing(reader, 'MissingTryStatementBlock', reader.lastEnd);
    return { kind: 'ErrorStatement', extent: since(reader, start), parts: [] };
  }
  const end = reader.lastEnd;
  const errors = reader.errors.length;
  const catches = parseCatches(reader);
  const finallyBlock = parseFinally(reader);
  if (catches.length === 0 && !finallyBlock) {
    if (reader.errors.length === errors) reportMissing(reader, 'MissingCatchOrFinally', end);
    return { kind: 'ErrorStatement', extent: since(reader, start), parts: [body] };
  }
  return { kind: 'Try', extent: since(reader, start), body, catches, finally: finallyBlock };
}

function parseCatches(reader: Reader): CatchClause[] {
  const catches: CatchClause[] = [];
  let general: CatchClause | undefined;
  for (;;) {
    if (!findWord(reader, ['catch'])) return catches;
    const start = take(reader, 'catch'.length, 'keyword').start;
    const errors = reader.errors.length;
    const types = parseTypes(reader);
    const head = reader.lastEnd;
    const body = parseBlock(reader);
    if (!body) {
      if (reader.errors.length === errors) reportMissing(reader, 'MissingCatchHandlerBlock', head);
      return catches;
    }
    const clause = { extent: since(reader, start), types, body };
    if (general) reportWrong(reader, 'EmptyCatchNotLast', general.extent);
    if (types.length === 0) general = clause;
    catches.push(clause);
  }
}

function parseTypes(reader: Reader): TypeName[] {
  const types: TypeName[] = [];
  skipLines(reader);
  while (peek(reader) === '[') {
    const bracket = parseBracket(reader);
    if (bracket && 'type' in bracket) types.push(bracket.type);
    skipLines(reader);
    if (peek(reader) !== ',') break;
    const end = take(reader, 1, 'punctuation').end;
    skipLines(reader);
    if (peek(reader) !== '[') reportMissing(reader, 'MissingTypeLiteralToken', end);
  }
  return types;
}

/** Control may not leave the block: no `return`, and `break` or `continue` only for loops within it. */
function parseFinally(reader: Reader): StatementBlock | undefined {
  if (!findWord(reader, ['finally'])) return undefined;
  const end = take(reader, 'finally'.length, 'keyword').end;
  const outer = reader.finallyWithLoop;
  reader.finallyWithLoop = false;
  const block = parseBlock(reader);
  reader.finallyWithLoop = outer;
  if (!block) reportMissing(reader, 'MissingFinallyStatementBlock', end);
  return block;
}
