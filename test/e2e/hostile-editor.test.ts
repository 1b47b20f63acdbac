import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { graphemes } from '../../src/terminal/graphemes.ts';
import { type Hostile, hostile } from '../support/hostile.ts';
import { keys, pasteOf } from '../support/keys-to-bytes.ts';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { styledRows } from '../support/styled.ts';
import { anyLook, expectUnharmed, expectUnharmedScreen, printed } from '../support/unharmed.ts';
import { programFor } from './sitting.ts';

// Text from outside on the surfaces of the editor: menu, suggestions, searches, pager, prompt. What opens must also close without a trace.

let emulator: Emulator;
let terminal: TerminalSession;

const rows = 40;
/** One line, so that a suggestion or a search can show it. */
const oneLiners = hostile.filter(each => !/[\n\r]/.test(each.text));
/** What follows the id is no part of its last character, else nobody could type the id alone. */
const endsItsId = ({ id, text }: Hostile) => graphemes(text).slice(0, id.length).join('') === id;
const some = (of: readonly Hostile[], every: number) => of.filter((_, index) => index % every === 0);

beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
  const home = mkdtempSync(join(tmpdir(), 'acrsh-hostile-'));
  writeFileSync(join(home, 'history.jsonl'), historyFile());
  writeFileSync(join(home, 'hostile.json'), JSON.stringify(hostile.map(({ text }) => ({ Text: text }))));
  writeFileSync(join(home, 'profile.ps1'), profile());
  mkdirSync(join(home, 'themes'));
  some(hostile, 10).forEach(({ id, text }) => {
    const theme = { name: text, about: text, appearance: text, [text]: text, tokens: { [text]: { fg: text } } };
    writeFileSync(join(home, 'themes', `${id}.json`), JSON.stringify(theme));
  });
  for (const { id, text } of oneLiners.filter(
    each => Buffer.byteLength(each.text) < 100 && !/[/\0\ud800-\udfff]/.test(each.text),
  ))
    writeFileSync(join(home, 'themes', `${text}.json`), id);
  writeFileSync(join(home, 'editor.mjs'), EDITOR);
  const env = { VISUAL: `${process.execPath} ${join(home, 'editor.mjs')}` };
  terminal = openTerminal(programFor({ emulator, home, columns: 100, rows, cwd: home, env }));
  await terminal.until(/:\/> *\n*$/);
  await printed(terminal, '$h = (Get-Content hostile.json -Raw | ConvertFrom-Json).Text');
  await printed(
    terminal,
    '$q = [pscustomobject]@{}; $h | % { $q | Add-Member -NotePropertyName $_ -NotePropertyValue $_ }',
  );
}, 60_000);
afterAll(async () => {
  terminal.kill('SIGKILL');
  await emulator.close();
});

/** Records as somebody may have put them there by hand, some of them none. */
function historyFile(): string {
  const records = hostile.map(({ text, id }, index) => ({
    id: `${id}.1`,
    line: `'${text}' > $null`,
    time: index,
    registry: text,
    location: text,
  }));
  const raw = hostile.map(({ text }) => `{"id":"${text}","line":"${text}","time":1}`);
  return [...records.map(each => JSON.stringify(each)), ...raw].map(each => `${each}\n`).join('');
}

/** A function whose help and parameters hold the texts, and a prompt that answers one after the other. */
function profile(): string {
  const comment = hostile.map(({ text }) => text.replaceAll('#>', '').slice(0, 600)).join('\n');
  return `function Get-Hostile {
<#
.SYNOPSIS
${comment.slice(0, 2000)}
.DESCRIPTION
${comment}
.PARAMETER Name
${comment.slice(0, 2000)}
.EXAMPLE
Get-Hostile
${comment.slice(0, 2000)}
#>
param([string] $Name, [string] $Other)
}
# the editor's own bells would hide those of others
Set-PSReadLineOption -BellStyle None
$prompts = -1
function prompt {
  if ($prompts -lt 0) { 'PS :/> ' } else { "$($h[$prompts])\`nPS \${prompts}:/> " }
}
`;
}

/** Puts the text of the file named in \`text\` behind what is edited. */
const EDITOR = `import { readFileSync, writeFileSync } from 'node:fs';
writeFileSync(process.argv[2], readFileSync(process.argv[2], 'utf8') + readFileSync('text', 'utf8'));
`;

