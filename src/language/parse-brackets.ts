import type { ArrayExpression, Paren, ScriptBlock, SubExpression } from './expression.ts';
import { parsePipelineChain } from './parse-pipeline.ts';
import { parseScript, parseStatements } from './parse-script.ts';
import { peek, type Reader, reportMissing, reportUnclosed, since, take } from './reader.ts';
import type { Statement, StatementBlock } from './syntax.ts';
import { skipLines } from './trivia.ts';

/** `( … )` at the current place. */
export function parseParen(reader: Reader): Paren {
  const start = take(reader, 1, 'punctuation').start;
  const body = withCommas(reader, (): Statement => {
    skipLines(reader);
    const content = parsePipelineChain(reader);
    if (!content) reportMissing(reader, 'ExpectedExpression', reader.lastEnd);
    return content ?? { kind: 'ErrorStatement', extent: since(reader, reader.lastEnd), parts: [] };
  });
  const end = reader.lastEnd;
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else reportMissing(reader, 'MissingEndParenthesisInExpression', end);
  return { kind: 'Paren', extent: since(reader, start), body };
}

/** `$( … )` at the current place. */
export function parseSubExpression(reader: Reader): SubExpression {
  const start = reader.at;
  const body = parseBracketed(reader);
  return { kind: 'SubExpression', extent: since(reader, start), body };
}

/** `@( … )` at the current place. */
export function parseArrayExpression(reader: Reader): ArrayExpression {
  const start = reader.at;
  const body = parseBracketed(reader);
  return { kind: 'ArrayExpression', extent: since(reader, start), body };
}

function parseBracketed(reader: Reader): StatementBlock {
  take(reader, 2, 'punctuation');
  const start = reader.at;
  const statements = withCommas(reader, () => parseStatements(reader));
  const extent = since(reader, start);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else reportMissing(reader, 'MissingEndParenthesisInSubexpression', reader.at);
  return { kind: 'StatementBlock', extent, statements };
}

/** `{ … }` as a value. */
export function parseScriptBlock(reader: Reader): ScriptBlock {
  const script = withCommas(reader, () => parseBracedScript(reader));
  return { kind: 'ScriptBlock', extent: script.extent, script };
}

/** The body of a function or script block, braces included in its extent. Its own `finally` rules start afresh. */
export function parseBracedScript(reader: Reader, isFilter = false): ScriptBlock['script'] {
  const start = take(reader, 1, 'punctuation').start;
  const outer = reader.finallyWithLoop;
  reader.finallyWithLoop = undefined;
  const script = parseScript(reader, isFilter);
  reader.finallyWithLoop = outer;
  if (peek(reader) === '}') take(reader, 1, 'punctuation');
  else reportUnclosed(reader, 'MissingEndCurlyBrace', start);
  return { ...script, extent: since(reader, start) };
}

/** `{ statements }` of a control statement; undefined, with line ends taken at most, when no `{` follows. */
export function parseBlock(reader: Reader): StatementBlock | undefined {
  skipLines(reader);
  if (peek(reader) !== '{') return undefined;
  const start = take(reader, 1, 'punctuation').start;
  const statements = withCommas(reader, () => parseStatements(reader));
  if (peek(reader) === '}') take(reader, 1, 'punctuation');
  else reportUnclosed(reader, 'MissingEndCurlyBrace', start);
  return { kind: 'StatementBlock', extent: since(reader, start), statements };
}

/** Within brackets a comma makes an array again, whatever it means outside. */
export function withCommas<T>(reader: Reader, parse: () => T, commaMakesArray = true): T {
  const outer = reader.commaMakesArray;
  reader.commaMakesArray = commaMakesArray;
  const result = parse();
  reader.commaMakesArray = outer;
  return result;
}
