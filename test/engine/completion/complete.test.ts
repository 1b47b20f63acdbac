import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startShell, type TestShell } from '../../support/shell.ts';
import { offered, texts } from './completing.ts';

let shell: TestShell;
beforeAll(async () => {
  shell = await startShell({ connected: false, environment: { ACRSH_ONE: 'secret', HOME: '/home/ana' } });
});
afterAll(() => shell[Symbol.asyncDispose]());

const first = async (line: string, count = 4) => texts(await offered(shell, line)).slice(0, count);

describe('commands', () => {
  test.each([
    ['Get-AcrTa', ['Get-AcrTag']],
    ['get-azcontainerregistryt', ['Get-AzContainerRegistryTag', 'Get-AzContainerRegistryToken']],
    [
      'Get-A*tag',
      ['Get-AcrDeletedTag', 'Get-AcrTag', 'Get-AzContainerRegistryDeletedTag', 'Get-AzContainerRegistryTag'],
    ],
    ['g-acrt', ['Get-AcrTag', 'Get-AcrToken', 'Get-AzContainerRegistryTag', 'Get-AzContainerRegistryToken']],
    ['s-ob', ['Select-Object', 'Sort-Object']],
    ['ls | where-', ['Where-Object']],
    ['ls | ? { Get-Dat', ['Get-Date']],
    ['$x = Get-Chi', ['Get-ChildItem']],
    ['$(Get-Chi', ['Get-ChildItem']],
    ['"a $(Get-Chi', ['Get-ChildItem']],
    ['(Get-Chi', ['Get-ChildItem']],
    ['if (Get-Chi', ['Get-ChildItem']],
    ['ls; Get-Chi', ['Get-ChildItem']],
    ['ls && Get-Chi', ['Get-ChildItem']],
    ['@{ a = Get-Chi', ['Get-ChildItem']],
    ['& Get-Chi', ['Get-ChildItem']],
    ["& 'Get-Chi", ["'Get-ChildItem'"]],
    ['Get-Chi¦ld | sort', ['Get-ChildItem']],
    ['Get-Nosuch', []],
  ])('%s', async (line, expected) => {
    expect(await first(line)).toEqual(expected);
  });

  test('cmdlets come before aliases; an empty line offers the names that say what they do', async () => {
    const all = texts(await offered(shell, 's'));
    expect(all.indexOf('Start-Sleep')).toBeGreaterThan(-1);
    expect(all.indexOf('sleep')).toBeGreaterThan(all.indexOf('Start-Sleep'));
    expect(texts(await offered(shell, '')).filter(each => !each.includes('-'))).toEqual([]);
  });

  test('functions and aliases of the session, with what they stand for', async () => {
    await shell.run('function Show-Mine([string] $Name) {}; Set-Alias mine Show-Mine; function two {}');
    expect(await first('Show-M')).toEqual(['Show-Mine']);
    expect((await offered(shell, 'min')).candidates).toEqual([{ text: 'mine', tooltip: 'mine → Show-Mine' }]);
  });

  test('the tooltip is the synopsis', async () => {
    expect((await offered(shell, 'Get-AcrTag')).candidates).toEqual([
      { text: 'Get-AcrTag', tooltip: 'Lists the tags of a repository, or shows one.' },
    ]);
  });
});

