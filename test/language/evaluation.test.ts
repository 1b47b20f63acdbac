import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { expressionSoup, runnable } from './expressions.ts';
import { errorsOf } from './run-cleanly.ts';

// Whatever an expression is, running it ends in values or in errors that PowerShell has a name for, never in one of JavaScript. None of these
// is long enough to be too complicated.

const tooComplicated = expect.stringMatching(/^ScriptTooComplicated\b/);

test('an expression ends in values or in an error of PowerShell', async () => {
  await fc.assert(
    fc.asyncProperty(runnable, async source => {
      expect(await errorsOf(source)).not.toContainEqual(tooComplicated);
    }),
    { numRuns: 1000 },
  );
  // a machine that does other things besides takes several times as long
}, 60_000);

test('so does a soup of its pieces that happens to be an expression', async () => {
  await fc.assert(
    fc.asyncProperty(expressionSoup, async source => {
      fc.pre(parse(source).errors.length === 0);
      expect(await errorsOf(source)).not.toContainEqual(tooComplicated);
    }),
    { numRuns: 300, maxSkipsPerRun: 1000 },
  );
});
