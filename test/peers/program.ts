import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A program on PATH, or why a test that needs it cannot run. */
export type Program = { path: string; missing?: never } | { path?: never; missing: string };

/** Looks for a program on PATH. The explanation is meant for a test's title, so that a skip says why. */
export function findProgram(name: string): Program {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = folders.map(folder => join(folder, name)).find(isExecutable);
  return path === undefined ? { missing: `${name} is not on PATH` } : { path };
}

/** Runs a program to its end; returns what it printed. Rejects with its standard error if it fails or runs for over a minute. */
export async function run(path: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(path, args, { timeout: 60_000, maxBuffer: 16 * 1024 * 1024 });
  return stdout;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
