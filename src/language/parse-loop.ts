import { parseBlock } from './parse-brackets.ts';
import { parsePipelineChain } from './parse-pipeline.ts';
import { peekWord } from './parse-script.ts';
import type { Opening } from './parse-statement.ts';
import { match, peek, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import type { Do, ErrorStatement, For, ForEach, Node, Statement, StatementBlock, While } from './syntax.ts';
import { skipLines, skipSpace } from './trivia.ts';
import { readVariable } from './variable.ts';

/** foreach ( variable in statement ) block */
export function parseForEach(reader: Reader, { start, label }: Opening): ForEach | ErrorStatement {
  skipSpace(reader);
  const flag = match(reader, /-[a-z]+/iy)?.[0];
  if (flag !== undefined) {
    const extent = take(reader, flag.length, 'error');
    reportWrong(reader, 'NotSupportedHere', extent, `'foreach ${flag}'; it runs one after another`);
  }
  skipLines(reader);
  if (peek(reader) !== '(') return fail(reader, 'MissingOpenParenthesisAfterKeyword', start, [], 'foreach');
  take(reader, 1, 'punctuation');
  skipLines(reader);
  const variable = '$@'.includes(peek(reader) || ' ') ? readVariable(reader, 'expression') : undefined;
  if (!variable) return fail(reader, 'MissingVariableNameAfterForeach', start, []);
  if (variable.splatted) reportWrong(reader, 'SplattingNotPermitted', variable.extent, `@${variable.name}`);
  skipLines(reader);
  if (!peekWord(reader, ['in'])) return fail(reader, 'MissingInInForeach', start, [variable]);
  take(reader, 2, 'keyword');
  const end = reader.lastEnd;
  skipLines(reader);
  const collection = parsePipelineChain(reader);
  if (!collection) {
    reportMissing(reader, 'MissingForeachExpression', end);
    return failed(reader, start, [variable]);
  }
  const parts = [variable, collection];
  skipLines(reader);
  if (peek(reader) !== ')') return fail(reader, 'MissingEndParenthesisAfterForeach', start, parts);
  take(reader, 1, 'punctuation');
  const body = parseBody(reader);
  if (!body) return fail(reader, 'MissingForeachStatement', start, parts);
  return { kind: 'ForEach', extent: since(reader, start), label, variable, collection, body };
}

/** for ( [statement] ; [statement] ; [statement] ) block; line ends may stand for the semicolons */
export function parseFor(reader: Reader, { start, label }: Opening): For | ErrorStatement {
  skipLines(reader);
  if (peek(reader) !== '(') return fail(reader, 'MissingOpenParenthesisAfterKeyword', start, [], 'for');
  take(reader, 1, 'punctuation');
  const initializer = parseForPart(reader);
  const condition = parseForPart(reader);
  const iterator = parseForPart(reader);
  skipLines(reader);
  const parts = [initializer, condition, iterator].filter(part => part !== undefined);
  if (peek(reader) !== ')') return fail(reader, 'MissingEndParenthesisAfterStatement', start, parts, 'for');
  take(reader, 1, 'punctuation');
  const body = parseBody(reader);
  if (!body) return fail(reader, 'MissingLoopStatement', start, parts, 'for');
  return { kind: 'For', extent: since(reader, start), label, initializer, condition, iterator, body };
}

function parseForPart(reader: Reader): Statement | undefined {
  skipLines(reader);
  const part = parsePipelineChain(reader);
  skipLines(reader);
  if (peek(reader) === ';') take(reader, 1, 'punctuation');
  return part;
}

/** while ( statement ) block */
export function parseWhile(reader: Reader, { start, label }: Opening): While | ErrorStatement {
  const condition = parseCondition(reader, 'while');
  if (!condition) return failed(reader, start, []);
  const body = parseBody(reader);
  if (!body) return fail(reader, 'MissingLoopStatement', start, [condition], 'while');
  return { kind: 'While', extent: since(reader, start), label, condition, body };
}

/** do block ( while | until ) ( statement ) */
export function parseDo(reader: Reader, { start, label }: Opening): Do | ErrorStatement {
  const body = parseBody(reader);
  if (!body) return fail(reader, 'MissingLoopStatement', start, [], 'do');
  skipLines(reader);
  const keyword = peekWord(reader, ['while', 'until']);
  if (!keyword) return fail(reader, 'MissingWhileOrUntilInDoWhile', start, [body]);
  take(reader, keyword.length, 'keyword');
  const condition = parseCondition(reader, keyword);
  if (!condition) return failed(reader, start, [body]);
  return { kind: 'Do', extent: since(reader, start), label, until: keyword === 'until', condition, body };
}

/** `( statement )` of `while` and `until`; undefined after reporting what is missing. */
function parseCondition(reader: Reader, keyword: string): Statement | undefined {
  const end = reader.lastEnd;
  skipLines(reader);
  if (peek(reader) !== '(') {
    reportMissing(reader, 'MissingOpenParenthesisAfterKeyword', end, keyword);
    return undefined;
  }
  const open = take(reader, 1, 'punctuation').end;
  skipLines(reader);
  const condition = parsePipelineChain(reader);
  if (!condition) reportMissing(reader, 'MissingExpressionAfterKeyword', open, keyword);
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else if (condition) reportMissing(reader, 'MissingEndParenthesisAfterStatement', reader.lastEnd, keyword);
  return condition;
}

/** The block of a loop; inside `finally`, `break` may leave it. */
function parseBody(reader: Reader): StatementBlock | undefined {
  const outer = reader.finallyWithLoop;
  if (outer === false) reader.finallyWithLoop = true;
  const body = parseBlock(reader);
  reader.finallyWithLoop = outer;
  return body;
}

type LoopErrorId =
  | 'MissingOpenParenthesisAfterKeyword'
  | 'MissingVariableNameAfterForeach'
  | 'MissingInInForeach'
  | 'MissingEndParenthesisAfterForeach'
  | 'MissingForeachStatement'
  | 'MissingEndParenthesisAfterStatement'
  | 'MissingLoopStatement'
  | 'MissingWhileOrUntilInDoWhile';

function fail(reader: Reader, id: LoopErrorId, start: number, parts: readonly Node[], detail = ''): ErrorStatement {
  reportMissing(reader, id, reader.lastEnd, detail);
  return failed(reader, start, parts);
}

function failed(reader: Reader, start: number, parts: readonly Node[]): ErrorStatement {
  return { kind: 'ErrorStatement', extent: since(reader, start), parts };
}
