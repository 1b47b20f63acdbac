import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { suggestLines } from '../../../src/cmdlets/location/suggest-lines.ts';
import { parse } from '../../../src/language/parse.ts';
import { settled } from '../../engine/completion/completing.ts';
import { startShell } from '../../support/shell.ts';

const shell = await startShell();
afterAll(() => shell[Symbol.asyncDispose]());
const lines = (typed: string) => suggestLines(shell.session, typed).map(each => each.text);

describe('lines that fit the location', () => {
  test('at the root, before and after the names are known', async () => {
    expect(lines('get')).toEqual(['Get-AcrRepository']);
    expect(lines('')).toEqual([]);
    await settled(shell, 'cd ');
    expect(lines('cd')[0]).toMatch(/^cd [a-z]/);
    expect(lines('Get-AcrM')[0]).toMatch(/^Get-AcrManifest \S+ -Untagged$/);
    expect(lines('get-az')[0]).toBe('Get-AzContainerRegistryRepository');
  });

  test('the repository that was used last comes first', async () => {
    shell.session.history.add({ line: 'Get-AcrTag team/api:1.4.2', time: 1 });
    expect(lines('get-acrm')).toContain('Get-AcrManifest team/api -Untagged');
  });

  test('in a repository: its own tags, and what destroys only with -WhatIf', async () => {
    await shell.run('cd team/api');
    await settled(shell, 'Get-AcrTag -Name ');
    expect(lines('remove-m')).toEqual([]);
    expect(lines('remove-acrm')).toEqual(['Remove-AcrManifest -Tag latest -WhatIf']);
    expect(lines('Remove-AzContainerRegistryM')).toEqual(['Remove-AzContainerRegistryManifest -Tag latest -WhatIf']);
    expect(lines('Get-Item')).toEqual(['Get-Item ./:latest']);
  });

  test('at most five; each goes on as typed, can be run as it stands, and destroys nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom('g', 'G', 'get-', 'r', 'remove-', 'c', 'cd', 'x', 'Get-Az'), typed => {
        const found = lines(typed);
        expect(found.length).toBeLessThanOrEqual(5);
        for (const line of found) {
          expect(line.toLowerCase().startsWith(typed.toLowerCase())).toBe(true);
          expect(parse(line).errors).toEqual([]);
          if (/\b(?:Remove|Update)-/.test(line)) expect(line).toMatch(/ -WhatIf$/);
        }
      }),
    );
  });

  test('each of them runs without an error', async () => {
    for (const typed of ['get', 'remove', 'c']) {
      for (const line of lines(typed)) {
        await shell.run('cd /team/api');
        await shell.run(`${line} | Out-Null`);
      }
    }
    expect(shell.errors).toEqual([]);
  });
});

test('in a repository whose names nobody has asked for', async () => {
  await using newcomer = await startShell();
  await newcomer.run('cd team/api');
  expect(suggestLines(newcomer.session, 'Get-AcrM')[0]?.text).toBe('Get-AcrManifest -Untagged');
});

test('where nothing is connected, how to connect', async () => {
  await using stranger = await startShell({ connected: false });
  expect(suggestLines(stranger.session, 'conn').map(each => each.text)).toEqual([
    'Connect-AzContainerRegistry -Emulator',
  ]);
});
