import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'redirect-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);

const TALK = 'function talk { "out"; Write-Warning w; Write-Verbose v -Verbose; Write-Information i; Write-Error e };';

test('each stream can be put among the output, in the order of what happened', async () => {
  const { output, errors } = await runCase(`${TALK} talk 2>&1 3>&1 4>&1 6>&1 | ForEach-Object { "$_" }`);
  expect(errors).toEqual([]);
  expect(output).toEqual(['out', 'w', 'v', 'i', 'e']);
});

test('*>&1 takes all of them', async () => {
  expect((await runCase(`${TALK} talk *>&1 | ForEach-Object { $_.GetType().Name }`)).output).toEqual([
    'String',
    'WarningRecord',
    'VerboseRecord',
    'InformationRecord',
    'ErrorRecord',
  ]);
});

test('> replaces a file and >> adds to it, as Out-File writes', async () => {
  const path = file('out.txt');
  await runCase(`1, 2 > '${path}'; 3 >> '${path}'`);
  expect(readFileSync(path, 'utf8')).toBe('1\n2\n3\n');
  await runCase(`'new' > '${path}'`);
  expect(readFileSync(path, 'utf8')).toBe('new\n');
});

test('errors go to a file, the output stays', async () => {
  const path = file('errors.txt');
  const { output, errors } = await runCase(`${TALK} talk 2> '${path}' 3>$null 4>$null`);
  expect([output, errors]).toEqual([['out'], []]);
  expect(readFileSync(path, 'utf8')).toContain('talk: e');
});

test('all streams go to one file', async () => {
  const path = file('all.txt');
  expect((await runCase(`${TALK} talk *> '${path}'`)).output).toEqual([]);
  expect(readFileSync(path, 'utf8')).toMatch(/out[\s\S]*w[\s\S]*v[\s\S]*i[\s\S]*e/);
});

test('output goes to a variable, which keeps the objects', async () => {
  const { output } = await runCase('1, 2 > variable:kept; 3 >> variable:kept; $kept.Count; $kept[2].GetType().Name');
  expect(output).toEqual([3, 'Int32']);
});

test('$null takes everything', async () => {
  expect((await runCase(`${TALK} talk *> $null; 'after'`)).output).toEqual(['after']);
});

test('a folder that is not there is an error of the statement', async () => {
  const { output, errors } = await runCase(`'x' > '${file('no/such/file')}'; 'after'`);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain('Could not find a part of the path');
  expect(output).toEqual(['after']);
});
