import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { absentCommands, exceptions } from './exceptions.ts';
import { runCase } from './run-case.ts';

// PowerShell's own assertions and documentation as cases; tiers 1 and 2 are what an admin's shell must and should have.
const folder = new URL('../../../shared/data/powershell/', import.meta.url);

interface Case {
  readonly id: string;
  readonly tier: number;
  readonly input: string;
}

const read = (): Case[] =>
  readFileSync(new URL('cases.jsonl', folder), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

const absent = new RegExp(`(?<![\\w-])(?:${absentCommands.join('|')})(?![\\w-])`, 'i');

if (!existsSync(folder)) {
  test.skip('PowerShell conformance: the cases are not beside this checkout', () => {});
} else {
  const { judge } = await import(new URL('run-cases.mjs', folder).href);
  const wanted = read().filter(each => each.tier <= 2);
  const holds = async (each: Case): Promise<unknown> => {
    const { output, text, errors } = await runCase(each.input);
    return judge(each, { output, text, error: null, errors });
  };
  const runnable = wanted.filter(each => !absent.test(each.input));
  process.stdout.write(
    `PowerShell conformance: ${wanted.length - runnable.length} of ${wanted.length} cases need commands that are not there yet\n`,
  );

  describe('PowerShell conformance', () => {
    test.each(runnable.filter(each => !(each.id in exceptions)))('$id', async each => {
      expect(await holds(each)).toMatchObject({ ok: true });
    });

    test.each(runnable.filter(each => each.id in exceptions))('$id does not hold yet', async each => {
      expect(await holds(each), exceptions[each.id]).toMatchObject({ ok: false });
    });
  });
}
