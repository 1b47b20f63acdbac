import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys, pasteOf } from '../support/keys-to-bytes.ts';
import { sitDown } from './sitting.ts';
import { stallListing } from './stalled-listing.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterAll(() => emulator.close());

/** Escape as a terminal with the kitty protocol sends it, so that nothing has to wait for what may follow. */
const esc = '\x1b[27u';
const slow = 'Get-AcrTag library/hello-world | Out-Null\r';

test('a paste of 200 lines runs nothing, whatever it holds, and is run as one when it is accepted', async () => {
  const { terminal } = await sitDown({ emulator });
  const pasted = Array.from({ length: 200 }, (_, index) => `$n += 1; if ($n -eq 200) { "ran $n" } # ${index}`);
  emulator.ledger.clear();
  terminal.type(pasteOf(`$n = 0; Remove-AcrRepository library/hello-world -WhatIf\r\n${pasted.join('\r\n')}\r\n`));
  await terminal.until('# 199');
  expect(terminal.lines().join('\n')).not.toMatch(/What if|^ran/m);
  expect(emulator.ledger.entries).toEqual([]);
  terminal.type(keys('Enter'));
  await terminal.until(/^ran 200\nPS /m);
  expect(terminal.lines().filter(line => /^ran|^What if/.test(line))).toHaveLength(2);
});

test('what is typed while a command is slow is run afterwards in its order, and nothing is lost', async () => {
  const { terminal } = await sitDown({ emulator });
  const { release, arrived } = stallListing(emulator);
  terminal.type(slow);
  await arrived();
  for (let each = 1; each <= 20; each++) terminal.type(`'typed ' + ${each}\r`);
  terminal.type("'the res");
  release();
  await terminal.until(/> 'the res\n*$/);
  terminal.type("t'\r");
  await terminal.until(/^the rest$/m);
  expect(terminal.lines().filter(line => line.startsWith('typed'))).toEqual(
    Array.from({ length: 20 }, (_, index) => `typed ${index + 1}`),
  );
});

test('Ctrl+C at a slow command cancels it and drops what was typed ahead', async () => {
  const { terminal } = await sitDown({ emulator });
  const { arrived } = stallListing(emulator);
  terminal.type(slow);
  await arrived();
  terminal.type(`'typed ahead'\r${keys('Ctrl+C')}`);
  await terminal.until(/\^C\nPS [^\n]*\/>\n*$/);
  terminal.type("'next'\r");
  await terminal.until(/^next$/m);
  expect(terminal.lines()).not.toContain('typed ahead');
});

test('Ctrl+C twice abandons a command that does not stop', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type("try { 'start' + 'ed'; Start-Sleep 1000 } finally { while ($true) { } }\r");
  await terminal.until(/^started$/m);
  terminal.type(keys('Ctrl+C'));
  await terminal.until('^C');
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/\^C[\s\S]*\nPS [^\n]*\/>\n*$/);
  terminal.type("'next'\r");
  await terminal.until(/^next$/m);
});

test('Ctrl+C stops the output of a command that gave everything at once', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type("'go'; 1..5000000\r");
  await terminal.until(/^go$/m);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/\n\^C\nPS [^\n]*\/>\n*$/);
  expect(terminal.lines()).not.toContain('5000000');
});

test('Ctrl+C leaves a line on the screen and a hint on an empty one', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type("'given up");
  await terminal.until("> 'given up");
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/> 'given up\^C\nPS [^\n]*\/>\n*$/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/Ctrl\+D or exit to leave\nPS [^\n]*\/>\n*$/);
});

