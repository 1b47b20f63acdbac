import { describe, expect, test } from 'vitest';
import type { DocumentLine } from '../../../../src/ui/browser/document/document-line.ts';
import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { ListModel } from '../../../../src/ui/browser/list/list-model.ts';
import type { Place } from '../../../../src/ui/browser/place.ts';
import { announce } from '../../../../src/ui/browser/spoken/read-out.ts';
import { speak } from '../../../../src/ui/browser/spoken/speak.ts';
import type { SpokenState } from '../../../../src/ui/browser/spoken/spoken-step.ts';
import type { SpokenView } from '../../../../src/ui/browser/spoken/spoken-view.ts';
import { ownProperty } from '../../../../src/values/members.ts';
import type { Value } from '../../../../src/values/value.ts';
import { tagsNamed, tagValue } from '../list/tag-rows.ts';

const now = () => Date.parse('2026-11-20T12:00:00Z');
const place: Place = { kind: 'repository', registry: 'contoso', repository: 'team/api', tab: 'tags' };
const names = (count: number) => Array.from({ length: count }, (_, index) => `v${index + 1}`);

function listed(rows: readonly Value[], view: Partial<SpokenView> = {}) {
  const list = new ListModel({ now });
  list.append(rows);
  const whole: SpokenView = {
    place,
    title: 'repositories, team/api, tags',
    content: { kind: 'list', list },
    command: 'Get-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api',
    badges: [],
    isReading: false,
    message: 'This repository has no tags.',
    ...view,
  };
  const first = announce(whole);
  let state: SpokenState = first.state;
  const type = (line: string) => {
    const step = speak(state, line);
    state = step.state;
    return step;
  };
  return { list, first, type, said: (line: string) => type(line).lines };
}

const nameOf = (value: Value | undefined) => ownProperty(value ?? null, 'Name');

describe('a list', () => {
  test('is read out with where it is, its cmdlet and twenty numbered rows', () => {
    const { first } = listed(tagsNamed(names(45)), { badges: ['READ-ONLY', 'PARTIAL'] });
    expect(first.lines[0]).toBe('repositories, team/api, tags, read-only, partial. 45 rows.');
    expect(first.lines[1]).toBe('PS> Get-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api');
    expect(first.lines[2]).toMatch(/^1\. v1, Mode rwld, LastUpdated .+, Digest [0-9a-f]{12}$/);
    expect(first.lines[21]).toMatch(/^20\. v20, /);
    expect(first.lines[22]).toBe('25 left: more goes on.');
    expect(first.lines).toHaveLength(23);
  });

  test('goes on by more, to the end, and says so', () => {
    const { said } = listed(tagsNamed(names(45)));
    expect(said('more')).toEqual([
      ...names(45)
        .slice(20, 40)
        .map((name, index) => expect.stringContaining(`${index + 21}. ${name},`)),
      '5 left: more goes on.',
    ]);
    const last = said('');
    expect(last).toHaveLength(6);
    expect(last.at(-1)).toBe('That is all.');
    expect(said('more')).toEqual(['That is all; list begins again.']);
    expect(said('list').slice(2, 3)).toEqual([expect.stringMatching(/^1\. v1,/)]);
  });

  test('has numbers that mean what was read out with them, whatever comes and is sorted meanwhile', () => {
    const { list, type, said } = listed(tagsNamed(names(3)), { isReading: true });
    list.sortBy('Name', true);
    list.append(tagsNamed(['v9']));
    const { request } = type('open 1');
    expect(request?.kind === 'open' && nameOf(request.value)).toBe('v1');
    said('mark 2');
    expect(list.marked.map(nameOf)).toEqual(['v2']);
  });

  test('reads no row out twice and forgets none when rows come in between', () => {
    const { list, said } = listed(tagsNamed(names(30)), { isReading: true });
    list.append(tagsNamed(['v31', 'v32']));
    const more = said('more');
    expect(more.slice(0, -1).map(line => /v\d+/.exec(line)?.[0])).toEqual(names(32).slice(20));
    expect(more.at(-1)).toBe('32 rows read out: more goes on.');
    expect(said('more')).toEqual(['Nothing new has come yet.']);
  });

  test('refuses numbers that were not read out', () => {
    const { said, list } = listed(tagsNamed(names(45)));
    const refusal = ['There is no row 21: 1 to 20 have been read out. more goes on.'];
    for (const line of ['open 21', 'mark 3 21', 'delete 21', 'copy 21', 'describe 21', 'lock 20-21'])
      expect(said(line), line).toEqual(refusal);
    expect(list.markedCount).toBe(0);
  });

  test('nothing there: the reason', () => {
    expect(listed([]).first.lines.at(-1)).toBe('This repository has no tags.');
    expect(listed([]).said('open 1')).toEqual(['No row has been read out yet.']);
  });

  test('cannot be made to move the cursor by what stands in it', () => {
    const hostile = tagValue({ name: 'a\x1b[2Jb', digest: 'sha256:00', updated: '2026-01-01T00:00:00Z' });
    const { first } = listed([hostile], { title: 'x\x1b[2J', command: 'y\x1b[2J' });
    expect(first.lines.join('')).not.toContain('\x1b');
    expect(listed([hostile]).said('zz\x1b[2J 3').join('')).not.toContain('\x1b');
  });
});

