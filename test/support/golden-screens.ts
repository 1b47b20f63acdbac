import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ScreenView, screenViews } from '../screens/views.ts';
import { openTerminal, type TerminalSession } from './screen.ts';

/** How the screens are played: each view at each width in each look, on 30 rows. */
export const WIDTHS = [60, 80, 100, 160] as const;
export const LOOKS = ['dark', 'mono', 'plain'] as const;
export type Look = (typeof LOOKS)[number];

const launcher = fileURLToPath(new URL('../../bin/acrsh.js', import.meta.url));
const folder = new URL('../screens/', import.meta.url);
const ROWS = 30;

/** Where a screen is kept, for example `tags.80.dark.screen`. */
export const screenFile = (name: string, columns: number, look: Look): URL =>
  new URL(`${name}.${columns}.${look}.screen`, folder);

/** Node's arguments that make it the 15th of January 2026 for the program, for ever. */
const fixedClock = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    'const now = () => 1768471200000; Date.now = now;' +
      'globalThis.Date = new Proxy(Date, { construct: (target, args) => Reflect.construct(target, args.length ? args : [now()], target) });',
  )}`,
];

/** The built program as it is played: with a folder of its own, and the time standing still. */
export const openProgram = (columns: number, rows: number, look: Look, args: readonly string[] = []): TerminalSession =>
  openTerminal({
    file: process.execPath,
    args: [...fixedClock, launcher, '-NoLogo', '-NoProfile', '-Theme', look === 'mono' ? 'mono' : 'dark', ...args],
    columns,
    rows,
    env: { ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-screens-')), ...(look === 'plain' ? { NO_COLOR: '1' } : {}) },
  });

/**
 * Plays views in one session of the built program on its embedded registry, and answers what each shows, with styles and the cursor. What is
 * another in each run, the port of the registry, is `#####`. The first command goes before them.
 */
export async function playScreens(
  columns: number,
  look: Look,
  views = screenViews,
  first = '',
): Promise<Map<string, string>> {
  const terminal = openProgram(columns, ROWS, look, ['-Emulator']);
  try {
    const screens = new Map<string, string>();
    await terminal.until('PS demo:/>');
    terminal.type(`${first}Get-AcrRepository -Detailed\r`);
    const listed = /Registry: 127\.0\.0\.1:(\d+)[\s\S]*\nPS demo:\/> *\n*$/;
    await terminal.until(listed);
    const port = listed.exec(terminal.rows().join('\n'))?.[1] ?? '';
    // it may be broken where the window ends, with a line of styles between
    const brokenPort = new RegExp([...port].join('(?:\\n(?::[^\\n]*\\n)?\\|)?'), 'g');
    for (const view of views) {
      screens.set(view.name, (await playView(terminal, view)).replace(brokenPort, hidden));
    }
    return screens;
  } finally {
    terminal.kill('SIGKILL');
    await terminal.exited;
  }
}

/** The digits of the text rows; the styles between them stay. */
const hidden = (match: string): string =>
  match
    .split('\n')
    .map(row => (row.startsWith(':') ? row : row.replace(/\d/g, '#')))
    .join('\n');

async function playView(terminal: TerminalSession, { steps, leave, hidesCursor = false }: ScreenView): Promise<string> {
  terminal.type('Clear-History; cls\r');
  await terminal.until(/^PS demo:\/> *\n*$/);
  for (const { type, until } of steps) {
    terminal.type(type);
    await terminal.until(until);
  }
  // the end of a frame of the editor
  await terminal.until(() => terminal.cursor().shown !== hidesCursor);
  const { x, y } = terminal.cursor();
  const screen = [...terminal.styled(), hidesCursor ? 'no cursor' : `cursor ${x},${y}`, ''].join('\n');
  terminal.type(leave);
  await terminal.until(/(^|\n)PS demo:\/> *\n*$/);
  return screen;
}
