import { describe, expect, test } from 'vitest';
import type { Place } from '../../../../src/ui/browser/place.ts';
import { startShell } from '../../../support/shell.ts';
import { changed, moveTag, sent, storedTag } from '../acting/acting.ts';
import { converse } from './conversation.ts';

const repositories: Place = { kind: 'repositories', registry: 'demo', prefix: '', flat: true };
const tags: Place = { kind: 'repository', registry: 'demo', repository: 'team/api', tab: 'tags' };

/** The name of the tag that was read out with a number. */
const named = (lines: readonly string[], number: number): string =>
  new RegExp(`^${number}\\. (?:marked, )?([^,]+)`).exec(
    lines.find(each => each.startsWith(`${number}. `)) ?? '',
  )?.[1] ?? '';

describe('walking', () => {
  test('from the repositories to a tag and back, every step a line that stays', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, repositories, ['filter team/api', '1', 'open 1', 'back', 'back', 'back']);
    const heads = lines.filter(each => /^(repository|detail) /.test(each) || each.startsWith('browser> '));
    expect(heads.map(each => each.replace(/\. \d.*/, ''))).toEqual([
      'browser> filter team/api',
      'browser> 1',
      'repository team/api tags',
      'browser> open 1',
      'detail team/api overview',
      'browser> back',
      'repository team/api tags',
      'browser> back',
      'browser> back',
      'browser> quit',
    ]);
    expect(lines.at(-2)).toBe('This is where it began: quit goes back to the prompt, up to the place above.');
  });

  test('marks stay where one comes back to', async () => {
    await using shell = await startShell();
    const { lines, views } = await converse(shell, tags, ['mark 1 2', 'tab manifests', 'tab tags', 'where']);
    expect(lines.at(-2)).toBe('2 marked.');
    expect(views.size).toBe(2);
  });

  test('Ctrl+C says how to leave, twice in a row leaves', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['^C', 'where', '^C', '^C', 'where']);
    expect(lines.filter(each => each.startsWith('browser> '))).toEqual([
      'browser> ^C',
      'browser> where',
      'browser> ^C',
      'browser> ^C',
    ]);
    expect(lines).toContain('quit goes back to the prompt; so does Ctrl+C once more.');
  });

  test('a filter that is wrong says why and leaves the list; marked reads out what the filter hides', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['mark 1 2', 'filter tag:', 'filter zzz', 'marked', 'list']);
    expect(lines).toContain('No row fits; filter alone shows all.');
    const marked = lines.slice(lines.indexOf('browser> marked'));
    expect(marked.filter(each => /^\d+\. marked, /.test(each))).toHaveLength(2);
  });

  test('cmdlets, copies and undo are handed on', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['mark 1 2', ': Get-AcrTag', 'undo', 'more']);
    expect(lines).toContain('ran Get-AcrTag on 2');
    expect(lines).toContain('ran Undo-AzContainerRegistryChange on 0');
    expect(lines).toContain('This place was read again; more reads it out.');
  });
});