/** Opens something under the line or over the screen, and closes it; nothing may be left, even if the screen had to scroll for it. */
async function openAndClose(open: () => Promise<void>, close: string): Promise<void> {
  const before = terminal.lines();
  const from = before.length - rows;
  const cells = styledRows(terminal.lineCells(from));
  await open();
  terminal.type(close);
  await terminal.until(/PS [^\n]*:\/> *\n*$/);
  await terminal.until(() => terminal.cursor().shown);
  expect(terminal.lines().slice(0, from)).toEqual(before.slice(0, from));
  expect(styledRows(terminal.lineCells(from))).toEqual(cells);
}

/** Goes through a list with a key, looking at each screen. */
async function walk(key: string, count: number, place: (at: number) => RegExp): Promise<void> {
  for (let at = 1; at <= count; at++) {
    await terminal.until(place(at));
    expectUnharmedScreen(terminal);
    if (at < count) terminal.type(key);
  }
}

test('the menu: labels, what is put into the line, and what it says', async () => {
  await openAndClose(
    async () => {
      terminal.type('$q.\t');
      await terminal.until(/\n1 of \d+/);
      const [, count] = /\n1 of (\d+)/.exec(terminal.rows().join('\n')) ?? [];
      expect(Number(count)).toBeGreaterThan(hostile.length);
      await walk(keys('DownArrow'), Number(count), at => new RegExp(`\\n${at} of ${count}`));
    },
    keys('Ctrl+G', 'Ctrl+U'),
  );
});

test('tooltips and help of a function, in the menu, in the block, and in the pager', async () => {
  await openAndClose(
    async () => {
      terminal.type('Get-Hostile -\t');
      await terminal.until(/1 of \d+/);
      expectUnharmedScreen(terminal);
    },
    keys('Ctrl+G', 'Ctrl+U'),
  );
  await openAndClose(
    async () => {
      terminal.type(`Get-Hostile -Name${keys('Alt+H')}`);
      await terminal.until(/-Name <String>/);
      expectUnharmedScreen(terminal);
    },
    keys('Ctrl+G', 'Ctrl+U'),
  );
  for (const open of [`Get-Hostile -Name${keys('F1')}`, `Get-Hostile${keys('F1')}`]) {
    await openAndClose(
      async () => {
        terminal.type(open);
        await pages();
      },
      `q${keys('Ctrl+E', 'Ctrl+U')}`,
    );
  }
});

/** Pages through the text in the pager to its end. */
async function pages(): Promise<void> {
  await terminal.until(/lines \d+-\d+/);
  for (;;) {
    expectUnharmedScreen(terminal);
    const before = terminal.rows().join('\n');
    if (before.includes('(END)')) return;
    terminal.type(' ');
    await terminal.until(all => all.join('\n') !== before);
  }
}

test('suggestions: in grey behind the cursor, and in the list', async () => {
  for (const { id } of some(oneLiners.filter(endsItsId), 4)) {
    await openAndClose(async () => {
      terminal.type(`'${id}`);
      await terminal.until(new RegExp(`'${id}.`));
      expectUnharmedScreen(terminal);
    }, keys('Ctrl+U'));
  }
  const families = [...new Set(oneLiners.map(each => each.id.slice(0, 5)))];
  terminal.type(keys('F2'));
  for (const family of families) {
    await openAndClose(
      async () => {
        terminal.type(`'${family}`);
        await terminal.until(/<-\/\d+>/);
        const [, count] = /<-\/(\d+)>/.exec(terminal.rows().join('\n')) ?? [];
        for (let at = 1; at <= Number(count); at++) {
          // a line that is as high as the screen leaves no room for the list
          const before = terminal.rows().join('\n');
          terminal.type(keys('DownArrow'));
          await terminal.until(all => all.join('\n') !== before);
          expectUnharmedScreen(terminal);
        }
      },
      keys('Ctrl+E', 'Ctrl+U'),
    );
  }
  terminal.type(keys('F2'));
});

test('a search through the history: what is looked for and what is found', async () => {
  for (const { id } of some(hostile, 4)) {
    await openAndClose(async () => {
      terminal.type(keys('Ctrl+R'));
      terminal.type(id);
      await terminal.until(all => /bck-i-search: /.test(all.join('\n')) && all.join('').split(id).length > 2);
      expectUnharmedScreen(terminal);
    }, keys('Ctrl+G'));
  }
  for (const { text } of some(oneLiners, 8)) {
    await openAndClose(async () => {
      terminal.type(keys('Ctrl+R'));
      for (const part of [...text.slice(0, 40)].filter(each => !/\p{Cc}/u.test(each))) terminal.type(part);
      await terminal.until(/bck-i-search: \S/);
      expectUnharmedScreen(terminal);
    }, keys('Ctrl+G'));
  }
});

