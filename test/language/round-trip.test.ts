import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import type { Node } from '../../src/language/syntax.ts';
import { parseTranscript } from '../support/transcript.ts';
import { expressionSoup, runnable } from './expressions.ts';
import { soup, validScript } from './grammar.ts';
import { printScript } from './print.ts';

// What a tree says is what its source said: printed and read again it is the same tree, but for the places in the source.

function withoutExtents(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value) =>
      key === 'extent' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    ),
  );
}

/** The tree of the source and that of its tree printed. */
function bothTrees(source: string): readonly [unknown, unknown] {
  const { script } = parse(source);
  const printed = parse(printScript(script));
  return [
    { errors: [], tree: withoutExtents(script) },
    { errors: printed.errors, tree: withoutExtents(printed.script) },
  ];
}

const isValid = (source: string) => parse(source).errors.length === 0;

test('any valid script is the same tree when it is printed and read again', () => {
  fc.assert(
    fc.property(fc.oneof(validScript, runnable), source => {
      fc.pre(isValid(source));
      const [tree, printed] = bothTrees(source);
      expect(printed).toEqual(tree);
    }),
    { numRuns: 1000 },
  );
});

test('so is a soup that happens to be valid', () => {
  fc.assert(
    fc.property(fc.oneof(soup, expressionSoup), source => {
      fc.pre(isValid(source));
      const [tree, printed] = bothTrees(source);
      expect(printed).toEqual(tree);
    }),
    { numRuns: 500, maxSkipsPerRun: 1000 },
  );
});

const KINDS: Readonly<Record<Exclude<Node['kind'], 'ErrorStatement' | 'ErrorExpression'> | 'StringText', true>> = {
  ArrayExpression: true,
  ArrayLiteral: true,
  Assignment: true,
  AttributedExpression: true,
  Binary: true,
  Break: true,
  Cast: true,
  Command: true,
  CommandExpression: true,
  CommandParameter: true,
  Continue: true,
  Do: true,
  EndOfParameters: true,
  Exit: true,
  ExpandableString: true,
  FileRedirection: true,
  For: true,
  ForEach: true,
  FunctionDefinition: true,
  Hashtable: true,
  If: true,
  Increment: true,
  Index: true,
  Member: true,
  MergeRedirection: true,
  MethodCall: true,
  NumberLiteral: true,
  Paren: true,
  Pipeline: true,
  PipelineChain: true,
  Range: true,
  Return: true,
  Script: true,
  ScriptBlock: true,
  StatementBlock: true,
  StringConstant: true,
  StringText: true,
  SubExpression: true,
  Switch: true,
  Ternary: true,
  Throw: true,
  Try: true,
  TypeLiteral: true,
  Unary: true,
  Variable: true,
  While: true,
};

test('the valid scripts hold every kind of node', () => {
  const kinds = new Set<unknown>();
  for (const source of fc.sample(validScript, { numRuns: 1000, seed: 1 })) {
    JSON.stringify(parse(source).script, (key, value) => {
      if (key === 'kind') kinds.add(value);
      return typeof value === 'bigint' ? `${value}` : value;
    });
  }
  expect([...kinds].toSorted()).toEqual(Object.keys(KINDS));
});

/** Inputs that say nothing wrong, and how their printed trees differ. */
function differences(sources: readonly string[]): readonly unknown[] {
  return sources.filter(isValid).flatMap(source => {
    const [tree, printed] = bothTrees(source);
    return JSON.stringify(tree) === JSON.stringify(printed) ? [] : [{ source, tree, printed }];
  });
}

const cases = new URL('../../../shared/data/powershell/cases.jsonl', import.meta.url);
const present = existsSync(cases);

describe.skipIf(!present)(
  `PowerShell's cases${present ? '' : ' (skipped: ../shared/data/powershell is not here)'}`,
  () => {
    test('are the same trees when they are printed and read again', () => {
      const lines = readFileSync(cases, 'utf8').trim().split('\n');
      const inputs = lines.map((line): string => JSON.parse(line).input);
      expect(inputs.filter(isValid).length).toBeGreaterThan(900);
      expect(differences(inputs)).toEqual([]);
    });
  },
);

test('so is everything typed in the transcripts', () => {
  const folder = new URL('../transcripts/', import.meta.url);
  const files = readdirSync(folder).filter(each => each.endsWith('.transcript'));
  const sections = files.flatMap(file => parseTranscript(readFileSync(new URL(file, folder), 'utf8')));
  const inputs = sections.flatMap(({ interactions }) => interactions.map(each => each.code));
  expect(inputs.filter(isValid).length).toBeGreaterThan(300);
  expect(differences(inputs)).toEqual([]);
});
