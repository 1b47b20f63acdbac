import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HistoryStore } from '../../../src/session/history-store.ts';
import { lineEditorOf } from '../../support/session-parts.ts';
import { startShell } from '../../support/shell.ts';

const disconnected = () => startShell({ connected: false });

/** Runs one input and answers all that it showed as one text. */
async function shown(...inputs: readonly string[]): Promise<string> {
  await using shell = await disconnected();
  let lines: readonly string[] = [];
  for (const each of inputs) lines = await shell.run(each);
  return lines.join('\n');
}

describe('Get-PSReadLineKeyHandler', () => {
  test('shows keys in groups below their heading', async () => {
    expect(await shown('Get-PSReadLineKeyHandler Home, ctrl+l')).toBe(
      [
        '',
        'Cursor movement functions',
        '=========================',
        '',
        'Key  Function        Description',
        '---  --------        -----------',
        'Home BeginningOfLine Move the cursor to the beginning of the line',
        '',
        'Miscellaneous functions',
        '=======================',
        '',
        'Key    Function    Description',
        '---    --------    -----------',
        'Ctrl+l ClearScreen Clear the screen and redraw the current line at the top of the screen',
        '',
      ].join('\n'),
    );
  });

  test('wraps long descriptions', async () => {
    await using shell = await startShell({ connected: false, width: 60 });
    const lines = await shell.run('Get-PSReadLineKeyHandler Enter');
    expect(lines.at(-1)).toBe('');
    expect(lines.slice(6, -1).map(each => each.slice(17).trimEnd())).toEqual([
      'Accept the input or move to the next line',
      'if input is missing a closing token.',
    ]);
  });

  test('-Bound is what it does without parameters; -Unbound lists functions', async () => {
    await using shell = await disconnected();
    const functions = async (parameters: string) =>
      shell.run(`(Get-PSReadLineKeyHandler ${parameters}) | ForEach-Object { "$($_.Key) $($_.Function)" }`);
    const bound = await functions('');
    expect(await functions('-Bound')).toEqual(bound);
    expect(bound).toContain('Enter AcceptLine');
    const unbound = await functions('-Unbound');
    expect(unbound.every(each => each.startsWith('Unbound '))).toBe(true);
    expect(await functions('-Bound -Unbound')).toHaveLength(bound.length + unbound.length);
  });

  test('tells of a key that there is not, and goes on', async () => {
    expect(await shown('(Get-PSReadLineKeyHandler Ctrl+Hone, Home).Function')).toMatch(
      /There is no key 'Ctrl\+Hone'\. Did you mean [\s\S]*BeginningOfLine/,
    );
  });
});

describe('Set-PSReadLineKeyHandler', () => {
  test.each([
    ['by name', "Set-PSReadLineKeyHandler -Chord 'Ctrl+x,Ctrl+q' -Function revertline"],
    ['by position', 'Set-PSReadLineKeyHandler ctrl+X`,Ctrl+q RevertLine'],
    ['by its old name', "Set-PSReadLineKeyHandler -Key 'Ctrl+x,Ctrl+q' -Function RevertLine"],
  ])('binds a key %s', async (_, source) => {
    const key = source.includes('X') ? 'Ctrl+X,Ctrl+q' : 'Ctrl+x,Ctrl+q';
    expect(await shown(source, `(Get-PSReadLineKeyHandler '${key}').Function`)).toBe('RevertLine');
  });

  test('takes several keys', async () => {
    expect(
      await shown("Set-PSReadLineKeyHandler F6, 'Alt+k' RevertLine", '(Get-PSReadLineKeyHandler F6, Alt+k).Function'),
    ).toBe('RevertLine\nRevertLine');
  });

  test('names the nearest function', async () => {
    expect(await shown('Set-PSReadLineKeyHandler F6 RevertLin')).toContain(
      "There is no function 'RevertLin'. Did you mean RevertLine?",
    );
  });

  test.each([
    "Set-PSReadLineKeyHandler -Key 'Alt+x' -BriefDescription b -LongDescription l -ScriptBlock { 'x' }",
    "Set-PSReadLineKeyHandler 'Alt+x' { 'x' }",
  ])('says that a key runs no script: %s', async source => {
    expect(await shown(source)).toContain('A key cannot run a script here');
  });

  test('says what to type in place of a script that calls one function', async () => {
    const source =
      "Set-PSReadLineKeyHandler -Chord 'Ctrl+d' -ScriptBlock { param($key, $arg) [Microsoft.PowerShell.PSConsoleReadLine]::DeleteCharOrExit($key, $arg) }";
    expect(await shown(source)).toContain("Set-PSReadLineKeyHandler -Chord 'Ctrl+d' -Function DeleteCharOrExit");
  });
});

