import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const launcher = fileURLToPath(new URL('../../bin/acrsh.js', import.meta.url));

/** How a run of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder of its own for settings and history, nothing of the user's, no colour. */
export const environment = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: tmpdir(),
  TZ: 'UTC',
  ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-')),
  ...extra,
});

/** Starts the built program. */
export function startAcrsh(args: readonly string[], { env }: RunOptions = {}) {
  return spawn(process.execPath, [launcher, ...args], { stdio: 'pipe', env: environment(env) });
}

/** Runs the built program to its end. */
export async function acrsh(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = startAcrsh(args, options);
  child.stdin.end(options.input);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, stdout, stderr };
}