describe('marks', () => {
  test('are set and taken away by numbers, and counted', () => {
    const { list, said } = listed(tagsNamed(names(10)));
    expect(said('mark 3 5-7')).toEqual(['4 marked.']);
    expect(said('mark 3')).toEqual(['4 marked.']);
    expect(said('unmark 6')).toEqual(['3 marked.']);
    expect(list.marked.map(nameOf)).toEqual(['v3', 'v5', 'v7']);
    expect(said('where')).toEqual(['repositories, team/api, tags. 10 rows.', '3 marked.']);
    expect(said('list').find(line => line.startsWith('3. '))).toMatch(/^3\. marked, v3, /);
    expect(said('mark all')).toEqual(['10 marked.']);
    expect(said('unmark all')).toEqual(['0 marked.']);
  });

  test('that the filter hides are counted, and left out of what is done', () => {
    const { list, said, type } = listed(tagsNamed(names(9)));
    said('mark 1 2');
    const read = parseFilter('v2', { now });
    if ('problem' in read) throw new Error(read.problem);
    list.filter = read.filter;
    expect(said('where')).toEqual([
      'repositories, team/api, tags. 9 rows, 1 shown by the filter v2.',
      '2 marked, 1 of them hidden by the filter.',
    ]);
    const { request } = type('delete');
    expect(request).toMatchObject({ kind: 'change', change: 'delete', hidden: 1 });
    expect(request?.kind === 'change' && request.values.map(nameOf)).toEqual(['v2']);
  });

  test('none: a change without numbers does nothing', () => {
    const step = listed(tagsNamed(names(3))).type('delete');
    expect(step.lines).toEqual(['Nothing is marked: say the numbers of rows, or mark them first.']);
    expect(step.request).toBeUndefined();
  });

  test('marked shows them alone, list all of them again', () => {
    const { list, type } = listed(tagsNamed(names(3)));
    expect(type('marked').request).toEqual({ kind: 'markedOnly', isOn: true });
    list.markedOnly = true;
    expect(type('list').request).toEqual({ kind: 'markedOnly', isOn: false });
  });
});

test('what the program has to do is asked of it', () => {
  const { type, said } = listed(tagsNamed(names(3)));
  const asked = (line: string) => type(line).request;
  expect(asked('delete 2')).toMatchObject({ kind: 'change', change: 'delete', hidden: 0 });
  expect(asked('attributes 1 write off')).toMatchObject({ kind: 'attributes', wish: { writeEnabled: false } });
  expect(asked('json 1')).toMatchObject({ kind: 'describe', raw: true });
  expect(asked('filter v1')).toEqual({ kind: 'filter', text: 'v1' });
  expect(asked('sort lastupdated')).toEqual({ kind: 'sort', column: 'LastUpdated' });
  expect(said('sort colour')).toEqual(['There is no column colour; there are Mode, LastUpdated, Digest, Name.']);
  expect(asked('tab manifests')).toEqual({ kind: 'turn', place: { ...place, tab: 'manifests' } });
  expect(said('tab layers')).toEqual(['A repository has tags, manifests, referrers, info.']);
  expect(asked('plan')).toEqual({ kind: 'go', place: { kind: 'plan' } });
  expect(asked('back')).toEqual({ kind: 'back' });
  said('mark 3');
  const run = asked(': Get-AcrTag');
  expect(run?.kind === 'run' && [run.line, ...run.values.map(nameOf)]).toEqual(['Get-AcrTag', 'v3']);
});

test('help reads out every word', () => {
  const lines = listed([]).said('help');
  expect(lines).toContain('mark (numbers or all): Marks rows: mark 3 5-7, mark all.');
  expect(lines.length).toBeGreaterThan(20);
});

describe('a text', () => {
  const target: Place = { kind: 'repository', registry: 'contoso', repository: 'team/api', tab: 'manifests' };
  const lines: readonly DocumentLine[] = [
    { pieces: [{ text: 'Digest    ' }, { text: '31a54a0cf86d' }], depth: 0, value: 'sha256:31a5' },
    { pieces: [{ text: 'linux/amd64' }], depth: 1, link: { place: target } },
    { pieces: [{ text: '  "a": 1' }], depth: 2, isIndented: true },
  ];
  const [about] = tagsNamed(['v1']);
  const view = { content: { kind: 'document', lines } as const, command: undefined, about };

  test('is read out line by line', () => {
    expect(listed([], view).first.lines).toEqual([
      'repositories, team/api, tags. 3 lines.',
      '1. Digest, 31a54a0cf86d',
      '2. level 2, linux/amd64, link',
      '3.   "a": 1',
      'That is all.',
    ]);
  });

  test('has links, and values to copy', () => {
    const { type, said } = listed([], view);
    expect(type('open 2').request).toEqual({ kind: 'follow', link: { place: target } });
    expect(said('open 1')).toEqual(['Line 1 leads nowhere.']);
    expect(said('open 4')).toEqual(['There is no line 4: 1 to 3 have been read out.']);
    expect(type('copy 1').request).toEqual({ kind: 'copy', of: { text: 'sha256:31a5' } });
    expect(type('copy 2').request).toEqual({ kind: 'copy', of: { text: 'linux/amd64' } });
    expect(type('copy 3').request).toEqual({ kind: 'copy', of: { text: '  "a": 1' } });
  });

  test('what it is about can be changed; rows are for lists', () => {
    const { type, said } = listed([], view);
    expect(type('delete').request).toEqual({ kind: 'change', change: 'delete', values: [about], hidden: 0 });
    expect(said('delete 2')).toEqual(['delete is for the rows of a list; this is a text. back goes to the list.']);
    expect(said('mark 1')).toEqual(['mark is for the rows of a list; this is a text. back goes to the list.']);
  });
});