test('keys are taken away, and all come back', async () => {
  await using shell = await disconnected();
  await shell.run("Remove-PSReadLineKeyHandler -Chord 'Ctrl+l'; Set-PSReadLineKeyHandler F6 RevertLine");
  expect(await shell.run('(Get-PSReadLineKeyHandler Ctrl+l, F6).Function')).toEqual(['RevertLine']);
  await shell.run('Reset-KeyHandler');
  expect(await shell.run('(Get-PSReadLineKeyHandler Ctrl+l, F6).Function')).toEqual(['ClearScreen']);
});

describe('Set-PSReadLineOption', () => {
  test.each([
    ['-EditMode Emacs', 'EditMode', 'Emacs'],
    ['-HistoryNoDuplicates:$false', 'HistoryNoDuplicates', 'False'],
    ['-HistorySearchCursorMovesToEnd:$false', 'HistorySearchCursorMovesToEnd', 'False'],
    ['-MaximumHistoryCount 10', 'MaximumHistoryCount', '10'],
    ['-ContinuationPrompt "... "', 'ContinuationPrompt', '... '],
    ['-AnsiEscapeTimeout 200', 'AnsiEscapeTimeout', '200'],
    ['-PredictionViewStyle ListView', 'PredictionViewStyle', 'ListView'],
    ['-BellStyle none', 'BellStyle', 'None'],
    ['-BackspaceByte BS', 'BackspaceByte', 'BS'],
    ['-ExpandOnSpace', 'ExpandOnSpace', 'True'],
    ['-StatusLine', 'StatusLine', 'True'],
    ['-WordDelimiters "/"', 'WordDelimiters', '/'],
  ])('%s', async (parameters, name, value) => {
    expect(await shown(`Set-PSReadLineOption ${parameters}`, `(Get-PSReadLineOption).${name}`)).toBe(value);
  });

  test.each([
    ['-AnsiEscapeTimeout 5', 'AnsiEscapeTimeout', '50', 'It takes a whole number from 25 to 1000.'],
    ['-MaximumHistoryCount 0', 'MaximumHistoryCount', '4096', 'It takes a whole number from 1 to 1000000.'],
    ['-MaximumKillRingCount -1', 'MaximumKillRingCount', '10', 'It takes a whole number from 1 to 1000.'],
  ])('%s is refused', async (parameters, name, value, reason) => {
    await using shell = await disconnected();
    expect((await shell.run(`Set-PSReadLineOption ${parameters}`)).join('\n')).toContain(reason);
    expect(await shell.run(`(Get-PSReadLineOption).${name}`)).toEqual([value]);
  });

  test.each([
    ['Emacs', 'Ctrl+a', 'BeginningOfLine'],
    ['Windows', 'Ctrl+l', 'ClearScreen'],
  ])('-EditMode %s brings back the keys of the mode', async (mode, key, name) => {
    await using shell = await disconnected();
    await shell.run(`Set-PSReadLineKeyHandler ${key} RevertLine; Set-PSReadLineOption -EditMode ${mode}`);
    expect(await shell.run(`(Get-PSReadLineKeyHandler ${key}).Function`)).toEqual([name]);
  });

  test('what is not supported is told with its reason, and the rest is done', async () => {
    await using shell = await disconnected();
    const lines = await shell.run('Set-PSReadLineOption -AddToHistoryHandler { $true } -DingTone 3 -BellStyle Visual');
    expect(lines.join('\n')).toMatch(/There is no -AddToHistoryHandler here[\s\S]*There is no -DingTone here/);
    expect(await shell.run('(Get-PSReadLineOption).BellStyle')).toEqual(['Visual']);
  });

  test('a path of the history that belongs to somebody else is refused', async () => {
    expect(await shown(`Set-PSReadLineOption -HistorySavePath '${process.cwd()}/package.json'`)).toBe('');
    const history = new HistoryStore(join(mkdtempSync(join(tmpdir(), 'acrsh-')), 'history.jsonl'));
    const editor = lineEditorOf(history);
    expect(() => editor.setOption('historysavepath', 'package.json')).toThrow('is not a history of acrsh');
  });
});

test('colours are set by a hashtable, and each mistake is told', async () => {
  await using shell = await disconnected();
  const lines = await shell.run(
    'Set-PSReadLineOption -Colors @{ Command = "DarkYellow"; Comand = "Red"; Error = "reddish"; Type = "`e[32m" }',
  );
  const text = lines.join('\n');
  expect(text).toContain("The line editor has no colour 'Comand'.");
  expect(text).toContain("'reddish' is no colour.");
  const list = await shell.run('Get-PSReadLineOption');
  expect(list).toEqual(expect.arrayContaining([expect.stringMatching(/^CommandColor +: "`e\[33m"$/)]));
  expect(list).toEqual(expect.arrayContaining([expect.stringMatching(/^TypeColor +: "`e\[32m"$/)]));
});

test('over SSH a key may take longer to arrive', () => {
  const environment = { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' };
  expect(lineEditorOf(new HistoryStore(undefined), { environment }).promptOptions.ansiEscapeTimeout).toBe(100);
});
