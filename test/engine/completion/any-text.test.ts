import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { quoteArgument } from '../../../src/engine/completion/quote.ts';
import { rank } from '../../../src/engine/completion/rank.ts';
import type { Expression } from '../../../src/language/expression.ts';
import { parse } from '../../../src/language/parse.ts';
import { clean } from '../../../src/terminal/clean.ts';
import { soup, validScript } from '../../language/grammar.ts';
import { hostile as texts } from '../../support/hostile.ts';
import { startShell } from '../../support/shell.ts';

const shell = await startShell({ connected: false });
const { engine } = shell;
afterAll(() => shell[Symbol.asyncDispose]());

/** Names as a registry that means ill could send them. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '\u001b[31m',
            '\u001b]52;c;eA==\u0007',
            '\u009b2J',
            '$(rm -rf)',
            '`',
            "'",
            '"',
            '’',
            '“',
            ';',
            '|',
            '&',
            '\n',
            '\r',
          ],
          ...[
            '-',
            '--',
            '–',
            '#',
            '@',
            '{',
            '}',
            '(',
            ')',
            ',',
            '$x',
            `\${x}`,
            '..',
            '>',
            '<',
            '%',
            ' ',
            '\u202e',
            '\u200b',
            'a',
            '1.4',
            '*',
            '?',
          ],
        ),
        { maxLength: 6 },
      )
      .map(parts => parts.join('')),
  )
  .map(text => text.toWellFormed());

/** The value of an argument that is written out; undefined for anything that would be worked out. */
const literal = (node: Expression | undefined): string | undefined =>
  node?.kind === 'StringConstant' ? node.value : node?.kind === 'NumberLiteral' ? node.text : undefined;

describe('a value that is put into the line', () => {
  test('is one argument with exactly that value, whatever it is and however it was begun', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('' as const, "'" as const, '"' as const), (value, begun) => {
        const { script, errors } = parse(`Get-AcrTag ${quoteArgument(value, begun)}`);
        expect(errors).toEqual([]);
        const [statement, ...more] = script.end.statements;
        expect(more).toEqual([]);
        const command = statement?.kind === 'Pipeline' ? statement.elements[0] : undefined;
        if (command?.kind !== 'Command') throw new Error('no command');
        expect(command.redirections).toEqual([]);
        expect(command.elements).toHaveLength(1);
        const [element] = command.elements;
        if (element?.kind === 'CommandParameter' || element?.kind === 'EndOfParameters') throw new Error('a parameter');
        expect(literal(element)).toBe(value);
      }),
      { numRuns: 3000 },
    );
  });

  test('holds no character that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(hostile, value => {
        expect(quoteArgument(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  test('is shown on a screen, and saved to a file, as it is: an escape of the terminal would be another value', () => {
    const shown = (value: string): void => {
      expect(clean(`x ${quoteArgument(value)}`)).toBe(`x ${quoteArgument(value)}`);
    };
    for (const { text } of texts) shown(text);
    for (const value of [`e${'\u0301'.repeat(40)}`, '\u1100'.repeat(40), '\ufe0f', '\u{1f44d}\u{1f3fd}', '\u3164'])
      shown(value);
    fc.assert(fc.property(hostile, shown), { numRuns: 2000 });
  });

  test('comes so out of a list of values, with nothing in what the menu shows that a terminal obeys', async () => {
    await shell.run("function Pick { param([ValidateSet(\"a`e[31m\", '$(x)', '-x', \"it's\")] $Value) }");
    const { candidates } = await engine.complete('Pick ', 5);
    expect(candidates.map(each => each.text)).toEqual(['"a`u{1b}[31m"', "'$(x)'", "'-x'", "'it''s'"]);
    expect(candidates.map(each => each.label)).toEqual(['a`u{1b}[31m', '$(x)', '-x', "it's"]);
  });

  test.each([
    ['team/api', '', 'team/api'],
    ['1.4.2', '', '1.4.2'],
    ['sha256:ab', '', 'sha256:ab'],
    ['two words', '', "'two words'"],
    ["it's", '', "'it''s'"],
    ['-x', '', "'-x'"],
    ['$(x)', '"', '"`$(x)"'],
    ['a', "'", "'a'"],
    ['\u001b[2J', '', '"`u{1b}[2J"'],
    ['', '', "''"],
  ] as const)('%j begun with %j is %s', (value, begun, expected) => {
    expect(quoteArgument(value, begun)).toBe(expected);
  });
});

test('completing anywhere in any text never throws, and answers a place around the cursor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(validScript, soup, fc.string({ unit: 'binary' })), fc.nat(), async (source, at) => {
      const cursor = at % (source.length + 1);
      const { start, end, candidates } = await engine.complete(source, cursor);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start).toBeLessThanOrEqual(cursor);
      expect(end).toBeGreaterThanOrEqual(cursor);
      expect(end).toBeLessThanOrEqual(source.length);
      expect(candidates.filter(each => each.text === '')).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('so does asking which command is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(validScript, soup), fc.nat(), async (source, at) => {
      const found = await engine.helpAt(source, at % (source.length + 1));
      expect(found === undefined || found.cmdlet.name !== '').toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe('rank', () => {
  const names = ['xapi', 'team/api', 'api', 'team/web', 'API-2'];
  test('beginnings first, then beginnings of words, then the rest, each in their order', () => {
    expect(rank(names, 'api', each => each, 10)).toEqual({ best: ['api', 'API-2', 'team/api', 'xapi'], total: 4 });
    expect(rank(names, 'api', each => each, 2)).toEqual({ best: ['api', 'API-2'], total: 4 });
    expect(rank(names, '', each => each, 2)).toEqual({ best: ['xapi', 'team/api'], total: 5 });
  });

  test('finds exactly what holds the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ minLength: 1, maxLength: 2 }), (all, typed) => {
        const { best, total } = rank(all, typed, each => each, 1000);
        const expected = all.filter(each => each.toLowerCase().includes(typed.toLowerCase()));
        expect(best.toSorted()).toEqual(expected.toSorted());
        expect(total).toBe(expected.length);
      }),
    );
  });
});