describe('changing', () => {
  test('what goes is read out first, and only the whole word sends it', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['untag 1', 't', 'y', 'Yes']);
    const tag = named(lines, 1);
    expect(lines.some(each => each.startsWith('1. ') && each.includes(`team/api:${tag}`))).toBe(true);
    expect(lines).toContain('t is no answer: yes, or Enter alone.');
    expect(lines).toContain('y is no answer: yes, or Enter alone.');
    expect(changed(shell.emulator)).toEqual([`tag deleted ${tag}`]);
    expect(lines).toContain('1 done.');
  });

  test.each(['', 'no', 'NO', '^C', 'n\u0000'])('%j sends nothing', async answer => {
    await using shell = await startShell();
    await converse(shell, tags, ['delete 1-3', answer, '']);
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('exactly the marked targets that the filter shows are deleted', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['mark 1-4', 'filter 1.0.0', 'delete', 'yes']);
    expect(lines).toContain('3 marked rows that the filter hides are left out.');
    expect(changed(shell.emulator)).toEqual(['tag deleted 1.0.0']);
  });

  test('targets are taken out, and what is locked or moved is told before it is asked', async () => {
    await using shell = await startShell();
    const names: string[] = [];
    const { lines: before } = await converse(shell, tags, []);
    for (const number of [1, 2, 3, 4]) names.push(named(before, number));
    storedTag(shell.emulator, 'team/api', names[1] ?? '').attributes.deleteEnabled = false;
    const { lines } = await converse(shell, tags, [
      () => moveTag(shell.emulator, 'team/api', names[2] ?? '', 'latest'),
      'untag 1-4',
      'without 9',
      'without 3',
      'yes',
    ]);
    expect(lines.find(each => each.startsWith('2. Cannot be done: '))).toContain('Unlock-AzContainerRegistryTag');
    expect(lines.some(each => each.startsWith('Attention: the tag '))).toBe(true);
    expect(lines).toContain('without 9 is no answer: yes, or Enter alone.');
    expect(lines).toContain('Left are 1, 4.');
    expect(changed(shell.emulator).toSorted()).toEqual(
      [names[0], names[3]].map(each => `tag deleted ${each}`).toSorted(),
    );
    expect(lines).toContain('2 done.');
  });

  test('acr-cli#131: a part of an image is told as such before it is deleted', async () => {
    await using shell = await startShell({ interactive: true });
    const manifests = { ...tags, tab: 'manifests' } as const;
    const { lines } = await converse(shell, manifests, ['filter platform:arm64', 'delete 1', '']);
    expect(lines.find(each => each.startsWith('breaks '))).toMatch(
      /^breaks index [0-9a-f]{12}.*, which lists it as linux\/arm64$/,
    );
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('a repository wants its name, and nothing else', async () => {
    await using shell = await startShell();
    const keep = await converse(shell, repositories, ['filter samples/nginx', 'delete 1', 'yes', 'SAMPLES/NGINX', '']);
    expect(keep.lines).toContain('yes is no answer: samples/nginx, or Enter alone.');
    expect(sent(shell.emulator)).toEqual([]);
    const gone = await converse(shell, repositories, ['filter samples/nginx', 'delete 1', 'samples/nginx']);
    expect(gone.lines).toContain('1 done.');
    expect(changed(shell.emulator)).toEqual(['repository deleted samples/nginx']);
  });

  test('more than twenty items want their number', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, tags, ['more', 'untag 1-21', 'yes', 'all', '']);
    const told = lines.slice(lines.indexOf('browser> untag 1-21'));
    expect(told).toContain('These are 20 of 21: all reads out every one.');
    expect(told.filter(each => each.startsWith('20. '))).toHaveLength(2);
    expect(told.filter(each => each.startsWith('21. '))).toHaveLength(1);
    expect(lines.some(each => each.startsWith('Type untag 21 to untag these 21, '))).toBe(true);
    expect(lines).toContain('yes is no answer: untag 21, or Enter alone.');
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('of many one hears how far it is', async () => {
    await using shell = await startShell();
    const many: Place = { ...tags, repository: 'test/busybox' };
    const pages = Array.from({ length: 7 }, () => 'more');
    const { lines } = await converse(shell, many, [...pages, 'untag 1-150', 'untag 150']);
    expect(lines).toContain('100 of 150 looked at.');
    expect(lines).toContain('100 of 150 ended.');
    expect(lines).toContain('150 done.');
  });

  test('attributes: only what was named is sent', async () => {
    await using shell = await startShell();
    const { lines, log } = await converse(shell, tags, ['attributes 1 write off', 'yes']);
    expect(lines).toContain('1 done.');
    expect(log.changingLines).toEqual([
      `Update-AzContainerRegistryTag -RegistryName demo -RepositoryName team/api -Name ${named(lines, 1)} -WriteEnabled $false`,
    ]);
    expect(storedTag(shell.emulator, 'team/api', named(lines, 1)).attributes).toMatchObject({
      writeEnabled: false,
      deleteEnabled: true,
      readEnabled: true,
      listEnabled: true,
    });
  });

  test('manifests cannot be brought back, and it says so before it asks', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, { ...tags, tab: 'manifests' }, ['delete 1', '']);
    expect(lines.indexOf('What is deleted here cannot be brought back.')).toBeGreaterThan(
      lines.indexOf('browser> delete 1'),
    );
    expect(lines.filter(each => each.startsWith('Frees '))).toEqual([expect.stringMatching(/^Frees .* now/)]);
    const untagging = await converse(shell, tags, ['untag 1', '']);
    expect(untagging.lines).not.toContain('What is deleted here cannot be brought back.');
    expect(untagging.lines.join()).not.toMatch(/[Ff]ree/);
  });

  test('manifests cannot be untagged, and it says so', async () => {
    await using shell = await startShell();
    const { lines } = await converse(shell, { ...tags, tab: 'manifests' }, ['untag 1']);
    expect(lines.slice(-3, -1)).toEqual(['Only tags can be untagged.', 'Nothing is changed.']);
  });
});
