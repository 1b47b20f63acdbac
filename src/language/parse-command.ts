import { endsWord, isDash, isNewline, isQuote } from './characters.ts';
import type { Expression } from './expression.ts';
import { parseArgument, parseArgumentValue, parseParameter } from './parse-argument.ts';
import { peek, type Reader, reportMissing, reportWrong, sees, since, take } from './reader.ts';
import { readRedirection } from './redirection.ts';
import type { Command, CommandElement, Redirection } from './syntax.ts';
import { readWord } from './text.ts';
import { skipLines, skipSpace } from './trivia.ts';

/** The command at the current place; undefined when there is none, then only `&` or `.` may have been taken. */
export function parseCommand(reader: Reader): Command | undefined {
  skipSpace(reader);
  const start = reader.at;
  const invocation = peekInvocation(reader);
  if (invocation) {
    take(reader, 1, 'operator');
    skipSpace(reader);
  }
  const name = parseName(reader, invocation !== undefined);
  if (!name) {
    if (invocation) reportMissing(reader, 'MissingExpression', reader.lastEnd, invocation);
    return undefined;
  }
  const elements: CommandElement[] = [];
  const redirections: Redirection[] = [];
  let dashes = true;
  for (skipSpace(reader); !atEnd(reader); skipSpace(reader)) {
    if (readRedirection(reader, redirections)) continue;
    const element = parseElement(reader, dashes);
    if (element?.kind === 'EndOfParameters') dashes = false;
    if (element) elements.push(element);
  }
  return { kind: 'Command', extent: since(reader, start), invocation, name, elements, redirections };
}

/** `.` calls only when it is not the start of a word such as `.\file` or `..`. */
function peekInvocation(reader: Reader): '&' | '.' | undefined {
  const char = peek(reader);
  if (char === '&' && peek(reader, 1) !== '&') return char;
  if (char !== '.') return undefined;
  const next = peek(reader, 1);
  return endsWord(next) || next === '$' || isQuote(next) ? char : undefined;
}

function parseName(reader: Reader, called: boolean): Expression | undefined {
  if (called) return parseArgumentValue(reader, 'command');
  if (endsWord(peek(reader))) return undefined;
  const start = reader.at;
  const word = readWord(reader, 'command');
  if (word.kind === 'StringConstant') return word;
  return { kind: 'StringConstant', extent: word.extent, value: reader.source.slice(start, reader.at), quote: 'bare' };
}

function atEnd(reader: Reader): boolean {
  const char = peek(reader);
  return char === '' || isNewline(char) || ')};|&'.includes(char);
}

/** Takes one element, or a stray comma. After `--` everything is an argument: `dashes` is false then. */
function parseElement(reader: Reader, dashes: boolean): CommandElement | undefined {
  if (peek(reader) === ',') {
    reportWrong(reader, 'MissingArgument', take(reader, 1, 'punctuation'));
    skipLines(reader);
    return undefined;
  }
  return (dashes ? parseDashed(reader) : undefined) ?? parseArgument(reader) ?? passOne(reader);
}

function parseDashed(reader: Reader): CommandElement | undefined {
  if (!isDash(peek(reader))) return undefined;
  if (isDash(peek(reader, 1)) && endsWord(peek(reader, 2))) {
    return { kind: 'EndOfParameters', extent: take(reader, 2, 'operator') };
  }
  if (sees(reader, '--%') && endsWord(peek(reader, 3))) {
    const extent = take(reader, 3, 'error');
    reportWrong(
      reader,
      'NotSupportedHere',
      extent,
      "'--%'; there are no programs to call, put the argument in single quotes",
    );
    return { kind: 'ErrorExpression', extent, parts: [] };
  }
  return parseParameter(reader);
}

function passOne(reader: Reader): Expression {
  const text = peek(reader);
  const extent = take(reader, 1, 'error');
  reportWrong(reader, 'UnexpectedToken', extent, text);
  return { kind: 'ErrorExpression', extent, parts: [] };
}
