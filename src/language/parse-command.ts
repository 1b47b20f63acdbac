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
  while (parseElement(reader, elements, redirections)) skipSpace(reader);
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

/** Takes one element, redirection or stray comma; false at the end of the command. */
function parseElement(reader: Reader, elements: CommandElement[], redirections: Redirection[]): boolean {
  skipSpace(reader);
  const char = peek(reader);
  if (char === '' || isNewline(char) || ')};|&'.includes(char)) return false;
  if (char === ',') {
    reportWrong(reader, 'MissingArgument', take(reader, 1, 'punctuation'));
    skipLines(reader);
    return true;
  }
  if (readRedirection(reader, redirections)) return true;
  elements.push(parseDashed(reader, elements) ?? parseArgument(reader) ?? passOne(reader));
  return true;
}

/** A parameter or `--`, unless a `--` came before: then everything is an argument. */
function parseDashed(reader: Reader, elements: readonly CommandElement[]): CommandElement | undefined {
  if (!isDash(peek(reader)) || elements.some(element => element.kind === 'EndOfParameters')) return undefined;
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
