import { expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

/** The same .NET patterns wherever the shell takes one. */
test.each([
  ['-match', '"ab" -match "(?<x>a)(b)"; $Matches[1]; $Matches.x', [true, 'b', 'a']],
  ['-replace', '"ab" -replace "(?<x>a)(b)", \'$1$2\'', ['ba']],
  ['-replace with a block', '"a1b" -replace "(?<d>\\d)", { "<$($_.Groups["d"].Value)>" }', ['a<1>b']],
  ['-split', '"a12b" -split "(?>\\d+)(?# digits)"', ['a', 'b']],
  ['switch -Regex', 'switch -Regex ("abc") { "(?x) ^ (?<first>[a-z-[b]]) # c" { $Matches.first } }', ['a']],
  ['Select-String', '("née" | Select-String "(?<w>n\\w+)").Matches[0].Groups["w"].Value', ['née']],
  ['ValidatePattern', 'function f { param([ValidatePattern("^\\p{Lu}\\w*\\z")]$x) $x }; f Été', ['Été']],
  ['[regex]', '[regex]::Match("ab", "(?<x>a)(b)").Groups | ForEach-Object Name', ['0', '1', 'x']],
  [
    'what is none',
    'try { "a" -match "(" } catch { $_.FullyQualifiedErrorId; "$_"; $_.Exception.InnerException.Message }',
    [
      'InvalidRegularExpression',
      'The regular expression pattern ( is not valid.',
      "Invalid pattern '(' at offset 1. Not enough )'s.",
    ],
  ],
])('%s', async (_, source, expected) => {
  const { output, errors } = await runCase(source);
  expect(errors).toEqual([]);
  expect(output).toEqual(expected);
});
