import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { openTerminal, type SessionOptions, type TerminalSession } from '../support/screen.ts';
import { launcher } from './acrsh.ts';

export interface Sitting {
  readonly terminal: TerminalSession;
  /** Types a line and waits for what it shows. */
  readonly enter: (line: string, shows: string | RegExp) => Promise<void>;
  /** Folder of settings and history. */
  readonly home: string;
}

export interface SittingOptions extends Partial<Omit<SessionOptions, 'file' | 'args'>> {
  /** The registry whose admin user sits down. */
  readonly emulator: Emulator;
  /** Arguments of acrsh; without them it connects to the registry. */
  readonly args?: readonly string[];
  readonly home?: string;
  /** Arguments of Node, before the program. */
  readonly node?: readonly string[];
}

/** How to start the built program for a person: file, arguments and environment. */
export function programFor({ emulator, args, home = newHome(), node = [], env, ...options }: SittingOptions) {
  const { username: ACRSH_USERNAME, password: ACRSH_PASSWORD } = emulator.credentials.admin;
  return {
    ...options,
    file: process.execPath,
    args: [...node, launcher, '-NoLogo', ...(args ?? ['-Registry', emulator.loginServer])],
    env: { ACRSH_HOME: home, ACRSH_USERNAME, ACRSH_PASSWORD, ...env },
  };
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'acrsh-shell-'));

/** A person at the built program, in a terminal of their own, 160 by 50 if nothing else is said. Resolves when the prompt stands. */
export async function sitDown(options: SittingOptions, prompt: string | RegExp = ':/>'): Promise<Sitting> {
  const home = options.home ?? newHome();
  const terminal = openTerminal(programFor({ columns: 160, rows: 50, ...options, home }));
  onTestFinished(() => terminal.kill('SIGKILL'));
  await terminal.until(prompt);
  const enter = async (line: string, shows: string | RegExp) => {
    terminal.type(`${line}\r`);
    await terminal.until(shows);
  };
  return { terminal, enter, home };
}
