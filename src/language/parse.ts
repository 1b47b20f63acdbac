import type { ParseError } from './parse-error.ts';
import { parseScript, parseStatements, passUnexpected } from './parse-script.ts';
import { createReader, peek, since } from './reader.ts';
import type { Script, Statement } from './syntax.ts';
import type { Token } from './token.ts';

export interface ParseOptions {
  /** Also the coloured stretches, for a line that is being typed. */
  readonly tokens?: boolean;
}

/** What came of a text: the tree, what is wrong with it, and its coloured stretches in order where they were asked for. */
export interface ParseResult {
  readonly script: Script;
  readonly errors: readonly ParseError[];
  readonly tokens: readonly Token[];
}

/**
 * Parses a line or script of the PowerShell subset. Never throws: text that cannot be understood becomes error nodes, and
 * `errors` says why. Do not run a script that has errors.
 */
export function parse(source: string, { tokens = false }: ParseOptions = {}): ParseResult {
  const reader = createReader(source, tokens);
  const script = parseScript(reader, false);
  const statements: Statement[] = [...script.end.statements];
  while (peek(reader) !== '') {
    passUnexpected(reader);
    for (const statement of parseStatements(reader)) statements.push(statement);
  }
  const end = { ...script.end, statements, extent: since(reader, script.end.extent.start) };
  const whole = { start: 0, end: source.length };
  return { script: { ...script, end, extent: whole }, errors: reader.errors, tokens: reader.tokens ?? [] };
}

/** Whether the text only lacks further lines: it has errors, and more input could cure every one of them. */
export function expectsMore(errors: readonly ParseError[]): boolean {
  return errors.length > 0 && errors.every(error => error.incomplete);
}
