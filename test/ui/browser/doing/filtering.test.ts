import { expect, test } from 'vitest';
import { Activities } from '../../../../src/ui/browser/activities.ts';
import { applyFilter, type FilteringDesk } from '../../../../src/ui/browser/doing/filtering.ts';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import { NOW, startShell, type TestShell } from '../../../support/shell.ts';

const now = () => NOW.getTime();

async function tagsOf(shell: TestShell) {
  await shell.run('Get-AcrTag team/api');
  return shell.values.splice(0);
}

/** A list of the tags of team/api; `idle` resolves when nothing is under way any longer. */
async function tagList(shell: TestShell) {
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
  list.append(await tagsOf(shell));
  const shows = async (count: number) => {
    while (list.shown !== count || activities.isBusy) await changed.promise;
  };
  return { list, desk, said, shows };
}

test('a block shows what Where-Object would, also of rows that come later and of a list that was read again', async () => {
  await using shell = await startShell();
  const { list, desk, shows } = await tagList(shell);
  const all = list.loaded;
  expect(applyFilter("{ $_.Name -like '1.4*' }", list, desk)).toBeUndefined();
  expect(list.shown).toBe(0);
  await shows(4);
  list.append(await tagsOf(shell));
  await shows(8);
  list.replace(await tagsOf(shell));
  await shows(4);
  expect(applyFilter(' ', list, desk)).toBeUndefined();
  expect(list.shown).toBe(all);
});

test('what is wrong with a filter is answered, and the one before it stays', async () => {
  await using shell = await startShell();
  const { list, desk } = await tagList(shell);
  expect(applyFilter('1.4.', list, desk)).toBeUndefined();
  expect(list.shown).toBe(3);
  expect(applyFilter('size>', list, desk)).toContain('size>10');
  expect(applyFilter('colour:red', list, desk)).toContain('no colour');
  expect([list.shown, list.filter?.text]).toEqual([3, '1.4.']);
});

test('a block that fails is told', async () => {
  await using shell = await startShell();
  const { list, desk, said } = await tagList(shell);
  applyFilter('{ $_.Nothing() }', list, desk);
  while (said.length === 0) await new Promise(resolve => setImmediate(resolve));
  expect(said[0]).toContain('Nothing');
});
