import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCase } from '../conformance/run-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'script-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a script and answers its path. */
function script(name: string, source: string): string {
  const path = join(folder, name);
  writeFileSync(path, source);
  return path;
}

test('a script has parameters, its own scope and knows where it lies', async () => {
  const path = script(
    'greet.ps1',
    'param([Parameter(Mandatory)][string]$Name, [int]$Times = 1, [switch]$Loud)\n$x = 2; "$Name $Times $Loud"; $PSScriptRoot; $PSCommandPath; $MyInvocation.MyCommand.Name',
  );
  const { output, errors } = await runCase(`$x = 1; & '${path}' api -Times 3 -Loud; $x`);
  expect(errors).toEqual([]);
  expect(output).toEqual(['api 3 True', folder, path, 'greet.ps1', 1]);
});

test('dot-sourcing leaves functions and variables behind', async () => {
  const path = script('library.ps1', 'function Get-Twice($n) { $n * 2 }\n$base = 21');
  expect((await runCase(`. '${path}'; Get-Twice $base`)).output).toEqual([42]);
  expect((await runCase(`& '${path}'; Get-Twice 1`)).errors.map(each => each.id)).toEqual(['CommandNotFoundException']);
});

test('$script: is the script’s own, also from a function inside', async () => {
  const path = script('count.ps1', '$n = 0; function add { $script:n++ }; add; add; $n');
  expect((await runCase(`$n = 9; & '${path}'; $n`)).output).toEqual([2, 9]);
});

test('return leaves the script, exit says how it went, a script calls another', async () => {
  script('inner.ps1', '"in"; return; "never"');
  const outer = script('outer.ps1', '& "$PSScriptRoot/inner.ps1"; "out"; exit 4');
  expect((await runCase(`& '${outer}'; $LASTEXITCODE`)).output).toEqual(['in', 'out', 4]);
});

test('an error in a script is shown with its line and a caret', async () => {
  const path = script('broken.ps1', '# first\nGet-Variable nosuch\n"on"');
  const { text, output, errors } = await runCase(`& '${path}'; $Error[0].InvocationInfo.ScriptLineNumber`);
  expect(output).toEqual(['on', 2]);
  expect(errors.map(each => each.id)).toEqual(['VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand']);
  expect(text).toBe('on\n2');
});

test('a script that is no script is refused with its position, and nothing of it runs', async () => {
  const path = script('half.ps1', '"first"\nif ($true) {\n');
  const { output, errors } = await runCase(`& '${path}'; "next"`);
  expect(errors.map(each => each.id)).toEqual(['MissingEndCurlyBrace']);
  expect(output).toEqual(['next']);
});
