import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openTerminal, type TerminalSession } from '../support/screen.ts';
import { inTurn, percentile, rounded } from './measure.ts';
import { acrsh } from './processes.ts';

const KEYS = 60;
const ROWS = 10_000;
/** Between two keys, so that what the one before set going is over; milliseconds. */
const REST = 40;

/** The floor: a line drawn anew with plain sequences for each key, in Node. Enter prints the rows that the table has. */
const BARE = `
process.stdin.setRawMode(true);
let line = '';
process.stdout.write('PS> ');
process.stdin.on('data', keys => {
  line = keys[0] === 0x15 ? '' : line + keys;
  if (!line.endsWith('\\r')) return process.stdout.write('\\r\\x1b[2KPS> ' + line);
  line = '';
  let text = '';
  for (let row = ${ROWS + 1}; row <= ${ROWS * 2}; row++) text += row + ' text ' + row * 2 + '\\n';
  process.stdout.write(text + 'PS> ');
});`;

function openShell(): TerminalSession {
  const env = { ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-bench-')) };
  const args = [acrsh, '-NoLogo', '-NoProfile', '-Emulator'];
  return openTerminal({ file: process.execPath, args, columns: 100, rows: 30, env });
}

const openBare = (): TerminalSession =>
  openTerminal({ file: process.execPath, args: ['-e', BARE], columns: 100, rows: 30 });

/** Milliseconds from a key to the end of the first frame behind it: of Ink's the mark of its end, of the bare one its first bytes. */
async function timeKey(terminal: TerminalSession, key: string, end: string): Promise<number> {
  await setTimeout(REST);
  const sent = terminal.bytes().length;
  const start = performance.now();
  terminal.type(key);
  await terminal.until(() => {
    const answer = terminal.bytes().slice(sent);
    return answer !== '' && answer.includes(end);
  });
  return performance.now() - start;
}

/** Keys at the prompt of the built program, with and without a menu, each against the bare program in turn. */
export async function keysToFrames() {
  const [bare, shell, menu] = [openBare(), openShell(), openShell()];
  const end = '\x1b[?2026l';
  try {
    await Promise.all([bare.until('PS>'), shell.until('PS demo:/>'), openMenu(menu)]);
    const times = { bare: [] as number[], typing: [] as number[], inMenu: [] as number[] };
    for (let at = 0; at < KEYS; at++) {
      const letter = 'zqxjkv'[at % 6] ?? 'z';
      times.bare.push(await timeKey(bare, letter, letter));
      times.typing.push(await timeKey(shell, letter, end));
      times.inMenu.push(await timeKey(menu, '\x1b[B', end));
    }
    const figures = (of: readonly number[]) => ({ p50: rounded(percentile(of, 50)), p95: rounded(percentile(of, 95)) });
    const ratio = (of: readonly number[]) => rounded(percentile(of, 50) / percentile(times.bare, 50));
    return {
      milliseconds: {
        bare: figures(times.bare),
        typing: figures(times.typing),
        inMenu: figures(times.inMenu),
        aim: 'p95 ≤ 16',
      },
      typingToBare: ratio(times.typing),
      inMenuToBare: ratio(times.inMenu),
      menu: menu.rows().findLast(row => /^[\d,]+ of [\d,]+/.test(row)),
    };
  } finally {
    for (const each of [bare, shell, menu]) each.kill('SIGKILL');
  }
}

/** Opens the menu over all tags of the demonstration, 5,000; the first time they are still being fetched. */
async function openMenu(terminal: TerminalSession): Promise<void> {
  await terminal.until('PS demo:/>');
  terminal.type('Get-AcrTag load/many | Out-Null\r');
  await terminal.until(/Null\nPS demo/);
  terminal.type('Get-AcrTag load/many build-\t');
  await terminal.until(/1 of [\d,]+/);
  await setTimeout(1000);
  terminal.type('\x1b');
  await terminal.until(rows => !rows.some(row => / of [\d,]+/.test(row)));
  terminal.type('\t');
  await terminal.until(/1 of [\d,]+/);
}

/** A table of many rows through the prompt against the same text from a bare program. */
export async function rowsToScreen() {
  const [bare, shell] = [openBare(), openShell()];
  // numbers of the same length, as the first rows decide how wide a column is
  const last = ` ${ROWS * 4}`;
  const print = (terminal: TerminalSession, command: string, prompt: RegExp) => async () => {
    terminal.type('\x15');
    await setTimeout(REST);
    const sent = terminal.bytes().length;
    const start = performance.now();
    terminal.type(`${command}\r`);
    await terminal.until(() => {
      const answer = terminal.bytes().slice(sent);
      return answer.includes(last) && prompt.test(answer.slice(answer.lastIndexOf(last)));
    });
    return performance.now() - start;
  };
  try {
    await Promise.all([bare.until('PS>'), shell.until('PS demo:/>')]);
    shell.type(
      `$o = ${ROWS + 1}..${ROWS * 2} | % { [pscustomobject]@{ A = $_; B = 'text'; C = $_ * 2 } }; 'ready' + 1\r`,
    );
    await shell.until(/^ready1$/m);
    const times = await inTurn({ bare: print(bare, '', /PS>/), table: print(shell, '$o', /demo:/) }, 7);
    return {
      rows: ROWS,
      milliseconds: { bare: rounded(times.bare), table: rounded(times.table) },
      tableToBare: { ratio: rounded(times.table / times.bare), aim: '≤ 3' },
    };
  } finally {
    bare.kill('SIGKILL');
    shell.kill('SIGKILL');
  }
}
