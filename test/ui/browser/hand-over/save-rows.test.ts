import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  proposedFile,
  type RunAside,
  type SaveRequest,
  saveRows,
} from '../../../../src/ui/browser/hand-over/save-rows.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { rowsOf } from './rows.ts';

const asideOf =
  ({ engine, host }: TestShell): RunAside =>
  (line, variables) =>
    engine.aside(line, { host, variables, signal: new AbortController().signal });

const TAGS = 'Get-AcrTag -RepositoryName team/api';
const COLUMNS = ['Mode', 'LastUpdated', 'Digest', 'Name'];

async function savedTags(request: Partial<SaveRequest> & Pick<SaveRequest, 'format'>, preparation = '') {
  await using shell = await startShell();
  if (preparation !== '') await shell.run(preparation);
  const values = request.values ?? (await rowsOf(shell, TAGS));
  const path = join(mkdtempSync(join(tmpdir(), 'acrsh-save-')), "it's [1].out");
  const saved = await saveRows({ path, replace: false, columns: COLUMNS, values, ...request }, asideOf(shell));
  expect(shell.errors).toEqual([]);
  await shell.run('Test-Path variable:AcrshBrowserRows');
  expect(shell.lines.at(-1)).toBe('False');
  return { saved, path, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined, values };
}

test('CSV has the columns that are shown, with exact values', async () => {
  const { saved, path, text = '', values } = await savedTags({ format: 'csv' });
  expect(saved).toEqual({ kind: 'saved', path });
  const [header, first = '', ...more] = text.trimEnd().split(/\r?\n/);
  expect(header).toBe('"Mode","LastUpdated","Digest","Name"');
  expect(first).toMatch(/^"[rwld-]{4}","20\d\d-\d\d-\d\dT[\d:.]+Z","sha256:[0-9a-f]{64}","[\w.-]+"$/);
  expect(more.length + 1).toBe(values.length);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o666 & ~process.umask());
});

test('JSON has every property, and is always an array', async () => {
  const { text = '' } = await savedTags({ format: 'json' });
  const parsed: unknown = JSON.parse(text);
  expect(parsed).toContainEqual(expect.objectContaining({ RepositoryName: 'team/api', Name: 'latest' }));
});

test('text is what the screen shows', async () => {
  const { text } = await savedTags({ format: 'text' });
  expect(text).toContain('Repository: ');
  expect(text).toMatch(/Mode +LastUpdated +Digest +Name/);
  const { text: lines } = await savedTags({ format: 'text', values: ['one', '', '  two'] });
  expect(lines?.split(/\r?\n/)).toEqual(['one', '', '  two', '']);
});

test('the preferences of the session change nothing about it', async () => {
  const { saved } = await savedTags({ format: 'csv' }, "$WhatIfPreference = $true; $ConfirmPreference = 'Low'");
  expect(saved.kind).toBe('saved');
});

test('a file that is there is replaced only on demand', async () => {
  await using shell = await startShell();
  const path = join(mkdtempSync(join(tmpdir(), 'acrsh-save-')), 'mine.txt');
  writeFileSync(path, 'mine');
  const request: SaveRequest = { format: 'text', path, replace: false, columns: [], values: ['new'] };
  for (const format of ['csv', 'json', 'text'] as const)
    expect(await saveRows({ ...request, format }, asideOf(shell))).toEqual({ kind: 'exists', path });
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(await saveRows({ ...request, replace: true }, asideOf(shell))).toEqual({ kind: 'saved', path });
  expect(readFileSync(path, 'utf8').trimEnd()).toBe('new');
});

test('what cannot be written says why', async () => {
  await using shell = await startShell();
  const path = join(mkdtempSync(join(tmpdir(), 'acrsh-save-')), 'none', 'x.csv');
  const saved = await saveRows({ format: 'csv', path, replace: false, columns: [], values: ['x'] }, asideOf(shell));
  expect(saved).toEqual({ kind: 'failed', problem: `Could not find a part of the path '${path}'.` });
});

test('the proposed name is of one path segment', () => {
  expect(proposedFile(['contoso', 'team/api', 'tags'], 'csv')).toBe('contoso-team-api-tags.csv');
  expect(proposedFile(['127.0.0.1:5000', '../..'], 'text')).toBe('127.0.0.1-5000.txt');
  expect(proposedFile([], 'json')).toBe('rows.json');
});
