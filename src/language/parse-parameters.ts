import type { Attribute, Expression, TypeName } from './expression.ts';
import { withCommas } from './parse-brackets.ts';
import { parseExpression } from './parse-expression.ts';
import { peekWord } from './parse-script.ts';
import { parseBracket, seesParamBlock } from './parse-type.ts';
import { match, peek, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import type { ParamBlock, ParameterDeclaration } from './syntax.ts';
import { skipLines } from './trivia.ts';
import { readVariable } from './variable.ts';

/** The param block at the current place with the attributes before it; undefined, with nothing taken, when there is none. */
export function parseParamBlock(reader: Reader): ParamBlock | undefined {
  if (!seesParamBlock(reader)) return undefined;
  const start = reader.at;
  const { attributes } = parseBrackets(reader);
  if (!peekWord(reader, ['param'])) return undefined;
  take(reader, 'param'.length, 'keyword');
  skipLines(reader);
  return { extent: since(reader, start), attributes, parameters: parseParameterList(reader) };
}

/** `(parameters)` after a function's name; undefined, with nothing taken, when no `(` follows. */
export function parseFunctionParameters(reader: Reader): ParamBlock | undefined {
  if (peek(reader) !== '(') return undefined;
  const start = reader.at;
  const parameters = parseParameterList(reader);
  return { extent: since(reader, start), attributes: [], parameters };
}

function parseParameterList(reader: Reader): ParameterDeclaration[] {
  take(reader, 1, 'punctuation');
  const parameters = withCommas(reader, () => parseDeclarations(reader), false);
  skipLines(reader);
  if (peek(reader) === ')') take(reader, 1, 'punctuation');
  else reportMissing(reader, 'MissingEndParenthesisInFunctionParameterList', reader.lastEnd);
  return parameters;
}

function parseDeclarations(reader: Reader): ParameterDeclaration[] {
  const parameters: ParameterDeclaration[] = [];
  const names = new Set<string>();
  for (;;) {
    const end = reader.lastEnd;
    const parameter = parseDeclaration(reader);
    if (!parameter) {
      if (parameters.length > 0) reportMissing(reader, 'MissingExpressionAfterToken', end, ',');
      return parameters;
    }
    const name = parameter.variable.name.toLowerCase();
    if (names.has(name))
      reportWrong(reader, 'DuplicateFormalParameter', parameter.variable.extent, parameter.variable.name);
    names.add(name);
    parameters.push(parameter);
    skipLines(reader);
    if (peek(reader) !== ',') return parameters;
    take(reader, 1, 'punctuation');
  }
}

function parseDeclaration(reader: Reader): ParameterDeclaration | undefined {
  skipLines(reader);
  const start = reader.at;
  const { attributes, type } = parseBrackets(reader);
  const variable = '$@'.includes(peek(reader) || ' ') ? readVariable(reader, 'expression') : undefined;
  if (!variable) {
    if (reader.at > start) reportMissing(reader, 'InvalidFunctionParameter', reader.lastEnd);
    return undefined;
  }
  if (variable.splatted) reportWrong(reader, 'SplattingNotPermitted', variable.extent, `@${variable.name}`);
  const defaultValue = parseDefault(reader);
  return { extent: since(reader, start), variable, type, attributes, defaultValue };
}

function parseDefault(reader: Reader): Expression | undefined {
  skipLines(reader);
  if (peek(reader) !== '=') return undefined;
  const end = take(reader, 1, 'operator').end;
  skipLines(reader);
  const value = parseExpression(reader, 'operand');
  if (!value) reportMissing(reader, 'MissingExpressionAfterToken', end, '=');
  return value;
}

/** Types and attributes one after another; of several types the last one, next to the variable, counts. */
function parseBrackets(reader: Reader): { attributes: Attribute[]; type: TypeName | undefined } {
  const attributes: Attribute[] = [];
  let type: TypeName | undefined;
  while (match(reader, /\[/y)) {
    const bracket = parseBracket(reader);
    if (!bracket) break;
    if ('attribute' in bracket) attributes.push(bracket.attribute);
    else type = bracket.type;
    skipLines(reader);
  }
  return { attributes, type };
}
