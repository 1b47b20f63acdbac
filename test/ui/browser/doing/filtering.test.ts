import { expect, test } from 'vitest';
import { planningHost } from '../../../../src/ui/browser/acting/planning-host.ts';
import { Activities } from '../../../../src/ui/browser/activities.ts';
import { applyFilter, type FilteringDesk } from '../../../../src/ui/browser/doing/filtering.ts';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import type { Value } from '../../../../src/values/value.ts';
import { NOW, startShell, type TestShell } from '../../../support/shell.ts';

const now = () => NOW.getTime();

async function rowsOf(shell: TestShell, line = 'Get-AcrTag team/api') {
  const rows: Value[] = [];
  const host = planningHost({ decide: async () => false, error: () => {} });
  const output = async (values: readonly Value[]) => void rows.push(...values);
  await shell.engine.aside(line, { host: { ...host, output }, signal: new AbortController().signal });
  return rows;
}

/** A list of what a line answers, the tags of team/api if left out; `idle` resolves when nothing is under way any longer. */
async function listOf(shell: TestShell, line?: string) {
  const activities = new Activities(now);
  const said: string[] = [];
  let changed = Promise.withResolvers<void>();
  const desk: FilteringDesk = {
    shell: { now, engine: shell.engine },
    activities,
    changed() {
      changed.resolve();
      changed = Promise.withResolvers();
    },
    say: text => void said.push(text),
  };
  const list = new ListModel({ now });
  list.append(await rowsOf(shell, line));
  const shows = async (count: number) => {
    while (list.shown !== count || activities.isBusy) await changed.promise;
  };
  return { list, desk, said, shows };
}

test('a block shows what Where-Object would, also of rows that come later and of a list that was read again', async () => {
  await using shell = await startShell();
  const { list, desk, shows } = await listOf(shell);
  const all = list.loaded;
  expect(applyFilter("{ $_.Name -like '1.4*' }", list, desk)).toBeUndefined();
  expect(list.shown).toBe(0);
  await shows(4);
  list.append(await rowsOf(shell));
  await shows(8);
  list.replace(await rowsOf(shell));
  await shows(4);
  expect(applyFilter(' ', list, desk)).toBeUndefined();
  expect(list.shown).toBe(all);
});

test('what is wrong with a filter is answered, and the one before it stays', async () => {
  await using shell = await startShell();
  const { list, desk } = await listOf(shell);
  expect(applyFilter('1.4.', list, desk)).toBeUndefined();
  expect(list.shown).toBe(3);
  expect(applyFilter('size>', list, desk)).toContain('size>10');
  expect(applyFilter('colour:red', list, desk)).toContain('no colour');
  expect([list.shown, list.filter?.text]).toEqual([3, '1.4.']);
});

test('a block that fails is told', async () => {
  await using shell = await startShell();
  const { list, desk, said } = await listOf(shell);
  applyFilter('{ $_.Nothing() }', list, desk);
  while (said.length === 0) await new Promise(resolve => setImmediate(resolve));
  expect(said[0]).toContain('Nothing');
});

test('facts of repositories that a filter asks are read for rows that nobody has looked at', async () => {
  await using shell = await startShell();
  const { list, desk, shows } = await listOf(shell, 'Get-ChildItem demo:/team -Repositories');
  expect(applyFilter('tags>50', list, desk)).toBeUndefined();
  expect(list.shown).toBe(0);
  await shows(1);
  expect(list.current).toMatchObject({ record: { repository: 'team/api' } });
});

test('what manifests are to each other is read when a filter asks for it, once', async () => {
  await using shell = await startShell();
  const { list, desk, shows } = await listOf(shell, 'Get-AcrManifest team/api');
  applyFilter('untagged', list, desk);
  const untagged = list.shown;
  applyFilter('untagged orphan | untagged !orphan', list, desk);
  expect(list.shown).toBeLessThan(untagged);
  await shows(untagged);
});

test('beside a block as well', async () => {
  await using shell = await startShell();
  const { list, desk, shows } = await listOf(shell, 'Get-ChildItem demo:/team -Repositories');
  applyFilter("tags>50 { $_.Name -like 'a*' }", list, desk);
  await shows(1);
  applyFilter("tags>50 { $_.Name -like 'x*' }", list, desk);
  await shows(0);
});
