import { parseArgumentValue } from './parse-argument.ts';
import { parseBlock } from './parse-brackets.ts';
import { parsePipelineChain } from './parse-pipeline.ts';
import { findWord, peekWord } from './parse-script.ts';
import type { Opening } from './parse-statement.ts';
import { match, peek, type Reader, reportMissing, reportUnclosed, reportWrong, since, take } from './reader.ts';
import type { ErrorStatement, If, IfClause, Node, Statement, StatementBlock, Switch, SwitchClause } from './syntax.ts';
import { skipLines, skipSeparators } from './trivia.ts';

/** if ( statement ) block { elseif ( statement ) block } [ else block ] */
export function parseIf(reader: Reader, { start }: Opening): If | ErrorStatement {
  const clauses: IfClause[] = [];
  const parts: Node[] = [];
  let keyword = 'if';
  for (;;) {
    const clause = parseIfClause(reader, keyword, parts);
    if (!clause) return failed(reader, start, parts);
    clauses.push(clause);
    const next = findWord(reader, ['elseif', 'else']);
    if (next) take(reader, next.length, 'keyword');
    if (next === 'elseif') keyword = next;
    else return finishIf(reader, { start, clauses, hasElse: next === 'else' });
  }
}

interface IfSoFar {
  readonly start: number;
  readonly clauses: readonly IfClause[];
  readonly hasElse: boolean;
}

function finishIf(reader: Reader, { start, clauses, hasElse }: IfSoFar): If {
  const end = reader.lastEnd;
  const otherwise = hasElse ? parseBlock(reader) : undefined;
  if (hasElse && !otherwise) reportMissing(reader, 'MissingStatementBlockAfterElse', end);
  return { kind: 'If', extent: since(reader, start), clauses, otherwise };
}

/** Undefined after reporting what is missing; what there is goes to `parts` in any case. */
function parseIfClause(reader: Reader, keyword: string, parts: Node[]): IfClause | undefined {
  const end = reader.lastEnd;
  skipLines(reader);
  if (peek(reader) !== '(') {
    reportMissing(reader, 'MissingOpenParenthesisInIfStatement', end, keyword);
    return undefined;
  }
  const open = take(reader, 1, 'punctuation').end;
  skipLines(reader);
  const condition = parsePipelineChain(reader);
  if (condition) parts.push(condition);
  else reportMissing(reader, 'IfStatementMissingCondition', open, keyword);
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else if (condition) reportMissing(reader, 'MissingEndParenthesisAfterStatement', reader.lastEnd, keyword);
  const head = reader.lastEnd;
  const body = parseBlock(reader);
  if (body) parts.push(body);
  else reportMissing(reader, 'MissingStatementBlock', head, keyword);
  return condition && body && { condition, body };
}

const flags = ['regex', 'wildcard', 'exact', 'casesensitive', 'file', 'parallel'] as const;

/** switch { flag } ( statement ) { { condition block } } */
export function parseSwitch(reader: Reader, { start, label }: Opening): Switch | ErrorStatement {
  const { match: matching, caseSensitive } = parseFlags(reader);
  skipLines(reader);
  const value = parseSwitchValue(reader);
  if (!value) return failed(reader, start, []);
  const end = reader.lastEnd;
  skipLines(reader);
  if (peek(reader) !== '{') {
    reportMissing(reader, 'MissingCurlyBraceInSwitchStatement', end);
    return failed(reader, start, [value]);
  }
  const outer = reader.finallyWithLoop;
  // `break` ends the switch and so does not leave the `finally` around it
  if (outer === false) reader.finallyWithLoop = true;
  const { clauses, otherwise } = parseClauses(reader);
  reader.finallyWithLoop = outer;
  const extent = since(reader, start);
  return { kind: 'Switch', extent, label, match: matching, caseSensitive, value, clauses, otherwise };
}

function parseFlags(reader: Reader): Pick<Switch, 'match' | 'caseSensitive'> {
  let matching: Switch['match'] = 'exact';
  let caseSensitive = false;
  skipLines(reader);
  for (let text = peekFlag(reader); text !== undefined; text = peekFlag(reader)) {
    const extent = take(reader, text.length, 'parameter');
    const flag = flags.find(each => each.startsWith(text?.slice(1).toLowerCase() ?? ' '));
    if (flag === 'casesensitive') caseSensitive = true;
    else if (flag === 'file' || flag === 'parallel') {
      reportWrong(reader, 'NotSupportedHere', extent, `'switch -${flag}'; put the values in parentheses`);
    } else if (flag) matching = flag;
    else reportWrong(reader, 'InvalidSwitchFlag', extent, text);
    skipLines(reader);
  }
  return { match: matching, caseSensitive };
}

function peekFlag(reader: Reader): string | undefined {
  return match(reader, /[-\u2013\u2014\u2015][\p{L}_]{1,100}/uy)?.[0];
}

function parseSwitchValue(reader: Reader): Statement | undefined {
  const end = reader.lastEnd;
  if (peek(reader) !== '(') {
    reportMissing(reader, 'PipelineValueRequired', end);
    return undefined;
  }
  const open = take(reader, 1, 'punctuation').end;
  skipLines(reader);
  const value = parsePipelineChain(reader);
  if (!value) reportMissing(reader, 'PipelineValueRequired', open);
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else if (value) reportMissing(reader, 'MissingEndParenthesisInSwitchStatement', reader.lastEnd);
  return value;
}

function parseClauses(reader: Reader): Pick<Switch, 'clauses' | 'otherwise'> {
  const start = take(reader, 1, 'punctuation').start;
  const clauses: SwitchClause[] = [];
  let otherwise: StatementBlock | undefined;
  skipSeparators(reader);
  if (peek(reader) === '') {
    reportMissing(reader, 'MissingSwitchConditionExpression', reader.lastEnd);
    return { clauses, otherwise };
  }
  while (peek(reader) !== '}' && peek(reader) !== '') {
    const isDefault = peekWord(reader, ['default']) !== undefined;
    const at = reader.at;
    const condition = isDefault ? undefined : parseArgumentValue(reader);
    if (isDefault) take(reader, 'default'.length, 'keyword');
    else if (!condition) {
      reportMissing(reader, 'MissingSwitchConditionExpression', reader.lastEnd);
      return { clauses, otherwise };
    }
    const head = { start: at, end: reader.lastEnd };
    const body = parseBlock(reader);
    if (!body) {
      reportMissing(reader, 'MissingSwitchStatementClause', head.end);
      if (peek(reader) === '}') take(reader, 1, 'punctuation');
      return { clauses, otherwise };
    }
    if (condition) clauses.push({ condition, body });
    else if (otherwise) reportWrong(reader, 'MultipleSwitchDefaultClauses', head);
    else otherwise = body;
    skipSeparators(reader);
  }
  if (peek(reader) === '}') take(reader, 1, 'punctuation');
  else reportUnclosed(reader, 'MissingEndCurlyBrace', start);
  return { clauses, otherwise };
}

function failed(reader: Reader, start: number, parts: readonly Node[]): ErrorStatement {
  return { kind: 'ErrorStatement', extent: since(reader, start), parts };
}
