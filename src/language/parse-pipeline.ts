import { endsWord, isDigit, isNewline } from './characters.ts';
import { pipeContinues } from './comment.ts';
import type { Expression } from './expression.ts';
import { scanNumber } from './number.ts';
import { peekAssignment } from './operators.ts';
import { parseCommand } from './parse-command.ts';
import { isChangeable, parseExpression } from './parse-expression.ts';
import { parseStatement } from './parse-statement.ts';
import { enter, leave, match, peek, type Reader, reportMissing, reportWrong, sees, since, take } from './reader.ts';
import { readRedirection } from './redirection.ts';
import type {
  Assignment,
  AssignmentOperator,
  ErrorStatement,
  Pipeline,
  PipelineChain,
  PipelineElement,
  Redirection,
} from './syntax.ts';
import { skipLines, skipSpace } from './trivia.ts';

/** An assignment, a pipeline or pipelines with `&&` and `||` between them; undefined when nothing of the kind starts here. */
export function parsePipelineChain(reader: Reader): PipelineStatement | undefined {
  if (!enter(reader)) return undefined;
  const statement = parseChain(reader);
  leave(reader);
  return statement;
}

type PipelineStatement = Assignment | PipelineChain | Pipeline | ErrorStatement;

function parseChain(reader: Reader): PipelineStatement | undefined {
  const first = parseLeadingExpression(reader);
  if (first) {
    skipSpace(reader);
    const operator = peekAssignment(reader);
    if (operator) return parseAssignment(reader, first, operator);
  }
  let chain: PipelineChain | Pipeline | undefined = parsePipeline(reader, first);
  while (chain && (sees(reader, '&&') || sees(reader, '||'))) {
    const operator = sees(reader, '&&') ? '&&' : '||';
    const end = take(reader, 2, 'operator').end;
    skipLines(reader);
    const right = parsePipeline(reader, parseLeadingExpression(reader));
    const extent = since(reader, chain.extent.start);
    if (!right) {
      reportMissing(reader, 'EmptyPipelineChainElement', end, operator);
      return { kind: 'ErrorStatement', extent, parts: [chain] };
    }
    chain = { kind: 'PipelineChain', extent, operator, left: chain, right };
  }
  if (chain) refuseBackground(reader);
  return chain;
}

/** An expression where a pipeline may start; undefined when a command's name stands there. */
function parseLeadingExpression(reader: Reader): Expression | undefined {
  skipSpace(reader);
  const char = peek(reader);
  if (char === '!' && (isDigit(peek(reader, 1)) || peek(reader, 1) === '.')) {
    if (!scanNumber(reader.source, reader.at + 1, 'expression')) return undefined;
  }
  return parseExpression(reader, 'expression');
}

function parseAssignment(reader: Reader, target: Expression, operator: AssignmentOperator): Assignment {
  const end = take(reader, operator.length, 'operator').end;
  const several = operator === '=' && target.kind === 'ArrayLiteral' && target.elements.every(isTarget);
  if (!several && !isTarget(target)) reportWrong(reader, 'InvalidLeftHandSide', target.extent);
  skipLines(reader);
  const value = parseStatement(reader);
  if (!value) reportMissing(reader, 'ExpectedValueExpression', end, operator);
  return {
    kind: 'Assignment',
    extent: since(reader, target.extent.start),
    operator,
    target,
    value: value ?? { kind: 'ErrorStatement', extent: { start: end, end }, parts: [] },
  };
}

/** `$a, ($b, $c) = …` gives a list of its own to the parentheses. */
function isTarget(target: Expression): boolean {
  if (isChangeable(target)) return true;
  if (target.kind !== 'Paren' || target.body.kind !== 'Pipeline') return false;
  const element = target.body.elements[0];
  if (element?.kind !== 'CommandExpression') return false;
  return element.expression.kind === 'ArrayLiteral'
    ? element.expression.elements.every(isTarget)
    : isTarget(element.expression);
}

function parsePipeline(reader: Reader, first: Expression | undefined): Pipeline | undefined {
  const elements: PipelineElement[] = [];
  let element = parsePipelineElement(reader, first);
  if (!element && peek(reader) === '|' && peek(reader, 1) !== '|') reportMissing(reader, 'EmptyPipeElement', reader.at);
  for (;;) {
    if (element) elements.push(element);
    skipSpace(reader);
    if (pipeContinues(reader.source, reader.at)) skipLines(reader);
    if (peek(reader) !== '|' || peek(reader, 1) === '|') break;
    const end = take(reader, 1, 'operator').end;
    skipLines(reader);
    const expression = parseLeadingExpression(reader);
    if (expression) reportWrong(reader, 'ExpressionsMustBeFirstInPipeline', expression.extent);
    element = parsePipelineElement(reader, expression);
    if (!element) reportMissing(reader, 'EmptyPipeElement', end);
  }
  const start = elements[0]?.extent.start;
  if (start === undefined) return undefined;
  const pipeline: Pipeline = { kind: 'Pipeline', extent: since(reader, start), elements };
  checkEnd(reader);
  return pipeline;
}

function parsePipelineElement(reader: Reader, expression: Expression | undefined): PipelineElement | undefined {
  if (!expression) return parseCommand(reader);
  const redirections: Redirection[] = [];
  skipSpace(reader);
  while (readRedirection(reader, redirections)) skipSpace(reader);
  return { kind: 'CommandExpression', extent: since(reader, expression.extent.start), expression, redirections };
}

/** What follows a pipeline without ending it is unexpected; it is left for the next statement. */
function checkEnd(reader: Reader): void {
  const char = peek(reader);
  if (char === '' || isNewline(char) || ';)}|&'.includes(char)) return;
  const text = endsWord(char) ? char : (match(reader, /[^\s&(),;{|}]{1,100}/y)?.[0] ?? char);
  reportWrong(reader, 'UnexpectedToken', { start: reader.at, end: reader.at + text.length }, text);
}

function refuseBackground(reader: Reader): void {
  if (peek(reader) !== '&') return;
  const extent = take(reader, 1, 'error');
  reportWrong(reader, 'NotSupportedHere', extent, "jobs ('&' at the end); run the command without it");
}
