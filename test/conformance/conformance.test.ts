import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { exceptions } from './exceptions.ts';
import { runCase } from './run-case.ts';

// PowerShell's own assertions and documentation as cases, all tiers; how many of each area hold is printed at the end.
const folder = new URL('../../../shared/data/powershell/', import.meta.url);

interface Case {
  readonly id: string;
  readonly area: string;
  readonly input: string;
}

const read = (): Case[] =>
  readFileSync(new URL('cases.jsonl', folder), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

if (!existsSync(folder)) {
  test.skip('PowerShell conformance: the cases are not beside this checkout', () => {});
} else {
  const { judge } = await import(new URL('run-cases.mjs', folder).href);
  const cases = read();
  const tally = new Map<string, { passed: number; failed: number }>();
  const holds = async (each: Case): Promise<{ readonly ok: boolean }> => {
    const { output, text, errors, ended } = await runCase(each.input);
    const verdict = judge(each, { output, text, error: ended ? errors.at(-1) : null, errors });
    const count = tally.get(each.area) ?? { passed: 0, failed: 0 };
    tally.set(each.area, count);
    count[verdict.ok ? 'passed' : 'failed']++;
    return verdict;
  };

  describe('PowerShell conformance', () => {
    test.each(cases.filter(each => !(each.id in exceptions)))('$id', async each => {
      expect(await holds(each)).toMatchObject({ ok: true });
    });

    test.each(cases.filter(each => each.id in exceptions))('$id does not hold', async each => {
      expect(await holds(each), exceptions[each.id]).toMatchObject({ ok: false });
    });

    afterAll(() => {
      const lines = [...tally].map(([area, { passed, failed }]) => `  ${area}: ${passed} passed, ${failed} failed`);
      process.stdout.write(`PowerShell conformance, ${cases.length} cases:\n${lines.join('\n')}\n`);
    });
  });
}