test('Ctrl+C at a question stops the whole pipeline', async () => {
  const { terminal } = await sitDown({ emulator });
  emulator.ledger.clear();
  terminal.type("Get-AcrTag library/hello-world | Remove-AcrTag; 'after'\r");
  await terminal.until(/\[\?\] Help \(default is "[^"]*"\): *\n*$/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/\nPS [^\n]*\/>\n*$/);
  expect(terminal.lines()).not.toContain('after');
  expect(terminal.lines().filter(line => line.startsWith('Performing the operation'))).toHaveLength(1);
  expect(emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test('Escape at a question answers nothing, and at a running command does nothing', async () => {
  const { terminal } = await sitDown({ emulator });
  emulator.ledger.clear();
  const { release, arrived } = stallListing(emulator);
  terminal.type("Get-AcrTag library/hello-world | Select-Object -First 1 | Remove-AcrTag; 'after'\r");
  await arrived();
  terminal.type(esc);
  release();
  await terminal.until(/\[\?\] Help \(default is "[^"]*"\): *\n*$/);
  terminal.type(`${esc}x`);
  await terminal.until(/\(default is "[^"]*"\): x\n*$/);
  terminal.type(`${keys('Backspace')}${esc}n\r`);
  await terminal.until(/^after\nPS [^\n]*\/>\n*$/m);
  expect(emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

const keptBy = [keys('Ctrl+C'), keys('Escape'), 'library/hello\r'];

test('Ctrl+C, Escape and a wrong name all keep what is severe to delete', async () => {
  const { terminal } = await sitDown({ emulator });
  emulator.ledger.clear();
  for (const answer of keptBy) {
    terminal.type('Remove-AcrRepository library/hello-world\r');
    await terminal.until(/Type library\/hello-world[^\n]*\n*$/);
    terminal.type(answer);
    await terminal.until(/\nPS [^\n]*\/>\n*$/);
    terminal.type('cls\r');
    await terminal.until(/^PS [^\n]*\/>\n*$/);
  }
  expect(emulator.ledger.entries.filter(each => each.method === 'DELETE')).toEqual([]);
});

test('Ctrl+C in the completion menu closes it and gives up the line; Escape gives back what was typed', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type('Get-AcrT\t\t');
  await terminal.until(/\d of \d/);
  terminal.type(keys('Escape'));
  await terminal.until(/> Get-AcrT\n*$/);
  terminal.type('\t\t');
  await terminal.until(/\d of \d/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/> Get-AcrT[^\n]*\^C\nPS [^\n]*\/>\n*$/);
});

test('Ctrl+C in a search ends it and gives up the line', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type("'found by searching'\r");
  await terminal.until(/^found by searching\nPS /m);
  terminal.type(`${keys('Ctrl+R')}by sea`);
  await terminal.until(/by sea_?\s*$/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/\nPS [^\n]*\/>\n*$/);
  terminal.type("'next'\r");
  await terminal.until(/^next$/m);
});

test('Ctrl+C in the list of suggestions closes it and gives up the line', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type("'suggested'\r");
  await terminal.until(/^suggested\nPS /m);
  terminal.type(`${keys('F2')}'sug`);
  await terminal.until(/> 'sug[^\n]*\n[^\n]*'suggested'/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until(/> 'sug\^C\nPS [^\n]*\/>\n*$/);
});

test('Ctrl+C on a selection copies it and leaves the line', async () => {
  const { terminal } = await sitDown({ emulator });
  terminal.type(`abc${keys('Shift+LeftArrow', 'Shift+LeftArrow')}`);
  await terminal.until(() => terminal.styled().join('\n').includes('> abc'));
  terminal.type(keys('Ctrl+C'));
  await terminal.until(() => terminal.clipboard().length > 0);
  expect(terminal.clipboard()).toEqual([`c;${Buffer.from('bc').toString('base64')}`]);
  terminal.type(keys('End', 'Ctrl+C'));
  await terminal.until(/> abc\^C\nPS [^\n]*\/>\n*$/);
});

test.each([
  ['the browser', 'Show-Browser library/hello-world\r', /1 TAGS/, 'jjQ'],
  ['the browser, by its line', 'Show-Browser library/hello-world\r', /1 TAGS/, ':quit\r'],
  ['the pager', '1..200 | Out-Host -Paging\r', /lines 1-\d+\/200/, 'jjq'],
])(
  'what is typed behind the key that leaves %s is for the prompt, also where all came at once',
  async (_, line, shows, leave) => {
    const { terminal } = await sitDown({ emulator });
    for (const pieces of [1, 3]) {
      terminal.type(line);
      await terminal.until(() => terminal.alternateScreen);
      await terminal.until(shows);
      const typed = `${leave}'typed ' + '${pieces}'\r'and ' + 'more ${pieces}'\r`;
      const size = Math.ceil(typed.length / pieces);
      for (let at = 0; at < typed.length; at += size) terminal.type(typed.slice(at, at + size));
      await terminal.until(rows => rows.includes(`typed ${pieces}`) && rows.includes(`and more ${pieces}`));
    }
  },
);