describe('parameters', () => {
  test.each([
    ['Get-AcrTag -Rep', ['-RepositoryName']],
    ['Get-AcrTag -repositoryn', ['-RepositoryName']],
    ['Get-AcrTag -Im', ['-ImageName']],
    ['Get-AcrTag -', ['-RepositoryName', '-Name', '-RegistryName', '-Digest']],
    ['Get-AcrTag -*Name', ['-RepositoryName', '-Name', '-RegistryName']],
    ['Get-AcrTag -F¦ -OrderBy Name', ['-First']],
    ['Get-AcrTag -First 3 -F', []],
    ['Get-AcrTag -F¦ -First 3', []],
    ['Get-AcrManifest -Untagged -F', ['-First']],
    ['$x = Get-AcrTag -Fi', ['-First']],
    ['ls | Where-Object { Get-AcrTag -Fi', ['-First']],
    ['"$(Get-AcrTag -Fi', ['-First']],
    ['Get-AcrTag -First¦10', ['-First']],
    ['Show-Mine -', ['-Name']],
    ['$p = @{ Fi¦ }; Get-AcrTag @p', ['First']],
    ['$p = @{ First = 1; Re¦ }; Get-AcrTag @p', ['RepositoryName', 'RegistryName']],
  ])('%s', async (line, expected) => {
    expect(await first(line)).toEqual(expected);
  });

  test('those of another set are not offered, common ones come last', async () => {
    const all = texts(await offered(shell, 'Remove-AcrManifest -Tag x -'));
    expect(all).not.toContain('-Manifest');
    expect(all.indexOf('-RegistryName')).toBeLessThan(all.indexOf('-Verbose'));
    expect(all).toContain('-WhatIf');
  });

  test('the tooltip tells type and help', async () => {
    expect((await offered(shell, 'Get-AcrManifest -Unt')).candidates).toEqual([
      { text: '-Untagged', tooltip: '[switch] Untagged – Only manifests without a tag.' },
    ]);
    expect((await offered(shell, 'Get-AcrTag -Fi')).candidates[0]?.tooltip).toBe(
      '[Int32] First – Stop after this many.',
    );
  });

  test('are offered where nothing was typed and no value is known', async () => {
    expect(await first('Get-Date ', 1)).toEqual(['-Date']);
    expect(await first('Get-AcrTag -First ')).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['Get-AcrTag -OrderBy ', ['Name', 'LastUpdatedAsc', 'LastUpdatedDesc']],
    ['Get-AcrTag -OrderBy lastupdatedd', ['LastUpdatedDesc']],
    ['Get-AcrTag -OrderBy:L', ['LastUpdatedAsc', 'LastUpdatedDesc']],
    ['Get-AcrTag -ErrorAction S', ['SilentlyContinue', 'Stop']],
    ['Update-AcrTag x -DeleteEnabled ', ['$true', '$false']],
    ['Update-AcrTag x -DeleteEnabled f', ['$false']],
    ['Update-AcrTag x -DeleteEnabled $fa', ['$false']],
    ['Get-AcrManifest -Untagged:', ['$true', '$false']],
    ['Get-Command -CommandType Alias,', ['Function', 'Cmdlet', 'All']],
    ['Get-Command -CommandType Alias, C', ['Cmdlet']],
    ['Get-Help Get-AcrTag -Parameter Fi', ['First']],
    ['Get-Help Get-AcrTa', ['Get-AcrTag']],
    ['Get-Help about_L', ['about_Location']],
    ['Get-Variable PSVers', ['PSVersionTable']],
    ['Set-PSReadLineKeyHandler Ctrl+t KillW', ['KillWord']],
    ['Connect-AzContainerRegistry -Cloud AzureU', ['AzureUSGovernment']],
    ['Get-Content ./tsconf', ['./tsconfig.json']],
    ["Get-Content './tsconf", ["'./tsconfig.json'"]],
    ['ls > ./tsconf', ['./tsconfig.json']],
    ['Write-Output ./tsconf', ['./tsconfig.json']],
    ["Get-AcrTag -OrderBy 'Na", ["'Name'"]],
    ['Get-AcrTag -OrderBy "Na', ['"Name"']],
    ["Get-AcrTag -OrderBy 'Na¦'", ["'Name'"]],
  ])('%s', async (line, expected) => {
    expect(await first(line)).toEqual(expected);
  });

  test('a function: ValidateSet, booleans and enumerations of its parameters', async () => {
    await shell.run(
      "function Pick { param([ValidateSet('red', 'two words', 'green')] [string] $Colour, [bool] $On, [System.DayOfWeek] $Day) }",
    );
    expect(await first('Pick -Colour ')).toEqual(['red', "'two words'", 'green']);
    expect(await first('Pick g')).toEqual(['green']);
    expect(await first('Pick red -On ')).toEqual(['$true', '$false']);
    expect(await first('Pick -Day S')).toEqual(['Sunday', 'Saturday']);
  });
});

describe('variables', () => {
  test.each([
    ['$PSVers', ['$PSVersionTable']],
    ['$pw', ['$PWD']],
    ['$LastD', ['$LastDuration']],
    ['"in text $PSVers', ['$PSVersionTable']],
    [`\${PSVers`, [`\${PSVersionTable}`]],
    ['$env:ACR', ['$env:ACRSH_ONE']],
    ['$global:PSVers', ['$global:PSVersionTable']],
    ['$glo', ['$global:']],
    ['$images = 1; $im', ['$images']],
    ['foreach ($image in 1) { $im', ['$image']],
    ['Get-AcrTag -First $PSVers', ['$PSVersionTable']],
    ['if ($a -eq ¦)', ['$_']],
    [`\${function:Show-M`, [`\${function:Show-Mine}`]],
  ])('%s', async (line, expected) => {
    expect(await first(line, 1)).toEqual(expected);
  });

  test('splats are hashtables and lists; the value is not shown', async () => {
    await shell.run(`$token = 'abc'; $table = @{ a = 1 }; \${two words} = 5`);
    expect(await first('Get-AcrTag @t')).toEqual(['@table']);
    expect((await offered(shell, '$tok')).candidates).toEqual([{ text: '$token', tooltip: '[System.String] $token' }]);
    expect(await first('$two')).toEqual([`\${two words}`]);
  });
});

