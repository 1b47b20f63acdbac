import { expect, test } from 'vitest';
import { planningHost } from '../../../../src/ui/browser/acting/planning-host.ts';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { isObject } from '../../../../src/values/object-value.ts';
import { toText } from '../../../../src/values/to-text.ts';
import type { Value } from '../../../../src/values/value.ts';
import { NOW, startShell, type TestShell } from '../../../support/shell.ts';

const UNMARKED = { isMarked: false };
const reading = { signal: new AbortController().signal, isFirst: false, progress: () => {} };

/** What a list of the browser is given: nothing of it has been shown yet. */
async function rowsOf(shell: TestShell, line: string): Promise<readonly Value[]> {
  const rows: Value[] = [];
  const host = planningHost({ decide: async () => false, error: () => {} });
  const output = async (values: readonly Value[]) => void rows.push(...values);
  await shell.engine.aside(line, { host: { ...host, output }, signal: reading.signal });
  return rows;
}

/** Names or digests of the rows that pass. */
function found(text: string, rows: readonly Value[], property = 'Digest'): readonly string[] {
  const read = parseFilter(text, { now: () => NOW.getTime(), rows });
  if ('problem' in read) throw new Error(read.problem);
  const { filter } = read;
  const name = (row: Value) => (isObject(row) ? toText(row.type.property(row, property) ?? null) : toText(row));
  return rows.filter(each => filter.test(each, UNMARKED)).map(name);
}

/** How many rows do not know yet what the filter asks. */
function open(text: string, rows: readonly Value[]): number {
  const read = parseFilter(text, { now: () => NOW.getTime(), rows });
  if ('problem' in read) throw new Error(read.problem);
  return rows.filter(each => read.filter.isOpen(each)).length;
}

test('facts of repositories are known once they were read', async () => {
  await using shell = await startShell({ interactive: true });
  const rows = await rowsOf(shell, 'Get-ChildItem demo:/team -Repositories');
  const objects = rows.filter(isObject);
  expect(open('name:api', rows)).toBe(0);
  expect(open('tags>50', rows)).toBe(rows.length);
  expect(found('tags>50 | mode:r', rows)).toEqual([]);
  await objects[0]?.type.view?.detail?.(objects, reading);
  expect(open('tags>50 locked', rows)).toBe(0);
  expect(found('tags>50', rows, 'RepositoryName')).toEqual(['team/api']);
});

test('what manifests are to each other is known once it was read, and not before', async () => {
  await using shell = await startShell({ interactive: true });
  const rows = await rowsOf(shell, 'Get-AcrManifest team/api');
  const objects = rows.filter(isObject);
  const [first] = objects;
  const untagged = found('untagged', rows);
  expect(untagged.length).toBeGreaterThan(0);
  expect(open('orphan', rows)).toBeGreaterThan(0);
  expect(found('orphan | !orphan', rows)).toHaveLength(rows.length - open('orphan', rows));
  expect(open('untagged kind:index', rows)).toBe(0);
  expect(found('orphan', rows)).toEqual([]);
  await first?.type.view?.prepare?.(objects, reading);
  // also of those with a tag, of which less is read
  expect([open('orphan', rows), open('child', rows)]).toEqual([0, 0]);
  expect(found('untagged kind:image !child', rows)).toEqual(found('orphan kind:image', rows));
  const [children = [], orphans = [], signatures = []] = ['child', 'orphan', 'signature'].map(each =>
    found(each, rows),
  );
  expect(children.length).toBeGreaterThan(0);
  expect(orphans.filter(each => children.includes(each) || signatures.includes(each))).toEqual([]);
  expect(
    untagged.filter(each => ![...children, ...orphans, ...found('relation:referrer', rows)].includes(each)),
  ).toEqual(signatures.filter(each => untagged.includes(each)));
});

test.each([
  ['Get-AcrTag team/api', 'name:1.4* updated<2027', 'Name', ['1.4', '1.4.0', '1.4.1', '1.4.2']],
  ['Get-AcrTag team/api', 'tag=1.4 | tag=latest', 'Name', ['1.4', 'latest']],
  ['Get-AcrManifest team/api', 'size>200kb tag:1.*', 'Tags', ['1.4.1']],
  ['Get-AcrRepository team/api', 'team/ !cache tags>5', 'Name', ['team/api']],
] as const)('%s: %s', async (line, text, property, expected) => {
  await using shell = await startShell();
  expect([...found(text, await rowsOf(shell, line), property)].toSorted()).toEqual(expected);
});