test('the list of earlier inputs, and its filter', async () => {
  await openAndClose(async () => {
    terminal.type(keys('F7'));
    await terminal.until(/History \(\d+\)/);
    for (let page = 0; page < hostile.length / (rows - 4); page++) {
      expectUnharmedScreen(terminal);
      const before = terminal.rows().join('\n');
      terminal.type(keys('PageDown'));
      await terminal.until(all => all.join('\n') !== before);
    }
    for (const { text, id } of some(hostile, 8)) {
      terminal.type(keys('Ctrl+U'));
      await terminal.until(/History \(\d+\)/);
      terminal.type(pasteOf(text));
      await terminal.until(new RegExp(`History \\(\\d+ of \\d+\\)[\\s\\S]*filter: ${id}`));
      expectUnharmedScreen(terminal);
    }
  }, keys('Escape'));
});

test('what is searched for in the pager', async () => {
  await openAndClose(
    async () => {
      terminal.type(`Get-Hostile${keys('F1')}`);
      await terminal.until(/lines \d+-\d+/);
      for (const { text, id } of some(hostile, 8)) {
        terminal.type(`/${pasteOf(text)}`);
        await terminal.until(new RegExp(`\\n/${id}`));
        expectUnharmedScreen(terminal);
        terminal.type(keys('Enter'));
        await terminal.until(/\n(lines \d+-\d+|Pattern not found: )[^\n]*\n*$/);
        expectUnharmedScreen(terminal);
      }
    },
    `q${keys('Ctrl+E', 'Ctrl+U')}`,
  );
});

test('themes: their names, what is said of them and what is wrong with them', async () => {
  const shown = await printed(terminal, 'Get-Theme | where Source -ne acrsh | select -First 60');
  expect(shown.lines.length).toBeGreaterThan(60);
  expectUnharmed(terminal, shown);
  expectUnharmed(terminal, await printed(terminal, `Get-Theme qz* | Format-List *`));
  for (const { id } of some(hostile, 40)) {
    const from = terminal.lines().findLastIndex(line => line !== '') + 1;
    // what is wrong with it is said in front of the next prompt
    terminal.type(`Set-Theme ${id}\r`);
    await terminal.until(new RegExp(`The theme ${id}[\\s\\S]*PS :/> *\\n*$`));
    expectUnharmed(terminal, { lines: [], from, to: terminal.lines().findLastIndex(line => line !== '') });
  }
  await printed(terminal, 'Set-Theme dark');
});

test('what a prompt function answers: its colours end with it, and nothing else of it counts', async () => {
  const from = terminal.lines().findLastIndex(line => line !== '') + 1;
  terminal.type('$prompts = 0\r');
  for (const [index, { id }] of hostile.entries()) {
    await terminal.until(new RegExp(`${id}[\\s\\S]*\\nPS ${index}:/> *\\n*$`));
    terminal.type(index + 1 < hostile.length ? `$prompts++\r` : '$prompts = -1\r');
  }
  await terminal.until(/PS :\/> *\n*$/);
  const cells = terminal.lineCells(from).flat();
  expect(cells.filter(each => /[\p{Cc}\p{Bidi_Control}]/u.test(each.text) || each.link !== undefined)).toEqual([]);
  expectUnharmedScreen(terminal, anyLook);
});

test('the mark of further lines', async () => {
  for (const { text } of some(hostile, 20)) {
    const at = hostile.findIndex(each => each.text === text);
    await printed(terminal, `Set-PSReadLineOption -ContinuationPrompt $h[${at}]`);
    terminal.type(`1${keys('Alt+Enter')}2${keys('Alt+Enter')}3`);
    await terminal.until(/3 *\n*$/);
    expectUnharmedScreen(terminal);
    terminal.type(keys('Ctrl+C'));
    await terminal.until(/PS :\/> *\n*$/);
  }
  await printed(terminal, "Set-PSReadLineOption -ContinuationPrompt '>> '");
});

test('the line as it comes back from an editor', async () => {
  for (const { text, id } of some(hostile, 20)) {
    const at = hostile.findIndex(each => each.text === text);
    await printed(terminal, `Set-Content text ("'" + $h[${at}].Replace("'", "''") + "' > \`$null")`);
    const before = terminal.lines().findLastIndex(line => line !== '');
    terminal.type(keys('Ctrl+X', 'Ctrl+E'));
    await terminal.until(new RegExp(`${id}[\\s\\S]*PS :/> *\\n*$`));
    expectUnharmed(terminal, { lines: [], from: before, to: terminal.lines().findLastIndex(line => line !== '') });
  }
});
