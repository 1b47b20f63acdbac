import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startShell, type TestShell } from '../../support/shell.ts';
import { filed, untagging } from './filed-plan.ts';

const removed = ({ emulator }: TestShell) => emulator.ledger.effects.filter(each => each.kind === 'tag deleted').length;

/** The run id in a line is another one each time. */
const plain = (lines: readonly string[]) => lines.map(each => each.replace(/\d{8}-\d{6}-[0-9a-f]{4}/, '[run]'));

/** A shell in which a plan of 60 tags was stopped after some of them. */
async function stoppedShell(): Promise<TestShell & { readonly shown: readonly string[] }> {
  const shell = await startShell();
  const names = await shell.run('(Get-AcrTag test/busybox -First 60).Name');
  const path = filed(shell, await untagging(shell, 'test/busybox', names));
  const stop = new AbortController();
  shell.host.sending = () => {
    if (removed(shell) >= 7) stop.abort();
  };
  const before = shell.lines.length;
  await shell.engine.run(`Import-AcrPlan ${path} | Invoke-AcrPlan -Force -ThrottleLimit 2`, stop.signal);
  shell.host.sending = () => {};
  return Object.assign(shell, { shown: shell.lines.slice(before) });
}

test('a run that was stopped tells exactly what it did, and goes on where it was left', async () => {
  await using shell = await stoppedShell();
  const done = removed(shell);
  expect(done).toBeGreaterThanOrEqual(7);
  expect(done).toBeLessThan(60);
  const shown = plain(shell.shown);
  const count = (label: string) => Number(shown.find(each => each.startsWith(label))?.split(': ')[1] ?? 0);
  expect(count('Deleted')).toBe(done);
  expect(count('NotAttempted') + count('Unknown')).toBe(60 - done);
  expect(shown.find(each => each.startsWith('Next'))).toMatch(/: Resume-AzContainerRegistryPlan -Run \[run\]$/);
  expect(await shell.run('(Resume-AcrPlan -Force).Deleted')).toEqual(['60']);
  expect(removed(shell)).toBe(60);
  await shell.run('Resume-AcrPlan');
  expect(shell.errors.at(-1)?.exception.message).toBe('No run of a plan was cut short.');
});

test('what if says what is left, and takes nothing up', async () => {
  await using shell = await stoppedShell();
  const done = removed(shell);
  const journal = () =>
    readdirSync(shell.session.journal.folder)
      .filter(each => each.endsWith('.jsonl'))
      .map(each => readFileSync(join(shell.session.journal.folder, each), 'utf8'));
  const before = journal();
  const lines = await shell.run('Resume-AcrPlan -WhatIf');
  expect([journal(), before.length > 0]).toEqual([before, true]);
  expect(lines[0]).toContain(`"Remove ${60 - done} tags"`);
  expect(lines.filter(each => each.startsWith('  untag'))).toHaveLength(60 - done);
  expect(removed(shell)).toBe(done);
  expect(await shell.run('(Resume-AcrPlan -Force).Total')).toEqual(['60']);
});

test('a run that was killed after its last item tells its report, asks nothing and sends nothing', async () => {
  await using shell = await stoppedShell();
  const [run] = await shell.run('(Resume-AcrPlan -Force).Run');
  const path = join(shell.session.journal.folder, `${run}.jsonl`);
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  expect(lines.at(-1)).toContain('"closed"');
  await writeFile(path, `${lines.slice(0, -1).join('\n')}\n`);
  const sent = shell.emulator.ledger.entries.length;
  expect(await shell.run('Resume-AcrPlan -WhatIf')).toEqual([expect.stringContaining('has come to its end')]);
  expect(await shell.run(`Resume-AcrPlan ${run} | % { "$($_.Deleted) of $($_.Total)" }`)).toEqual(['60 of 60']);
  expect(shell.emulator.ledger.entries).toHaveLength(sent);
  expect(shell.errors).toEqual([]);
});