describe('members', () => {
  test.each([
    ['"abc".ToU', ['ToUpper(', 'ToUpperInvariant(']],
    ['(Get-Date).Yea', ['Year']],
    ['[math]::Ro', ['Round(']],
    ['[ConsoleColor]::DarkB', ['DarkBlue']],
    ['[nosuch]::', []],
    ['$object.Na', ['Name']],
    ["$object.'", []],
    [`\${object}?.Na`, ['Name']],
    ['$object.two', ["'two words'"]],
    ['$list.Na', ['Name']],
    ['$list.Cou', ['Count']],
    ['$list[0].Na', ['Name']],
    ['$h = @{ alpha = 1 }; $h.al', ['alpha']],
    ['Get-AcrTag | ForEach-Object { $_.Dig', ['Digest']],
    ['Get-AcrTag | Where-Object Name -like x* | ForEach-Object { "$($_.Dig', ['Digest']],
    ['$t = Get-AcrTag x; $t.Dig', ['Digest']],
    ['foreach ($t in Get-AcrTag x) { $t.Dig', ['Digest']],
    ['(Get-AcrTag x | Select-Object -First 1).Dig', ['Digest']],
    ['$list.Where({ $_.Na', ['Name']],
    ['Get-AcrTag -First $list.Cou', ['Count']],
    ['Get-AcrTag x | Group-Object Digest | % { $_.Cou', ['Count']],
  ])('%s', async (line, expected) => {
    await shell.run("$object = [pscustomobject]@{ Name = 1; 'two words' = 2 }; $list = @($object, $object)");
    expect(await first(line)).toEqual(expected);
  });

  test('asking for members runs nothing', async () => {
    await shell.run(
      '$lazy = [pscustomobject]@{ a = 1 } | Add-Member ScriptProperty P { $global:ran = 1; 5 } -PassThru',
    );
    expect(await first('$lazy.P')).toEqual(['P']);
    expect(await first('$lazy.P.')).toEqual([]);
    expect(await first('(Invoke-History).')).toEqual([]);
    expect(await shell.run('"$ran"')).toEqual(['']);
  });
});

describe('properties of what comes down the pipeline', () => {
  test.each([
    ['Get-AcrTag x | Where-Object La', ['LastUpdateTime', 'LastUpdated']],
    ['Get-AcrManifest x | Where-Object K', ['Kind']],
    ['Get-AcrManifest x | Where-Object Manif', []],
    ['Get-AcrTag x | Sort-Object Name, La', ['LastUpdateTime', 'LastUpdated']],
    ['Get-AcrTag x | Select-Object -Property Name,', ['RegistryName', 'RepositoryName', 'Registry', 'ImageName']],
    ['Get-AcrTag x | Group-Object Di', ['Digest']],
    ['Get-AcrTag x | Format-Table Name, Di', ['Digest']],
    ['Get-AcrTag x | Format-Table @{ N', ['Name']],
    ["Get-AcrTag x | Format-Table @{ Name = 'a'; e", ['Expression']],
    ['Get-AcrTag x | Sort-Object -Descending | ForEach-Object Dig', ['Digest']],
    ['$list | Where-Object Na', ['Name']],
    ['1 | Where-Object ', ['-Property', '-Value', '-InputObject', '-Not']],
  ])('%s', async (line, expected) => {
    expect(await first(line)).toEqual(expected);
  });
});

describe('types and operators', () => {
  test.each([
    ['[date', ['datetime']],
    ['$x -is [strin', ['string']],
    ['param([in', ['int']],
    ['$x -li', ['-like']],
    ['$x -notm', ['-notmatch']],
    ['$x -cli', ['-clike']],
    ['(1, 2) -joi', ['-join']],
    ['-no', ['-not']],
  ])('%s', async (line, expected) => {
    expect(await first(line, 1)).toEqual(expected);
  });
});

describe('nothing is offered', () => {
  test.each(['# Get-Acr', 'Get-AcrTag # -Re', '<# Get-Acr', "'text ", '5 ', "@'\nGet-Acr", 'break lab', "$x -eq 'a"])(
    '%s',
    async line => {
      expect(texts(await offered(shell, line))).toEqual([]);
    },
  );
});
