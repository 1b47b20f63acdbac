import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spawn as spawnTerminal } from '@lydell/node-pty';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const acrsh = join(root, 'bin/acrsh.js');

/** Nothing of the user's: no profile, no history, no colour. */
export const environment = { ...process.env, ACRSH_HOME: mkdtempSync(join(tmpdir(), 'acrsh-bench-')), CI: undefined };

/** Milliseconds from start to end of a Node process. Throws when it fails. */
export async function timeNode(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...environment, ...extra } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return performance.now() - start;
}

export interface Painted {
  /** Milliseconds until the text was there. */
  readonly painted: number;
  /** Milliseconds until a key pressed at the start was shown. */
  readonly live: number;
}

/** Starts a Node program in a pseudo-terminal and waits for a text, then for the echo of a key. */
export async function timeTerminal(args: readonly string[], text: string, key?: string): Promise<Painted> {
  const start = performance.now();
  const terminal = spawnTerminal(process.execPath, [...args], { cols: 100, rows: 30, env: environment });
  const seen = Promise.withResolvers<void>();
  const echoed = Promise.withResolvers<void>();
  let output = '';
  let painted = 0;
  terminal.onData(data => {
    output += data;
    if (painted === 0 && output.includes(text)) {
      painted = performance.now() - start;
      seen.resolve();
    }
    // an echo in front of the prompt is the terminal's own, from before anybody read the key
    if (painted > 0 && key !== undefined && output.slice(output.indexOf(text)).includes(key)) echoed.resolve();
  });
  if (key !== undefined) terminal.write(key);
  await seen.promise;
  if (key !== undefined) await echoed.promise;
  const live = performance.now() - start;
  const ended = Promise.withResolvers<void>();
  terminal.onExit(() => ended.resolve());
  terminal.kill('SIGKILL');
  await ended.promise;
  return { painted, live };
}

export interface RunningRegistry {
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  stop(): void;
}

/** Starts the registry with so many tags, or manifests, in a process of its own. */
export const startRegistry = (count: number, kind: 'tags' | 'manifests' = 'tags'): Promise<RunningRegistry> =>
  startProcess('registry-process.ts', [kind, count]);

/** Starts a registry in a process of its own that is made by a script beside this one. */
export async function startProcess(name: string, args: readonly (string | number)[]): Promise<RunningRegistry> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [script, ...args.map(String)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { origin, username, password } = JSON.parse(String(line));
  return { origin, username, password, stop: () => void child.kill('SIGKILL') };
}
