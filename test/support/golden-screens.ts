import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { launcher } from '../e2e/acrsh.ts';
import { atHome, type ScreenStep, type ScreenView, type Seat, viewsIn, type Window } from '../screens/views.ts';
import { openTerminal, type TerminalSession } from './screen.ts';

/** How the screens are played: each view in each of its windows in each look. */
export const LOOKS = ['dark', 'mono', 'plain'] as const;
export type Look = (typeof LOOKS)[number];

const folder = new URL('../screens/', import.meta.url);

/** Where a screen is kept, for example `tags.80.dark.screen`. */
export const screenFile = (name: string, { columns }: Window, look: Look): URL =>
  new URL(`${name}.${columns}.${look}.screen`, folder);

/** The 15th of January 2026, for ever. In milliseconds since 1970. */
const NOW = 1_768_471_200_000;

/** Node's arguments that make it that moment for the program. */
const fixedClock = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    `const now = () => ${NOW}; Date.now = now;` +
      'globalThis.Date = new Proxy(Date, { construct: (target, args) => Reflect.construct(target, args.length ? args : [now()], target) });',
  )}`,
];

const newHome = (): string => mkdtempSync(join(tmpdir(), 'acrsh-screens-'));

/** The built program as it is played: with a folder of its own, and the time standing still. */
export const openProgram = (
  { columns, rows }: Window,
  look: Look,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): TerminalSession =>
  openTerminal({
    file: process.execPath,
    args: [...fixedClock, launcher, '-NoLogo', '-NoProfile', '-Theme', look === 'mono' ? 'mono' : 'dark', ...args],
    columns,
    rows,
    env: {
      ACRSH_HOME: newHome(),
      ...(look === 'plain' ? { NO_COLOR: '1' } : {}),
      ...env,
    },
  });

/**
 * Plays views in sessions of the built program, one for each seat, and answers what each shows, with styles and the cursor. What is another in
 * each run, the port of the registry, is `#####`. The first command goes before those on the embedded registry.
 */
export async function playScreens(
  window: Window,
  look: Look,
  views = viewsIn(window),
  first = '',
): Promise<Map<string, string>> {
  const screens = new Map<string, string>();
  for (const [seat, played] of Map.groupBy(views, each => each.seat ?? atHome)) {
    const { terminal, port, close } = await takeSeat(seat, { window, look, first });
    // only there: a colour may have the same digits
    const ports = new RegExp(`(?<=${broken('127.0.0.1:')}${BREAK})${broken(port)}`, 'g');
    try {
      for (const view of played) {
        screens.set(view.name, (await playView(terminal, view, seat)).replace(ports, hidden));
      }
    } finally {
      await close();
    }
  }
  return screens;
}

/** Where the window ends, with a line of styles between. */
const BREAK = String.raw`(?:\n(?::[^\n]*\n)?\|)?`;

/** A pattern for a text that may be broken anywhere. */
const broken = (text: string): string => [...text.replaceAll('.', '·')].join(BREAK).replaceAll('·', String.raw`\.`);

interface Played {
  readonly window: Window;
  readonly look: Look;
  readonly first: string;
}

async function takeSeat(seat: Seat, { window, look, first }: Played) {
  const registry = seat.registry && (await startEmulator({ ...seat.registry, now: () => new Date(NOW) }));
  const home = newHome();
  if (seat.settings) writeFileSync(join(home, 'settings.json'), JSON.stringify(seat.settings));
  const { username, password } = registry?.credentials.admin ?? {};
  const terminal = registry
    ? openProgram(window, look, ['-Registry', registry.loginServer, ...seat.args], {
        ACRSH_HOME: home,
        ACRSH_USERNAME: username ?? '',
        ACRSH_PASSWORD: password ?? '',
      })
    : openProgram(window, look, ['-Emulator', ...seat.args], { ACRSH_HOME: home });
  await terminal.until(new RegExp(seat.prompt));
  return {
    terminal,
    port: registry?.loginServer.split(':')[1] ?? (await embeddedPort(terminal, seat, first)),
    async close() {
      terminal.kill('SIGKILL');
      await terminal.exited;
      await registry?.close();
    },
  };
}

async function embeddedPort(terminal: TerminalSession, { prompt }: Seat, first: string): Promise<string> {
  terminal.type(`${first}Get-AcrRepository -Detailed\r`);
  const listed = new RegExp(`Registry: 127\\.0\\.0\\.1:(\\d+)[\\s\\S]*\\n${prompt} *\\n*$`);
  // more rows than a low window has
  const found = () => listed.exec(terminal.lines().join('\n'));
  await terminal.until(() => found() !== null);
  return found()?.[1] ?? '';
}

/** The digits of the text rows; the styles between them stay. */
const hidden = (match: string): string =>
  match
    .split('\n')
    .map(row => (row.startsWith(':') ? row : row.replace(/\d/g, '#')))
    .join('\n');

async function playView(
  terminal: TerminalSession,
  { steps, afterwards = [], leave, hidesCursor = false }: ScreenView,
  { prompt }: Seat,
): Promise<string> {
  terminal.type('Clear-History; cls\r');
  await terminal.until(new RegExp(`^${prompt} *\\n*$`));
  await play(terminal, steps);
  // the end of a frame of the editor
  await terminal.until(() => terminal.cursor().shown !== hidesCursor);
  const { x, y } = terminal.cursor();
  const screen = [...terminal.styled(), hidesCursor ? 'no cursor' : `cursor ${x},${y}`, ''].join('\n');
  await play(terminal, afterwards);
  terminal.type(leave);
  await terminal.until(new RegExp(`(^|\\n)${prompt} *\\n*$`));
  return screen;
}

async function play(terminal: TerminalSession, steps: readonly ScreenStep[]): Promise<void> {
  for (const { type, until } of steps) {
    terminal.type(type);
    await terminal.until(allOf(until));
  }
}

/** All patterns on the screen. */
function allOf(until: ScreenStep['until']): (rows: readonly string[]) => boolean {
  const patterns = until instanceof RegExp ? [until] : until;
  const holds = (rows: readonly string[]) => patterns.every(each => each.test(rows.join('\n')));
  // what is said where it never comes
  return Object.assign(holds, { toString: () => patterns.join(' and ') });
}
