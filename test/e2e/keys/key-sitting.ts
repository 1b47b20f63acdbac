import { expect } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { bytesOf, keys } from '../../support/keys-to-bytes.ts';
import { openTerminal, type TerminalSession } from '../../support/screen.ts';
import { programFor } from '../sitting.ts';
import type { KeyCase, Sight } from './key-case.ts';
import { fits, look } from './seen.ts';

/** The built program in one mode, at which one key after the other is pressed. */
export interface KeySitting {
  readonly terminal: TerminalSession;
  /** Shows a case with one of its keys; rejects where something else is seen. */
  see(each: KeyCase, key: string): Promise<void>;
  close(): Promise<void>;
}

interface Room {
  readonly terminal: TerminalSession;
  readonly emulator: Emulator;
}

/** Earlier inputs, oldest first. Before them comes what chooses the mode. */
const inputs = ["'oldest entry'", 'Write-Output two words', "'newest entry'"];

/** Sits down in a mode, at a registry, with an editor for $EDITOR, with suggestions from the history only and a known history. */
export async function sitDownAtKeys(mode: 'Windows' | 'Emacs', editor: string): Promise<KeySitting> {
  const emulator = await startEmulator({ fixture: 'small' });
  const env = { EDITOR: editor };
  const terminal = openTerminal(programFor({ emulator, columns: 100, rows: 30, kitty: true, env }));
  const room = { terminal, emulator };
  await terminal.until(':/>');
  terminal.type(`Set-PSReadLineOption -EditMode ${mode} -PredictionSource History\r`);
  for (const input of inputs) terminal.type(`${input}\r`);
  await terminal.until(/^newest entry\nPS [^\n]*>\n*$/m);
  // the first suggestion comes with a hint, which is not seen again
  terminal.type("'n");
  await terminal.until(/> 'newest entry'\n→ take [^\n]*\n*$/);
  return {
    terminal,
    see: (each, key) => see(room, each, key),
    async close() {
      terminal.kill('SIGKILL');
      await emulator.close();
    },
  };
}

async function see(room: Room, { from, first = [], and = '', sees, next = [], leave }: KeyCase, key: string) {
  const { terminal } = room;
  // what is selected is copied, and only then is the line given up
  terminal.type(keys('Ctrl+C', 'Ctrl+C', 'Ctrl+L'));
  await terminal.until(/^PS [^\n]*>\n*$/);
  try {
    await begin(room, from);
    for (const pressed of [...first, [bytesAt(key) + and, sees] as const, ...next]) await press(room, ...pressed);
  } finally {
    if (leave !== undefined) terminal.type(leave);
  }
}

/** A key as a terminal with the kitty protocol sends it, where its own bytes would be those of another: ESC of Alt, Ctrl+M of Enter. */
function bytesAt(key: string): string {
  if (key === 'Ctrl+M') return '\x1b[109;5u';
  return key.startsWith('Escape,') ? `\x1b[27u${bytesOf(key.slice('Escape,'.length))}` : bytesOf(key);
}

/** Types what a case begins with and takes the cursor to its place. */
async function begin({ terminal }: Room, from: string): Promise<void> {
  const [before = '', behind = ''] = from.split('|');
  terminal.type((before + behind).replaceAll('\n', keys('Ctrl+J')) + keys('LeftArrow').repeat(behind.length));
  await terminal.until(() => look(terminal).line === from).catch(() => expect(look(terminal).line).toBe(from));
}

async function press({ terminal, emulator }: Room, bytes: string, sees: Sight | string): Promise<void> {
  const sight = typeof sees === 'string' ? { line: sees } : sees;
  const { copied, bell, asked } = sight;
  const copies = terminal.clipboard().length;
  const bells = terminal.bells();
  const now = () => ({
    ...look(terminal),
    copied: decoded(terminal.clipboard().slice(copies).at(-1)),
    bell: terminal.bells() > bells,
  });
  const holds = () => {
    const seen = now();
    return fits(seen, sight) && (copied === undefined || copied === seen.copied) && (bell === undefined || seen.bell);
  };
  emulator.ledger.clear();
  const request = asked === undefined ? undefined : emulator.ledger.arrival(each => each.path === asked);
  if (request === undefined && holds()) throw new Error(`the key was not needed to see ${JSON.stringify(sight)}`);
  terminal.type(bytes);
  await request;
  await terminal.until(holds).catch(() => expect(now()).toEqual(sight));
}

/** The text of an OSC 52. */
function decoded(sent: string | undefined): string | undefined {
  return sent === undefined ? undefined : Buffer.from(sent.slice(sent.indexOf(';') + 1), 'base64').toString();
}
