import { openTerminal, type SessionOptions, type TerminalSession } from './screen.ts';

/** A terminal whose program is a shell with job control, and a program started from it: what a user has who leaves or stops the program. */
export interface OuterShell {
  readonly terminal: TerminalSession;
  /** Process of the program, which leads its own group. */
  readonly pid: number;
  /** The terminal's settings as `stty -a` told them before the program was started. */
  readonly settingsBefore: string;
  /** Waits for the shell's prompt and asks for the settings again; shows also that the shell takes keys and runs commands. */
  settingsNow(): Promise<string>;
  /** Exit status of the last command, as the shell has it. Waits for its prompt. */
  status(): Promise<number>;
}

/** The prompt of the outer shell. */
export const OUTER_PROMPT = 'outer$';

/** Starts the shell and in it the program; resolves when the program's process is there. The caller kills the terminal. */
export async function openUnderShell({ file, args = [], env, ...options }: SessionOptions): Promise<OuterShell> {
  const terminal = openTerminal({
    columns: 120,
    rows: 40,
    ...options,
    file: '/bin/sh',
    args: ['-i'],
    env: { ...env, PS1: `${OUTER_PROMPT} `, ENV: '', HISTFILE: '' },
  });
  let asked = 0;

  // the mark is written in two pieces, so that the echo of the command does not hold it
  async function ask(command: string): Promise<{ readonly status: number; readonly answer: string }> {
    asked++;
    await terminal.until(rows => rows.findLast(row => row !== '')?.endsWith(OUTER_PROMPT) ?? false);
    terminal.type(`echo be''gin-${asked} $?; ${command}; echo e''nd-${asked}\r`);
    const shown = new RegExp(`^begin-${asked} (\\d+)\\n([\\s\\S]*?)\\n?^end-${asked}$`, 'm');
    await terminal.until(shown);
    const [, status, answer = ''] = shown.exec(terminal.rows().join('\n')) ?? [];
    return { status: Number(status), answer };
  }

  const { answer: settingsBefore } = await ask('stty -a');
  const words = [file, ...args].map(each => `'${each.replaceAll("'", "'\\''")}'`).join(' ');
  await terminal.until(rows => rows.findLast(row => row !== '')?.endsWith(OUTER_PROMPT) ?? false);
  terminal.type(`clear; sh -c 'echo "process $$."; exec "$@"' sh ${words}\r`);
  const started = /^process (\d+)\.$/m;
  await terminal.until(started);
  const pid = Number(started.exec(terminal.rows().join('\n'))?.[1]);
  return {
    terminal,
    pid,
    settingsBefore,
    settingsNow: async () => (await ask('stty -a')).answer,
    status: async () => (await ask('true')).status,
  };
}
