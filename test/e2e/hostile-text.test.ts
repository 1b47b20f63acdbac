import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { hostile, idPattern } from '../support/hostile.ts';
import { hostileRegistry } from '../support/hostile-registry.ts';
import { keys, pasteOf } from '../support/keys-to-bytes.ts';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { expectUnharmed, printed } from '../support/unharmed.ts';
import { programFor } from './sitting.ts';

// Text from outside on every surface: whatever it holds, nothing but its own cells may change (safety, section 4).

let emulator: Emulator;
let terminal: TerminalSession;

beforeAll(async () => {
  emulator = await startEmulator({ fixture: hostileRegistry });
  const home = mkdtempSync(join(tmpdir(), 'acrsh-hostile-'));
  const file = join(home, 'hostile.json');
  writeFileSync(file, JSON.stringify(hostile.map(({ text }) => ({ Left: 'left', Text: text, Right: 'right' }))));
  terminal = openTerminal(programFor({ emulator, home, columns: 100, rows: 50 }));
  await terminal.until(':/>');
  await printed(terminal, `$o = Get-Content ${file} -Raw | ConvertFrom-Json; $h = $o.Text`);
  await printed(
    terminal,
    'function f { [CmdletBinding(SupportsShouldProcess)] param($x) if ($PSCmdlet.ShouldProcess($x)) {} }',
  );
});
afterAll(async () => {
  terminal.kill('SIGKILL');
  await emulator.close();
});

describe('one row for each, in order, and no row wider than the window', () => {
  test.each([
    ['a table', '$o', /^left /, / (right|…)$/],
    ['a table that is cut', '$o | Format-Table Text', /^/, /$/],
  ])('%s', async (_, command, left, right) => {
    const shown = await printed(terminal, command);
    const rows = shown.lines.filter(line => line.match(idPattern));
    expect(rows.map(row => row.match(idPattern)?.[0])).toEqual(hostile.map(each => each.id));
    for (const row of rows) expect([row, left.test(row), right.test(row)]).toEqual([row, true, true]);
    expectUnharmed(terminal, shown);
  });
});

describe('every text, in order', () => {
  test.each([
    ['a table that wraps', '$o | Format-Table Left, Text -Wrap'],
    ['a list', '$o | Format-List'],
    ['groups', '$o | Format-Table Left -GroupBy Text'],
    ['names of properties', '$h | % { [pscustomobject]@{ Before = 1; $_ = 2 } | Format-List }'],
    ['text', '$h'],
    ['Write-Host', '$h | % { Write-Host $_ }'],
    ['warnings', '$h | % { Write-Warning $_ }'],
    ['verbose messages', '$h | % { Write-Verbose $_ -Verbose }'],
    ['errors', '$h | % { Write-Error $_ }'],
    ['commands that do not exist', '$h | % { & $_ }'],
    ['places that do not exist', '$h | % { Set-Location $_ }'],
    ['What if', '$h | % { f $_ -WhatIf }'],
    ['JSON', '$h | % { ConvertTo-Json $_ }'],
  ])('%s', async (_, command) => {
    const shown = await printed(terminal, command);
    const seen = shown.lines.join('\n').match(idPattern) ?? [];
    expect([...new Set(seen)]).toEqual(hostile.map(each => each.id));
    expectUnharmed(terminal, shown);
  });
});

test('tags that are refused, with what the registry has sent', async () => {
  const some = hostile.filter((_, index) => index % 5 === 0);
  const shown = await printed(
    terminal,
    `foreach ($x in ${some.map(each => hostile.indexOf(each))}) { Get-AcrTag hostile/tag$x }`,
  );
  expect([...new Set(shown.lines.join('').match(idPattern))]).toEqual(some.map(each => each.id));
  expectUnharmed(terminal, shown);
});

test('types of manifests, in the table, in the list and in what is kept', async () => {
  const views = ['', '| Format-List *', '| Get-AcrManifestContent | Format-List *'];
  for (const view of views) {
    const shown = await printed(terminal, `Get-AcrManifest hostile/manifests | Select-Object -First 50 ${view}`);
    expectUnharmed(terminal, shown);
    expect(shown.lines.length).toBeGreaterThan(50);
  }
});

test('bodies of error answers', async () => {
  hostile.forEach(({ text }, index) => {
    const body = JSON.stringify({ errors: [{ code: text, message: text, detail: text }] });
    emulator.faults.add({ on: { url: /_tags/, occurrence: index + 1 }, effect: { kind: 'status', status: 400, body } });
  });
  const shown = await printed(terminal, 'foreach ($x in $h) { Get-AcrTag hostile/manifests }');
  expect(emulator.faults.pending).toEqual([]);
  const seen = shown.lines.join('').match(idPattern) ?? [];
  expect([...new Set(seen)]).toEqual(hostile.map(each => each.id));
  expectUnharmed(terminal, shown);
});

test('progress', async () => {
  const shown = await printed(terminal, '$h | % { Write-Progress -Activity $_ -Status $_ }');
  expect(shown.lines).toEqual([]);
});

test('questions, before which nothing typed counts and which stay whole', async () => {
  const some = hostile.filter((_, index) => index % 40 === 0);
  for (const { text, id } of some) {
    terminal.type(`f ($h -like '${id}*') -Confirm\r`);
    await terminal.until(/Help \(default is "Y"\): ?\n*$/);
    expect(terminal.rows().join('\n')).toContain(id);
    expect(terminal.title(), text).toBe('');
    terminal.type('n\r');
    await terminal.until(/"Y"\): n\nPS [^\n]*> ?\n*$/);
  }
});

test('pasted text, on the line and in the transcript', async () => {
  const texts = hostile.filter(each => !each.text.includes("'") && each.text.length < 600).map(each => each.text);
  const before = terminal.lines().findLastIndex(line => line !== '');
  for (let start = 0; start < texts.length; start += 30) {
    terminal.type(pasteOf(`'${texts.slice(start, start + 30).join(' ')}' > $null`));
    await terminal.until(rows => rows.join('').trimEnd().endsWith("' > $null"));
    terminal.type(keys('Enter'));
    await terminal.until(/PS [^\n]*> ?\n*$/);
  }
  const shown = { lines: [], from: before, to: terminal.lines().findLastIndex(line => line !== '') };
  expectUnharmed(terminal, shown);
});

test('the history', async () => {
  for (const _ of hostile.slice(0, 12)) {
    terminal.type(keys('UpArrow'));
    await terminal.until(/> \$null\n*$|PS [^\n]*> .+\n*$/);
  }
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/PS [^\n]*> ?\n*$/);
  const last = terminal.lines().findLastIndex(line => line !== '');
  expectUnharmed(terminal, { lines: [], from: last - 40, to: last });
});
