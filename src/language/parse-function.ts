import { endsWord, isQuote } from './characters.ts';
import { parseBracedScript } from './parse-brackets.ts';
import { parseFunctionParameters } from './parse-parameters.ts';
import type { Opening } from './parse-statement.ts';
import { peek, type Reader, reportMissing, since } from './reader.ts';
import type { ErrorStatement, FunctionDefinition } from './syntax.ts';
import { readWord } from './text.ts';
import { skipLines } from './trivia.ts';

/** ( function | filter ) name [ ( parameters ) ] { script } */
export function parseFunction(reader: Reader, { start, keyword }: Opening): FunctionDefinition | ErrorStatement {
  const end = reader.lastEnd;
  skipLines(reader);
  const next = peek(reader);
  if (endsWord(next) || isQuote(next) || '$@<>'.includes(next)) {
    reportMissing(reader, 'MissingNameAfterKeyword', end, keyword);
    return { kind: 'ErrorStatement', extent: since(reader, start), parts: [] };
  }
  const word = readWord(reader, 'command');
  const name = word.kind === 'StringConstant' ? word.value : reader.source.slice(word.extent.start, word.extent.end);
  skipLines(reader);
  const errors = reader.errors.length;
  const params = parseFunctionParameters(reader);
  skipLines(reader);
  if (peek(reader) !== '{') {
    if (reader.errors.length === errors) reportMissing(reader, 'MissingFunctionBody', reader.lastEnd);
    return { kind: 'ErrorStatement', extent: since(reader, start), parts: [] };
  }
  const isFilter = keyword === 'filter';
  const body = parseBracedScript(reader, isFilter);
  const withParams = params && !body.params ? { ...body, params } : body;
  return { kind: 'FunctionDefinition', extent: since(reader, start), name, isFilter, body: withParams };
}
